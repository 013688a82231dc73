namespace DistrictUnion.Storage.Postgres.Cluster;

/// <summary>
/// The tables in which silos find each other and keep the state of their grains. They lie in a schema of their own, because Orleans' ADO.NET
/// providers look for <c>OrleansQuery</c> without one. Everything else is reached only through the statements in that table, so names are ours.
/// </summary>
internal static class ClusterSchema
{
    public const string Name = "cluster";

    /// <summary>Keeps the text of a <see cref="ClusterStatement"/>, in place of an older one.</summary>
    public const string KeepStatement =
        $"INSERT INTO {Name}.orleansquery (querykey, querytext) VALUES ({{0}}, {{1}}) ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext";

    /// <summary>The states of grains in the columns of our own <c>grain_state</c>, and when each was written.</summary>
    public const string GrainStates = $"{OurColumns} FROM {Name}.grain_storage {Kept}";

    /// <summary>Takes the states of silos that are gone into <c>grain_state</c>, for whoever is alone now. A row there is the newer one: silos empty that table as they read.</summary>
    public const string TakeGrainStates =
        $"""
        WITH gone AS (DELETE FROM {Name}.grain_storage RETURNING *)
        INSERT INTO grain_state (name, key, etag, json)
        SELECT DISTINCT ON (name, key) name, key, etag, json FROM ({OurColumns} FROM gone {Kept}) AS states (name, key, etag, json, modified)
        ORDER BY name, key, modified DESC
        ON CONFLICT (name, key) DO NOTHING
        """;

    /// <summary>A silo keeps a state under its name and the grain's type with a slash between, and the grain's key as text.</summary>
    private const string OurColumns =
        "SELECT split_part(state_name, '/', 1), split_part(state_name, '/', 2) || '/' || key_text, version, convert_from(payload, 'UTF8'), modified";

    private const string Kept = "WHERE payload IS NOT NULL";

    /// <summary>What the program's role needs. A dead silo's row and a cleared state are deleted.</summary>
    /// <param name="role">Quoted.</param>
    public static string Grants(string role) =>
        $"""
        GRANT USAGE ON SCHEMA {Name} TO {role};
        GRANT SELECT ON {Name}.orleansquery TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON {Name}.membership_versions, {Name}.members, {Name}.grain_storage TO {role};
        """;
}
