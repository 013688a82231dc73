using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Storage.Comparison;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Ledgers;

/// <summary>
/// Counts what there is of a calendar year, of one school or of all. Entries are counted in an index, without their contents; of a ledger
/// that lasts longer only those of the year, as the ledger itself knows how many it has.
/// </summary>
/// <param name="school">Null: of all schools.</param>
internal sealed class CountQuery(DbConnection snapshot, DistrictCode district, SchoolCode? school, int year)
{
    private static readonly int Periods = LedgerPeriod.Concerning(2000).Length;

    private readonly string ofSchool = school is null ? "" : "AND school = @1";

    public LedgerCounts Run() => new(Ledgers(), Planned(), Reports());

    private ImmutableArray<LedgerCount> Ledgers() => snapshot.List(
        LedgersSql,
        r => new LedgerCount(new(r.GetString(0)), new(r.GetString(1)), r.LedgerPeriod(2), r.GetInt32(4), r.GetInt32(6), r.IsDBNull(7) ? null : r.Day(7), r.YesNo(3)) { IsElsewhere = r.YesNo(5) },
        [district.Value, school?.Value, Cells.Cell(new DateOnly(year, 1, 1)), Cells.Cell(new DateOnly(year, 12, 31)), .. LedgerPeriod.Concerning(year).Select(period => period.ToString()), First, Last]);

    private ImmutableHashSet<SchoolCode> Planned() =>
    [
        .. snapshot.List(
            $"SELECT DISTINCT school FROM plans WHERE district = @0 {ofSchool} AND last_month >= @2 AND first_month <= @3 AND in_force_from IS NOT NULL",
            r => new SchoolCode(r.GetString(0)), district.Value, school?.Value, new YearMonth(year, 1).ToString(), new YearMonth(year, 12).ToString()),
    ];

    private ImmutableDictionary<SchoolCode, int> Reports() => snapshot.List(
        $"SELECT school, count(*) FROM reports WHERE district = @0 {ofSchool} AND quarter IN ({Commands.Places(2, 4)}) AND is_reported = 1 AND is_empty = 0 GROUP BY school",
        r => (School: new SchoolCode(r.GetString(0)), Count: r.GetInt32(1)),
        [district.Value, school?.Value, .. Quarter.OfYear(year).Select(quarter => quarter.ToString())]).ToImmutableDictionary(r => r.School, r => r.Count);

    private static string First => new LedgerPeriod(LedgerPeriodKind.Term, 0).ToString();

    private string Last => new LedgerPeriod(LedgerPeriodKind.Term, year).ToString();

    private string LedgersSql =>
        $"""
        SELECT l.school, l.kind, l.period, l.nothing_to_record, l.entries, CASE WHEN l.kept_elsewhere IS NOT NULL AND l.prints > 0 THEN 1 ELSE 0 END, coalesce(y.entries, 0), {LastOn}
        FROM (
            SELECT * FROM ledgers WHERE district = @0 {ofSchool} AND period IN ({Commands.Places(4, Periods)})
            UNION ALL
            SELECT * FROM ledgers WHERE district = @0 {ofSchool} AND period BETWEEN @{4 + Periods} AND @{5 + Periods}) l
        LEFT JOIN (
            SELECT school, kind, period, count(*) AS entries FROM ledger_entries
            WHERE district = @0 {ofSchool} AND entry_on BETWEEN @2 AND @3 AND counts = 1
            GROUP BY school, kind, period) y ON y.school = l.school AND y.kind = l.kind AND y.period = l.period
        ORDER BY l.school, l.kind, l.period
        """;

    /// <summary>The page of one school says when something was written last.</summary>
    private string LastOn => school is null
        ? "CAST(NULL AS TEXT)"
        : "(SELECT max(e.entry_on) FROM ledger_entries e WHERE e.district = l.district AND e.school = l.school AND e.kind = l.kind AND e.period = l.period AND e.counts = 1)";
}
