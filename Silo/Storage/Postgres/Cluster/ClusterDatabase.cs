using Npgsql;

namespace DistrictUnion.Storage.Postgres.Cluster;

/// <summary>The database as Orleans' ADO.NET providers reach it.</summary>
public static class ClusterDatabase
{
    /// <summary>Orleans' name for the ADO.NET driver.</summary>
    public const string Driver = "Npgsql";

    /// <param name="postgreSql">The connection string of the program's role.</param>
    /// <returns>One under which <c>OrleansQuery</c> is found.</returns>
    /// <exception cref="StorageException">It cannot be read: <c>storage.connection-string</c>.</exception>
    public static string ForProviders(string postgreSql) =>
        new NpgsqlConnectionStringBuilder(PostgresDatabase.Settings(postgreSql).ConnectionString) { SearchPath = ClusterSchema.Name }.ConnectionString;
}
