using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Storage.Comparison;

/// <summary>Rounds and reports of a span of quarters.</summary>
internal static class RoundQueries
{
    /// <summary>Later than every moment: the row that stands now ends with it.</summary>
    private const long Now = long.MaxValue;

    public static ImmutableArray<RoundRow> Rounds(DbConnection snapshot, DistrictCode district, Quarter first, Quarter last)
    {
        var rounds = snapshot.List(
            "SELECT quarter, version, opens_on, due_on, grace_on, locks_on, opened_at FROM rounds WHERE district = @0 AND quarter BETWEEN @1 AND @2 ORDER BY quarter",
            r => new RoundSummary(r.Quarter(0), r.GetInt32(1), new(r.Day(2), r.Day(3), r.Day(4), r.Day(5)), Micros.Moment(r.GetInt64(6))),
            district.Value, first.ToString(), last.ToString());
        return [.. rounds.Select(round => new RoundRow(round, Expected(snapshot, district, round), Exempt(snapshot, district, round), Extended(snapshot, district, round)) { Notices = Notices(snapshot, district, round) })];
    }

    public static ImmutableArray<ReportRow> Reports(DbConnection snapshot, DistrictCode district, Quarter first, Quarter last) => snapshot.List(
        """
        SELECT quarter, school, state, is_reported, is_empty, is_accepted, is_accepted_empty, filed_at, kept_deadlines, on_behalf,
            is_confirmed, paper_received_on, is_backfilled
        FROM reports WHERE district = @0 AND quarter BETWEEN @1 AND @2
        """,
        r => new ReportRow(
            r.Quarter(0),
            new(r.GetString(1)),
            r.Word<WorkState>(2),
            r.YesNo(3),
            r.YesNo(4),
            r.YesNo(5),
            r.YesNo(6),
            r.IsDBNull(7) ? null : Micros.Moment(r.GetInt64(7)),
            r.YesNo(8),
            r.YesNo(9),
            r.YesNo(10),
            r.IsDBNull(11) ? null : r.Day(11))
        {
            IsBackfilled = r.YesNo(12),
        },
        district.Value, first.ToString(), last.ToString());

    /// <summary>For each quarter the moment whose rows count: the one in force just before the lock, or, before it, the one that stands now.</summary>
    public static ImmutableArray<(Quarter Quarter, long Moment)> InForceMoments(
        Quarter first, Quarter last, ImmutableArray<RoundRow> rounds, string timeZone, DateTimeOffset now) =>
    [
        .. from ordinal in Enumerable.Range(first.Ordinal, last.Ordinal - first.Ordinal + 1)
           let quarter = Quarter.FromOrdinal(ordinal)
           let round = rounds.FirstOrDefault(r => r.Round.Quarter == quarter)
           let locked = round is null ? DateTimeOffset.MaxValue : Zones.EndOf(round.Round.Dates.Lock, timeZone)
           select (quarter, locked <= now ? Micros.Of(locked) : Now),
    ];

    private static ImmutableArray<ExpectedSchool> Expected(DbConnection snapshot, DistrictCode district, RoundSummary round) => snapshot.List(
        "SELECT school, name, group_code FROM round_expected WHERE district = @0 AND quarter = @1 ORDER BY school",
        r => new ExpectedSchool(new(r.GetString(0)), r.GetString(1), new(r.GetString(2))),
        district.Value, round.Quarter.ToString());

    private static ImmutableHashSet<SchoolCode> Exempt(DbConnection snapshot, DistrictCode district, RoundSummary round) => [.. snapshot.List(
        "SELECT school FROM exemptions WHERE district = @0 AND from_quarter <= @1 AND until_quarter >= @1",
        r => new SchoolCode(r.GetString(0)),
        district.Value, round.Quarter.ToString())];

    private static ImmutableDictionary<SchoolCode, NoticeSum> Notices(DbConnection snapshot, DistrictCode district, RoundSummary round) => snapshot.List(
        "SELECT school, count(*), max(noted_at) FROM notices WHERE district = @0 AND quarter = @1 GROUP BY school",
        r => (School: new SchoolCode(r.GetString(0)), Sum: new NoticeSum(r.GetInt32(1), Micros.Moment(r.GetInt64(2)))),
        district.Value, round.Quarter.ToString()).ToImmutableDictionary(n => n.School, n => n.Sum);

    /// <summary>The last extension of a school counts.</summary>
    private static ImmutableDictionary<SchoolCode, DateOnly> Extended(DbConnection snapshot, DistrictCode district, RoundSummary round) => snapshot.List(
        "SELECT school, until_on FROM extensions WHERE district = @0 AND quarter = @1 ORDER BY number",
        r => (School: new SchoolCode(r.GetString(0)), Until: r.Day(1)),
        district.Value, round.Quarter.ToString()).GroupBy(e => e.School).ToImmutableDictionary(g => g.Key, g => g.Last().Until);
}
