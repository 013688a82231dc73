using System.Collections.Immutable;
using System.Data.Common;
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
    private const string OfSchool = "(CAST(@1 AS TEXT) IS NULL OR l.school = @1)";

    private const string LedgersSql =
        $"""
        SELECT l.school, l.kind, l.period, l.nothing_to_record, substr(e.entry_on, 1, 4), count(e.number), max(e.entry_on), CASE WHEN l.kept_elsewhere IS NOT NULL AND l.prints > 0 THEN 1 ELSE 0 END
        FROM ledgers l
        LEFT JOIN ledger_entries e ON e.district = l.district AND e.kind = l.kind AND e.period = l.period AND e.school = l.school AND e.counts = 1
        WHERE l.district = @0 AND {OfSchool}
        GROUP BY l.district, l.school, l.kind, l.period, substr(e.entry_on, 1, 4)
        ORDER BY l.school, l.kind, l.period
        """;

    private const string PlansSql = $"SELECT l.school, l.first_month, l.last_month FROM plans l WHERE l.district = @0 AND {OfSchool} AND l.in_force_from IS NOT NULL";

    private const string ReportsSql =
        $"SELECT l.school, substr(l.quarter, 1, 4), count(*) FROM reports l WHERE l.district = @0 AND {OfSchool} AND l.is_reported = 1 AND l.is_empty = 0 GROUP BY 1, 2";

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

    public Task<LedgerCounts> Counts(DistrictCode district, SchoolCode? school, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            return new LedgerCounts(Ledgers(connection, district, school), Plans(connection, district, school), Reports(connection, district, school));
        },
        cancellationToken);

    private static ImmutableArray<LedgerCount> Ledgers(DbConnection connection, DistrictCode district, SchoolCode? school)
    {
        using var command = connection.Command(LedgersSql, district.Value, school?.Value);
        using var reader = command.ExecuteReader();
        var rows = new List<(SchoolCode School, LedgerCode Kind, LedgerPeriod Period, bool SaysNothing, bool IsElsewhere, int? Year, int Entries, DateOnly? LastOn)>();
        while (reader.Read())
        {
            if (!LedgerPeriod.TryParse(reader.GetString(2), out var period)) continue;
            rows.Add((
                new(reader.GetString(0)), new(reader.GetString(1)), period, reader.GetInt64(3) == 1, reader.GetInt64(7) == 1,
                reader.IsDBNull(4) ? null : int.Parse(reader.GetString(4), CultureInfo.InvariantCulture), reader.GetInt32(5),
                reader.IsDBNull(6) ? null : Day(reader.GetString(6))));
        }

        return
        [
            .. from row in rows
               group row by (row.School, row.Kind, row.Period, row.SaysNothing, row.IsElsewhere) into ledger
               select new LedgerCount(
                   ledger.Key.School, ledger.Key.Kind, ledger.Key.Period,
                   ledger.Where(r => r.Year is not null).ToImmutableSortedDictionary(r => r.Year!.Value, r => r.Entries), ledger.Max(r => r.LastOn), ledger.Key.SaysNothing)
               {
                   IsElsewhere = ledger.Key.IsElsewhere,
               },
        ];
    }

    private static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A plan belongs to every calendar year that it touches.</summary>
    private static ImmutableHashSet<(SchoolCode School, int Year)> Plans(DbConnection connection, DistrictCode district, SchoolCode? school)
    {
        using var command = connection.Command(PlansSql, district.Value, school?.Value);
        using var reader = command.ExecuteReader();
        var years = ImmutableHashSet.CreateBuilder<(SchoolCode, int)>();
        while (reader.Read())
        {
            if (!YearMonth.TryParse(reader.GetString(1), out var first) || !YearMonth.TryParse(reader.GetString(2), out var last)) continue;
            for (var year = first.Year; year <= last.Year; year++) years.Add((new(reader.GetString(0)), year));
        }

        return years.ToImmutable();
    }

    private static ImmutableDictionary<(SchoolCode School, int Year), int> Reports(DbConnection connection, DistrictCode district, SchoolCode? school)
    {
        using var command = connection.Command(ReportsSql, district.Value, school?.Value);
        using var reader = command.ExecuteReader();
        var reports = ImmutableDictionary.CreateBuilder<(SchoolCode, int), int>();
        while (reader.Read()) reports[(new(reader.GetString(0)), int.Parse(reader.GetString(1), CultureInfo.InvariantCulture))] = reader.GetInt32(2);
        return reports.ToImmutable();
    }
}
