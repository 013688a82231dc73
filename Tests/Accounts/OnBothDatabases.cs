using System.Reflection;
using DistrictUnion.Tests.Support;
using Xunit.Sdk;

namespace DistrictUnion.Tests.Accounts;

/// <summary>Which database a test of accounts runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>The test runs on a SQLite file.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite]];
}

/// <summary>The test runs on PostgreSQL; skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute() => Skip = PostgresServer.Missing;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Postgres]];
}

/// <summary>All tests of accounts share one PostgreSQL server; each has a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AccountsTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "accounts";
}
