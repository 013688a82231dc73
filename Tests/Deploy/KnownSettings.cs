using System.Text.RegularExpressions;
using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Tests.Architecture;

namespace DistrictUnion.Tests.Deploy;

/// <summary>Every key that the programs read.</summary>
internal static partial class KnownSettings
{
    /// <summary>Of both programs in a cluster build, which these tests are not; <c>PostgreSqlOwner</c> of the verb <c>upgrade</c> alone.</summary>
    private static readonly string[] OfTheCluster =
        ["Cluster:PostgreSql", "Cluster:ClusterId", "Cluster:ServiceId", "Cluster:PostgreSqlOwner", "Silo:Address", "Silo:SiloPort", "Silo:GatewayPort"];

    /// <summary>Keys of the framework that <c>appsettings.json</c> documents.</summary>
    private static readonly string[] OfTheFramework = ["Urls", SettingsCheck.JsonLog];

    /// <summary>As they stand in a settings file: <c>Syslog:Host</c>.</summary>
    public static HashSet<string> All { get; } =
        [.. SettingSection.All.SelectMany(section => section.Names.Select(name => $"{section.Name}:{name}")), .. OfTheCluster, .. OfTheFramework, .. Sections()];

    /// <summary>Whole sections may be named, too.</summary>
    private static IEnumerable<string> Sections() => Key().Matches(Repository.Read("Gateway/appsettings.json")).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("""^  "(?<name>\w+)": \{""", RegexOptions.Multiline)]
    private static partial Regex Key();
}
