using System.Globalization;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Cluster;

/// <summary>A gateway whose silos the test starts and stops itself.</summary>
/// <param name="database">Connection string for the service.</param>
internal sealed class ClusterApplication(string database) : GatewayApplication
{
    internal override string? OnServer => database;

    /// <summary>How often it makes a call.</summary>
    internal int Attempts { get; init; } = 4;

    internal override IEnumerable<KeyValuePair<string, string?>> Settings => [.. base.Settings, new("Cluster:Attempts", Attempts.ToString(CultureInfo.InvariantCulture))];

    protected override void StartGrains()
    {
    }
}
