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
            using var command = connection.Command(Sql, [district.Value]);
            using var reader = command.ExecuteReader();
            var rows = ImmutableArray.CreateBuilder<RecordedMatter>();
            while (reader.Read()) rows.Add(new(new(reader.GetString(0)), JsonSerializer.Deserialize<Matter>(reader.GetString(1), DomainJson.Options)!));
            return rows.ToImmutable();
        },
        cancellationToken);
}
