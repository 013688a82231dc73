using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Tests of storage that run on both databases share one PostgreSQL server; each has a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "storage";
}
