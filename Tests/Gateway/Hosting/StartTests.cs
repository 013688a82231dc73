using System.Diagnostics;
using DistrictUnion.Gateway.Hosting;

namespace DistrictUnion.Tests.Gateway.Hosting;

/// <summary>The program itself, as somebody starts it.</summary>
[Trait("Host", "Embedded")]
public sealed class StartTests
{
    [Theory]
    [InlineData("--Embedded:MaxActivations=0", "设置 Embedded:MaxActivations 的值“0”不对：要是整数，从 1 到 1000000。")]
    [InlineData("--Embedded:MaxActivation=5", "没有 Embedded:MaxActivation 这个设置，是不是想写 Embedded:MaxActivations？")]
    public async Task Start_WrongSetting_StopsWithOneSentence(string argument, string sentence)
    {
        var (code, output, error) = await Run([argument]);

        Assert.Equal((2, "", sentence), (code, output, error.Trim()));
    }

    [Fact]
    public async Task Verb_WrongSetting_StopsWithOneSentence()
    {
        var (code, output, error) = await Run(["verify"], ("Accounts__IdleMinutes", "4"));

        Assert.Equal((2, "", "设置 Accounts:IdleMinutes 的值“4”不对：要是整数，从 5 到 120。"), (code, output, error.Trim()));
    }

    /// <summary>A server that does not answer is a sentence, not a stack trace, whoever asks first.</summary>
    [Theory]
    [InlineData]
    [InlineData("verify")]
    [InlineData("user", "list")]
    [InlineData("user", "reset", "u1")]
    [InlineData("upgrade")]
    [InlineData("export", "qinglan", "2026Q2", "--out", "x.xlsx")]
    public async Task Database_OnAServerThatDoesNotAnswer_IsOneSentence(params string[] arguments)
    {
        const string Nowhere = "Host=127.0.0.1;Port=1;Database=du;Username=";
        var (code, _, error) = await Run(arguments, ("Embedded__PostgreSql", $"{Nowhere}du_service"), ("Embedded__PostgreSqlOwner", $"{Nowhere}du_owner"));

        Assert.Equal(1, code);
        Assert.Matches(@"^连不上数据库\S+.*127\.0\.0\.1:1.*$", error.Trim());
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("district-union-start-");
        var start = new ProcessStartInfo("dotnet", [typeof(HttpOptions).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete();
        return (process.ExitCode, await output, await error);
    }
}
