using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Hosting;

public sealed class SecretsTests : IDisposable
{
    private const string Connection = "Host=db;Database=du;Username=du;Password=geheim-7";

    private readonly string folder = Directory.CreateTempSubdirectory("district-union-settings-").FullName;

    [Fact]
    public void Complete_SecretInAFile_IsTakenWithoutItsLineEnd()
    {
        var settings = Complete(out var problems, ("Accounts:PostgreSqlFile", Write("secret", Connection + "\r\n")), ("Kestrel:Certificates:Default:PasswordFile", Write("pfx", "abc\n")));

        Assert.Empty(problems);
        Assert.Equal(Connection, settings["Accounts:PostgreSql"]);
        Assert.Equal("abc", settings["Kestrel:Certificates:Default:Password"]);
    }

    [Fact]
    public void Complete_SecretByEnvironment_IsTaken()
    {
        var settings = Complete(out var problems, ("Accounts:PostgreSql", Connection), ("Telemetry:OtlpHeaders", "authorization=x"));

        Assert.Empty(problems);
        Assert.Equal(Connection, settings["Accounts:PostgreSql"]);
    }

    [Fact]
    public void Complete_SecretTwice_IsRefused()
    {
        Complete(out var problems, ("Accounts:PostgreSql", Connection), ("Accounts:PostgreSqlFile", Write("secret", Connection)));

        Assert.Equal("设置 Accounts:PostgreSql 和 Accounts:PostgreSqlFile 只能写一个。", Assert.Single(problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(null)]
    public void Complete_FileWithNothing_IsRefusedByItsKey(string? content)
    {
        var path = content is null ? Path.Combine(folder, "absent") : Write("empty", content);
        Complete(out var problems, ("Accounts:PostgreSqlFile", path));

        Assert.StartsWith("设置 Accounts:PostgreSqlFile 指的文件读不出来", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Accounts": { "PostgreSql": "Host=db;Username=du;Password=geheim-7" } }""", "Accounts:PostgreSql")]
    [InlineData("""{ "Accounts": { "PostgreSql": "Host=db;Username=du;PWD=geheim-7" } }""", "Accounts:PostgreSql")]
    [InlineData("""{ "Telemetry": { "OtlpHeaders": "authorization=geheim-7" } }""", "Telemetry:OtlpHeaders")]
    [InlineData("""{ "Kestrel": { "Certificates": { "Default": { "Path": "a.pfx", "Password": "geheim-7" } } } }""", "Kestrel:Certificates:Default:Password")]
    public void Complete_SecretInTheSettingsFile_IsRefusedAndNotRepeated(string json, string key)
    {
        var file = Write("appsettings.json", json);
        var builder = new ConfigurationBuilder().AddJsonFile(file);
        var sentence = Assert.Single(SettingsCheck.Complete(builder, builder.Build()));

        Assert.StartsWith($"设置 {key} 里有密码，不能写在appsettings.json里", sentence, StringComparison.Ordinal);
        Assert.Contains($"{key}File", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_SecretOnTheCommandLine_IsRefused()
    {
        var builder = new ConfigurationBuilder().AddCommandLine([$"--Accounts:PostgreSql={Connection}"]);

        Assert.StartsWith("设置 Accounts:PostgreSql 里有密码，不能写在命令行里", Assert.Single(SettingsCheck.Complete(builder, builder.Build())), StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_ConnectionWithoutPasswordInTheSettingsFile_IsTaken()
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Write("appsettings.json", """{ "Accounts": { "PostgreSql": "Host=/run/postgresql;Username=du" } }"""));

        Assert.Empty(SettingsCheck.Complete(builder, builder.Build()));
    }

    [Fact]
    public void Setting_NamedLikeASecret_IsOne()
    {
        string[] words = ["PostgreSql", "Password", "Secret", "Headers", "ConnectionString"];
        var open = SettingSection.All.SelectMany(s => s.Settings).Where(s => words.Any(w => s.Name.Contains(w, StringComparison.Ordinal)) && !s.IsSecret && !s.Name.EndsWith(Secrets.FileEnding, StringComparison.Ordinal));

        Assert.Empty(open.Where(s => s.Type == typeof(string)).Select(s => s.Key));
    }

    [Fact]
    public void SettingsFile_ThatIsNoJson_IsNamedWithItsLine()
    {
        var file = Write("appsettings.json", "{\n  \"Http\": {\n    \"AllowPlain\": tru\n  }\n}");
        var broken = Assert.Throws<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(file).Build());

        Assert.Equal("设置文件 appsettings.json 第 3 行写得不对，不是有效的 JSON（引号、逗号、括号）。", SettingsFile.Problem(broken));
    }

    /// <summary>An installed service's file lies in /etc, with a link beside the program: people know the former.</summary>
    [LinuxFact]
    public void SettingsFile_BehindALink_IsNamedAsPeopleKnowIt()
    {
        var file = Write("settings.json", "{");
        var link = Path.Combine(folder, "appsettings.Production.json");
        File.CreateSymbolicLink(link, file);
        var broken = Assert.Throws<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(link).Build());
        Assert.Contains($"设置文件 {file} 第", SettingsFile.Problem(broken), StringComparison.Ordinal);

        File.WriteAllText(file, """{ "Embedded": { "PostgreSql": "Host=db;Username=u;Password=secret" } }""");
        Assert.Contains($"不能写在{file}里", Assert.Single(Secrets.Exposed(new ConfigurationBuilder().AddJsonFile(link).Build())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Urls\": \"a\", \"Urls\": \"b\" }", "“Urls”写了两次，请合成一个")]
    [InlineData("[]", "最外面要是一对大括号")]
    public void SettingsFile_ThatIsNoObjectOfNames_IsNamed(string json, string flaw)
    {
        var file = Write("appsettings.json", json);
        var broken = Assert.Throws<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(file).Build());

        Assert.Equal($"设置文件 appsettings.json 写得不对：{flaw}。", SettingsFile.Problem(broken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IConfiguration Complete(out string[] problems, params (string Key, string Value)[] settings)
    {
        var builder = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        problems = [.. SettingsCheck.Complete(builder, builder.Build())];
        return builder.Build();
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
