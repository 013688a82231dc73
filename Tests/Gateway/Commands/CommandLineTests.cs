using System.Security.Cryptography;
using System.Text.Json;
using DistrictUnion.Gateway.Commands;
using DistrictUnion.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Tests.Gateway.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-cli-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:5081")]
    [InlineData(true, "--help")]
    [InlineData(true, "read")]
    [InlineData(true, "nonsense")]
    public void IsVerb_Arguments_TellsVerbsFromSettingsOfTheHost(bool expected, params string[] args) => Assert.Equal(expected, CommandLine.IsVerb(args));

    [Fact]
    public async Task Run_Help_NamesEveryVerbInChinese()
    {
        Assert.Equal(0, await Run("--help"));
        Assert.All(CommandLine.Verbs, verb => Assert.Contains(verb.Usage, output.ToString(), StringComparison.Ordinal));
        Assert.Contains("不带命令", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("read")]
    [InlineData("read", "a.txt")]
    [InlineData("read", "a.txt", "--out")]
    [InlineData("verify", "--what")]
    [InlineData("backup")]
    [InlineData("export", "qinglan", "--out", "x.xlsx")]
    public async Task Run_Misused_Is2AndSaysHow(params string[] args)
    {
        Assert.Equal(2, await Run(args));
        Assert.Matches("用法|--help", error.ToString());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Read_Files_WritesOneJsonEach()
    {
        var plan = Path.Combine(folder, "plan.docx");
        await File.WriteAllBytesAsync(plan, PlanDocument.OfXihu);
        var out1 = Path.Combine(folder, "out");
        Assert.Equal(0, await Run("read", plan, "--out", out1, "--json"));
        var reading = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(Path.Combine(out1, "plan.json")));
        Assert.Equal("西湖小学2026年工会工作计划", reading.GetProperty("plans")[0].GetProperty("title").GetString());
        Assert.Equal(1, JsonSerializer.Deserialize<JsonElement>(output.ToString())[0].GetProperty("plans").GetInt32());
    }

    [Fact]
    public async Task Read_WithPoints_WritesTheCoverageBesideTheSameReading()
    {
        var plan = Path.Combine(folder, "plan.txt");
        await File.WriteAllTextAsync(plan, "西湖小学2026年工会工作计划\n一、民主管理\n1．三月召开教代会。\n2．十月组织教职工体检。\n");
        var (plainly, covered, own) = (Path.Combine(folder, "plain"), Path.Combine(folder, "covered"), Path.Combine(folder, "own"));
        Assert.Equal(0, await Run("read", plan, "--out", plainly));
        Assert.Equal(0, await Run("read", plan, plan, "--out", covered, "--points", "default"));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(plainly, "plan.json")), await File.ReadAllBytesAsync(Path.Combine(covered, "plan.json")));
        Assert.Equal(["plan-2.coverage.json", "plan-2.json", "plan.coverage.json", "plan.json"], Directory.GetFiles(covered).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["plan.json"], Directory.GetFiles(plainly).Select(Path.GetFileName));
        Assert.Contains("未涉及：", error.ToString(), StringComparison.Ordinal);

        var points = Path.Combine(folder, "points.json");
        await File.WriteAllTextAsync(points, """{"points":[{"code":"checkup","name":"体检","area":"a09","works":[{"words":["体检"]}],"least":1,"unit":"次","per":"year"}]}""");
        Assert.Equal(0, await Run("read", plan, "--out", own, "--points", points));
        var coverage = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(Path.Combine(own, "plan.coverage.json")));
        Assert.Equal("必备工作要点全部涉及。", coverage[0].GetProperty("summary").GetString());
    }

    [Theory]
    [InlineData(null, "没有这个文件")]
    [InlineData("[]", "不是必备工作要点的清单")]
    [InlineData("null", "不是必备工作要点的清单")]
    [InlineData("""{"points":[{"code":"p","name":"体检","area":"a09","works":[],"least":1,"unit":"次","per":"year"}]}""", "points.without-words")]
    public async Task Read_PointsThatAreNone_AreRefusedBeforeAnythingIsRead(string? points, string sentence)
    {
        var (plan, file, into) = (Path.Combine(folder, "plan.txt"), Path.Combine(folder, "points.json"), Path.Combine(folder, "out"));
        await File.WriteAllTextAsync(plan, "西湖小学2026年工会工作计划");
        if (points is not null) await File.WriteAllTextAsync(file, points);
        Assert.Equal(1, await Run("read", plan, "--out", into, "--points", file));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(into));
    }

    [Fact]
    public async Task Read_FileThatIsNotThere_Is1()
    {
        Assert.Equal(1, await Run("read", Path.Combine(folder, "none.docx"), "--out", folder));
        Assert.Contains("没有这个文件", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_OnTheSample_SealVerifyRebuildBackupExport()
    {
        var database = Path.Combine(folder, "sample.db");
        Assert.Null(await DemoStart.Create(new(database)));
        Assert.Equal(1, await Run("demo", "--database", database));

        Assert.Equal(0, await Run("seal", "qinglan", "--json", "--database", database));
        var seal = JsonSerializer.Deserialize<JsonElement>(output.ToString());
        var printed = $"{seal.GetProperty("number").GetInt64()}:{seal.GetProperty("digest").GetString()}";
        Assert.Equal(0, await Run("verify", "--seal", printed, "--database", database));
        Assert.Equal(0, await Run("rebuild", "--database", database));
        var attached = Convert.ToHexStringLower(SHA256.HashData("附件"u8));
        var shelf = Directory.CreateDirectory(Path.Combine(folder, "files", attached[..2]));
        await File.WriteAllTextAsync(Path.Combine(shelf.FullName, attached), "附件");
        var backup = Path.Combine(folder, "backup");
        Assert.Equal(0, await Run("backup", backup, "--database", database));
        Assert.Equal(1, await Run("backup", backup, "--database", database));
        Assert.Equal(0, await Run("verify", "--seal", printed, "--database", Path.Combine(backup, "sample.db")));
        Assert.Equal("附件", await File.ReadAllTextAsync(Path.Combine(backup, "files", attached[..2], attached)));
        Assert.True(new FileInfo(Path.Combine(backup, "accounts.db")).Length > 0);

        var book = Path.Combine(folder, "district.xlsx");
        Assert.Equal(0, await Run("export", "qinglan", "2026Q2", "--out", book, "--database", database));
        Assert.Contains("完成率比较", SheetReader.Open(await File.ReadAllBytesAsync(book)).Names);
        Assert.Equal(0, await Run("export", "qinglan", "2026", "--school", "mingde", "--out", book, "--database", database));
        Assert.Equal(1, await Run("export", "qinglan", "2026", "--school", "nobody", "--out", book, "--database", database));
        Assert.Equal(1, await Run("export", "qinglan", "2026Q2", "--out", Path.Combine(folder, "none", "x.xlsx"), "--database", database));
        Assert.Contains("文件夹不存在", error.ToString(), StringComparison.Ordinal);

        Flip(database);
        error.GetStringBuilder().Clear();
        Assert.Equal(1, await Run("verify", "--database", database));
        Assert.Contains("第 3 版", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> Run(params string[] args)
    {
        output.GetStringBuilder().Clear();
        return await MainJob.Commands.Run(args, output, error);
    }

    /// <summary>Changes one byte of the third fact of the district, past the service.</summary>
    private static void Flip(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE journal SET facts = CAST(replace(CAST(facts AS TEXT), '初中', '高中') AS BLOB) WHERE stream = 'district:qinglan' AND version = 3";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
