using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

/// <summary>All tests of accounts share one PostgreSQL server; each has a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AccountsTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "accounts";
}
