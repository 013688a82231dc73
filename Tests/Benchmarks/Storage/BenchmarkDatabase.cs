using DistrictUnion.Storage.Postgres;
using Npgsql;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>A new database on a server that is there for this alone.</summary>
internal static class BenchmarkDatabase
{
    private const string Role = "benchmark_program";

    /// <summary>Makes it with the tables of storage, in place of one of that name.</summary>
    /// <param name="owner">Connection string of a role that may make databases and roles; the server trusts it.</param>
    /// <returns>Connection strings of who owns the tables and of the program.</returns>
    public static async Task<(string Tables, string Program)> Make(string owner, string name)
    {
        await PostgresLoop.Execute(owner, $"DROP DATABASE IF EXISTS {name}");
        await PostgresLoop.Execute(owner, $"DO $$ BEGIN CREATE ROLE {Role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        await PostgresLoop.Execute(owner, $"CREATE DATABASE {name}");
        var tables = new NpgsqlConnectionStringBuilder(owner) { Database = name }.ConnectionString;
        await PostgresUpgrade.Run(tables, Role);
        return (tables, new NpgsqlConnectionStringBuilder(tables) { Username = Role }.ConnectionString);
    }
}
