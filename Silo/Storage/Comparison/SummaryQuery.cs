using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Summaries;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.Comparison;

/// <summary>Who handed a work summary in. Asked are schools that have a union, report by themselves and were open on the period's last day.</summary>
internal static class SummaryQuery
{
    private const string Select =
        """
        SELECT s.school, s.name, s.group_code, w.state, w.filed_at, w.last_submitted_at, w.due_on, w.kept_deadlines, w.deadline
        FROM schools s
        LEFT JOIN summaries w ON w.district = s.district AND w.school = s.school AND w.period = @1
        LEFT JOIN school_groups g ON g.district = s.district AND g.group_code = s.group_code
        WHERE s.district = @0
            AND (w.school IS NOT NULL
                OR s.has_union = 1 AND s.reports_through IS NULL AND s.opens_on <= @2 AND (s.closes_on IS NULL OR s.closes_on > @2))
        ORDER BY coalesce(g.sort_order, -1), s.group_code, s.name, s.school
        """;

    public static SummaryList Run(DbConnection snapshot, DistrictCode district, string name, string timeZone, SummaryPeriod period)
    {
        ImmutableArray<SummaryRow> rows = snapshot.List(Select, r => Row(r, timeZone), district.Value, period.ToString(), Cell(period.LastDay));
        return new(district, name, timeZone, period, DistrictQueries.Groups(snapshot, district), rows, DistrictQueries.Position(snapshot));
    }

    private static SummaryRow Row(DbDataReader row, string timeZone)
    {
        var state = row.IsDBNull(3) ? WorkState.NotStarted : row.Word<WorkState>(3);
        var filedAt = row.Whole(4) is { } filed ? Micros.Moment(filed) : (DateTimeOffset?)null;
        var due = row.IsDBNull(6) ? (DateOnly?)null : row.Day(6);
        return new(
            new(row.GetString(0)), row.GetString(1), new(row.GetString(2)), state,
            SummaryFiling.Of(state, filedAt, due, row.Whole(7) is not 0, timeZone), filedAt,
            row.Whole(5) is { } last ? Micros.Moment(last) : null, row.IsDBNull(8) ? null : row.Day(8));
    }
}
