using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Ledgers;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Ledgers;

/// <summary>Reads ledgers of all schools, each answer in one read transaction.</summary>
internal sealed partial class LedgerReader(Database database) : ILedgerReader
{
    private const string TasksSql =
        """
        SELECT plan, task, kind, period, number, entry_on FROM ledger_entries
        WHERE district = @0 AND school = @1 AND entry_on BETWEEN @2 AND @3 AND counts = 1 AND task IS NOT NULL
        ORDER BY entry_on, number
        """;

    /// <summary>Pictures alone: a notice of the district may well lie at many schools.</summary>
    private const string PhotosSql =
        """
        SELECT DISTINCT f.sha256, f.name, f.subject, e.entry_on, o.school, s.name, s.group_code
        FROM files f
        JOIN files o ON o.district = f.district AND o.sha256 = f.sha256 AND o.school <> f.school AND o.school <> ''
        JOIN schools s ON s.district = o.district AND s.school = o.school
        LEFT JOIN ledger_entries e ON e.district = f.district AND e.school = f.school AND f.subject = 'entry/' || e.kind || '/' || e.period || '/' || e.number
        WHERE f.district = @0 AND f.school = @1 AND f.media_type IN (@2, @3)
        ORDER BY f.subject, f.sha256, o.school
        """;

    public Task<ImmutableArray<PhotoElsewhere>> SharedPhotos(DistrictCode district, SchoolCode school, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            return connection.List(
                PhotosSql,
                row => new PhotoElsewhere(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : Day(row.GetString(3)), new(row.GetString(4)), row.GetString(5), new(row.GetString(6))),
                district.Value, school.Value, FileTypes.Jpeg.MediaType, FileTypes.Png.MediaType);
        },
        cancellationToken);

    public Task<ImmutableArray<TaskEntry>> OfTasks(DistrictCode district, SchoolCode school, DateOnly from, DateOnly until, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var command = connection.Command(TasksSql, district.Value, school.Value, Cells.Cell(from), Cells.Cell(until));
            using var reader = command.ExecuteReader();
            var entries = ImmutableArray.CreateBuilder<TaskEntry>();
            while (reader.Read())
            {
                if (!LedgerPeriod.TryParse(reader.GetString(3), out var period)) continue;
                entries.Add(new(new(reader.GetString(0)), new(reader.GetString(1)), new(reader.GetString(2)), new(period, reader.GetInt32(4), Day(reader.GetString(5)))));
            }

            return entries.ToImmutable();
        },
        cancellationToken);

    public Task<LedgerCounts> Counts(DistrictCode district, SchoolCode? school, int year, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            return new CountQuery(connection, district, school, year).Run();
        },
        cancellationToken);

    private static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
