using System.Text.RegularExpressions;
using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Tests.Architecture;

namespace DistrictUnion.Tests.Deploy;

/// <summary>Every key that the programs read, as it stands in a settings file: <c>Syslog:Host</c>. What only a cluster build compiles is read from its files.</summary>
internal static partial class KnownSettings
{
    public static HashSet<string> OfGateways { get; } =
    [
        "Urls", SettingsCheck.JsonLog, .. SettingSection.All.SelectMany(section => section.Names.Select(name => $"{section.Name}:{name}")),
        .. Property().Matches(Repository.Read("Gateway/Hosting/Cluster/ClusterClientOptions.cs")).Select(match => $"Cluster:{match.Groups["name"].Value}"),
    ];

    /// <summary>Those that <c>Silo/appsettings.json</c> documents; one without a default stands there as a comment.</summary>
    public static HashSet<string> OfSilos { get; } = ["Urls", "Logging:Console:FormatterName", .. Documented("Cluster"), .. Documented("Silo")];

    private static IEnumerable<string> Documented(string section)
    {
        var file = Repository.Read("Silo/appsettings.json");
        var begin = file.IndexOf($"\"{section}\": {{", StringComparison.Ordinal);
        Assert.True(begin >= 0, $"{section} does not stand in Silo/appsettings.json");
        return Entry().Matches(file[begin..file.IndexOf("\n  }", begin, StringComparison.Ordinal)]).Select(match => $"{section}:{match.Groups["name"].Value}");
    }

    [GeneratedRegex(@"public \w+ (?<name>\w+) \{ get; set; \}")]
    private static partial Regex Property();

    [GeneratedRegex("""^    (// )?"(?<name>\w+)":""", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
