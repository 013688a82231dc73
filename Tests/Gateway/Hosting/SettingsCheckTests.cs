using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DistrictUnion.Gateway.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Hosting;

/// <summary>Wrong settings are found before anything is made of them, each with one sentence that names its key.</summary>
[Trait("Host", "Embedded")]
public sealed class SettingsCheckTests
{
    private static readonly Setting[] Every = [.. SettingSection.All.SelectMany(section => section.Settings)];

    /// <summary>For every setting the values that it does not take: not readable, empty where it must not be, just outside its bounds.</summary>
    public static TheoryData<string, string> WrongValues
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var setting in Every)
            {
                foreach (var value in Unreadable(setting).Concat(Outside(setting))) data.Add(setting.Key, value);
            }

            return data;
        }
    }

    /// <summary>The ends of every range.</summary>
    public static TheoryData<string, string> LastRightValues
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var setting in Every.Where(s => RangeOf(s) is not null))
            {
                data.Add(setting.Key, Text(RangeOf(setting)!.Minimum));
                data.Add(setting.Key, Text(RangeOf(setting)!.Maximum));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void Problems_WrongValue_IsOneSentenceThatNamesTheKey(string key, string value)
    {
        var sentence = Assert.Single(SettingsCheck.Problems(With((key, value))));

        Assert.Contains($"设置 {key} 的值", sentence, StringComparison.Ordinal);
        Assert.EndsWith("。", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LastRightValues))]
    public void Problems_EndOfARange_AreNone(string key, string value) => Assert.Empty(SettingsCheck.Problems(With((key, value))));

    [Theory]
    [InlineData("Thumbnails:Converter", "/usr/bin/true")]
    [InlineData("Telemetry:Otlp", "collector:4318")]
    [InlineData("Telemetry:PrometheusFrom", "10.0.0.0/8;office")]
    [InlineData("Accounts:PostgreSql", "no connection")]
    [InlineData("Accounts:PostgreSql", "Hosts=db")]
    [InlineData("Embedded:PostgreSql", "no connection")]
    [InlineData("Urls", "http//x")]
    [InlineData("Urls", "http://localhost:5080;ftp://localhost")]
    [InlineData("Logging:Json", "yes")]
    [InlineData("Logging:LogLevel:Default", "Loud")]
    [InlineData("Logging:Console:LogLevel:Default", "5")]
    public void Problems_ValueThatMakesNoSense_NameTheKey(string key, string value)
    {
        var sentence = Assert.Single(SettingsCheck.Problems(With((key, value))));

        Assert.Contains($"设置 {key}", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Embedded:MaxActivation", "Embedded:MaxActivations")]
    [InlineData("Accounts:IdleTime", "Accounts:IdleMinutes")]
    [InlineData("Accounts:PostgreSqlFil", "Accounts:PostgreSqlFile")]
    [InlineData("Embeded:Database", "Embedded:Database")]
    [InlineData("Telemetri:Otlp", "Telemetry:Otlp")]
    public void Problems_KeyThatThereIsNot_NameTheNearest(string key, string meant) =>
        Assert.Equal($"没有 {key} 这个设置，是不是想写 {meant}？", Assert.Single(SettingsCheck.Problems(With((key, "1")))));

    [Fact]
    public void Problems_FilesInADatabaseThatIsAFile_AreOneSentence() =>
        Assert.Contains("SQLite 的附件放在文件夹里", Assert.Single(SettingsCheck.Problems(With(("Embedded:FilesInDatabase", "true")))), StringComparison.Ordinal);

    [Fact]
    public void Problems_FilesInAPostgresDatabase_AreNone() =>
        Assert.Empty(SettingsCheck.Problems(With(("Embedded:FilesInDatabase", "true"), ("Embedded:PostgreSql", "Host=db"))));

    [Fact]
    public void Problems_KeysOfOthers_AreNone() =>
        Assert.Empty(SettingsCheck.Problems(With(("PATH", "/bin"), ("Kestrel:Endpoints:Http:Url", "http://localhost:1"), ("dotnet:gcServer", "1"), ("embedded:maxactivations", "5"))));

    [Fact]
    public void Problems_GroupInPlaceOfAValue_NameTheKey() =>
        Assert.Equal("设置 Embedded:Database 要是一个值，不是一组。", Assert.Single(SettingsCheck.Problems(With(("Embedded:Database:Path", "x")))));

    [Fact]
    public void Problems_Several_AreSaidTogether() =>
        Assert.Equal(2, SettingsCheck.Problems(With(("Embedded:MaxActivations", "0"), ("Http:AllowPlain", "ja"))).Length);

    private static IEnumerable<string> Unreadable(Setting setting) =>
        setting.Type == typeof(string) ? setting.Property.GetCustomAttribute<RequiredAttribute>() is null ? [] : ["", " "]
        : setting.Type == typeof(TimeSpan) ? ["", "soon", "1"]
        : setting.Type == typeof(bool) ? ["", "ja", "1"]
        : setting.Type.IsEnum ? ["", "Nothing", "0"]
        : ["", "many", "1.5", "1,000"];

    private static IEnumerable<string> Outside(Setting setting) => RangeOf(setting) is not { } range ? []
        : setting.Type == typeof(int) ? [Text((int)range.Minimum - 1), Text((int)range.Maximum + 1)]
        : [Text(Time(range.Minimum) - TimeSpan.FromSeconds(1)), Text(Time(range.Maximum) + TimeSpan.FromSeconds(1))];

    private static RangeAttribute? RangeOf(Setting setting) => setting.Property.GetCustomAttribute<RangeAttribute>();

    private static TimeSpan Time(object value) => TimeSpan.Parse(Text(value), CultureInfo.InvariantCulture);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static IConfigurationRoot With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();
}
