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

    /// <summary>
    /// The states of grains in the columns of our own <c>grain_state</c>, and when each was written. A silo keeps a state under its name and the
    /// grain's type with a slash between, and the grain's key as text.
    /// </summary>
    public const string GrainStates =
        $"""
        SELECT split_part(state_name, '/', 1), split_part(state_name, '/', 2) || '/' || key_text, version, convert_from(payload, 'UTF8'), modified
        FROM {Name}.grain_storage WHERE payload IS NOT NULL
        """;

    /// <summary>What the program's role needs. A dead silo's row and a cleared state are deleted.</summary>
    /// <param name="role">Quoted.</param>
    public static string Grants(string role) =>
        $"""
        GRANT USAGE ON SCHEMA {Name} TO {role};
        GRANT SELECT ON {Name}.orleansquery TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON {Name}.membership_versions, {Name}.members, {Name}.grain_storage TO {role};
        """;
}
