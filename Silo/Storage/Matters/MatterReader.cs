using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Grains.Matters;

namespace DistrictUnion.Storage.Matters;

/// <summary>Reads matters of all schools in one statement.</summary>
internal sealed class MatterReader(Database database) : IMatterReader
{
    private const string Sql = "SELECT school, contents FROM matters WHERE district = @0 ORDER BY school, number";

    public Task<ImmutableArray<RecordedMatter>> OfDistrict(DistrictCode district, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            return connection.List(
                Sql, row => new RecordedMatter(new(row.GetString(0)), JsonSerializer.Deserialize<Matter>(row.GetString(1), DomainJson.Options)!), district.Value);
        },
        cancellationToken);
}
