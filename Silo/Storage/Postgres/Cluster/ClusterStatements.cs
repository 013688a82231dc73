using System.Collections.Immutable;

namespace DistrictUnion.Storage.Postgres.Cluster;

/// <summary>A statement that an ADO.NET provider of Orleans reads from the table <c>OrleansQuery</c>.</summary>
/// <param name="Key">The name under which the provider looks for it.</param>
/// <param name="Text">With the parameters that the provider passes; it need not use all of them.</param>
internal sealed record ClusterStatement(string Key, string Text);

/// <summary>
/// The contract between Orleans' ADO.NET providers and the database: names, parameters and columns are theirs
/// (<c>DbStoredQueries</c> and <c>AdoNetGrainStorage</c> in Orleans' source), the statements are written for our tables.
/// A change of the membership succeeds only on the version that its writer has read, which it counts on; a state is written only on the
/// version (ETag) that was read, a first one only where there is none.
/// </summary>
internal static class ClusterStatements
{
    /// <summary><c>SiloStatus.Dead</c>.</summary>
    private const string Dead = "6";

    private const string Versions = $"{ClusterSchema.Name}.membership_versions";

    private const string Members = $"{ClusterSchema.Name}.members";

    private const string States = $"{ClusterSchema.Name}.grain_storage";

    private const string IsMember = "m.deployment_id = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation";

    private const string IsState =
        "g.service_id = @ServiceId AND g.state_name = @GrainTypeString AND g.key_text = coalesce(@GrainIdExtensionString, '') AND g.key_n0 = @GrainIdN0 AND g.key_n1 = @GrainIdN1";

    private const string MemberColumns =
        """
        v.deployment_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
        m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.i_am_alive_time AS IAmAliveTime, v.version AS Version
        """;

    /// <summary>The next version of the membership, if the writer has read the one before.</summary>
    /// <param name="condition">What must hold besides.</param>
    private static string NextVersion(string condition) =>
        $"UPDATE {Versions} v SET version = v.version + 1, changed = now() WHERE v.deployment_id = @DeploymentId AND v.version = @Version AND {condition} RETURNING v.deployment_id";

    public static ImmutableArray<ClusterStatement> All { get; } =
    [
        new("GatewaysQueryKey", $"SELECT m.address AS Address, m.proxy_port AS ProxyPort, m.generation AS Generation FROM {Members} m WHERE m.deployment_id = @DeploymentId AND m.status = @Status AND m.proxy_port > 0"),
        new("MembershipReadRowKey", $"SELECT {MemberColumns} FROM {Versions} v LEFT JOIN {Members} m ON {IsMember} WHERE v.deployment_id = @DeploymentId"),
        new("MembershipReadAllKey", $"SELECT {MemberColumns} FROM {Versions} v LEFT JOIN {Members} m ON m.deployment_id = v.deployment_id WHERE v.deployment_id = @DeploymentId"),
        new(
            "InsertMembershipVersionKey",
            $"""
            WITH made AS (INSERT INTO {Versions} (deployment_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT count(*) > 0 FROM made
            """),
        new(
            "InsertMembershipKey",
            $"""
            WITH counted AS ({NextVersion($"NOT EXISTS (SELECT 1 FROM {Members} m WHERE {IsMember})")}),
            made AS (
                INSERT INTO {Members} (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
                SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM counted
                RETURNING 1)
            SELECT count(*) > 0 FROM made
            """),
        new(
            "UpdateMembershipKey",
            $"""
            WITH counted AS ({NextVersion($"EXISTS (SELECT 1 FROM {Members} m WHERE {IsMember})")}),
            changed AS (
                UPDATE {Members} m SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
                FROM counted WHERE {IsMember}
                RETURNING 1)
            SELECT count(*) > 0 FROM changed
            """),
        new("UpdateIAmAlivetimeKey", $"UPDATE {Members} m SET i_am_alive_time = @IAmAliveTime WHERE {IsMember}"),
        new("DeleteMembershipTableEntriesKey", $"DELETE FROM {Members} WHERE deployment_id = @DeploymentId; DELETE FROM {Versions} WHERE deployment_id = @DeploymentId"),
        new("CleanupDefunctSiloEntriesKey", $"DELETE FROM {Members} WHERE deployment_id = @DeploymentId AND status = {Dead} AND i_am_alive_time < @IAmAliveTime"),
        new("ReadFromStorageKey", $"SELECT g.payload AS PayloadBinary, g.version AS Version FROM {States} g WHERE {IsState}"),
        new(
            "WriteToStorageKey",
            $"""
            WITH first AS (
                INSERT INTO {States} (service_id, state_name, key_n0, key_n1, key_text, payload, version)
                SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1
                WHERE @GrainStateVersion IS NULL
                ON CONFLICT DO NOTHING
                RETURNING version),
            next AS (
                UPDATE {States} g SET payload = @PayloadBinary, version = g.version + 1, modified = now()
                WHERE {IsState} AND g.version = @GrainStateVersion
                RETURNING g.version)
            SELECT version AS NewGrainStateVersion FROM first UNION ALL SELECT version FROM next
            """),
        new(
            "ClearStorageKey",
            $"UPDATE {States} g SET payload = NULL, version = g.version + 1, modified = now() WHERE {IsState} AND g.version = @GrainStateVersion RETURNING g.version AS NewGrainStateVersion"),
        new("DeleteStorageKey", $"DELETE FROM {States} g WHERE {IsState} AND g.version = @GrainStateVersion RETURNING g.version + 1 AS NewGrainStateVersion"),
    ];
}
