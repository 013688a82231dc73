using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Comparison;

/// <summary>Reports and plans that wait for review. What a closed year left unreviewed is archived and waits no longer.</summary>
internal static class WaitingQuery
{
    private const string ReportWaits =
        $"""
        r.{ReadTables.Waits}
            AND NOT EXISTS (SELECT 1 FROM closed_years y WHERE y.district = r.district AND y.year = CAST(substr(r.quarter, 1, 4) AS INTEGER))
        """;

    private const string PlanWaits =
        $"""
        p.{ReadTables.Waits} AND p.submitted_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM closed_years y WHERE y.district = p.district AND y.year = CAST(substr(p.last_month, 1, 4) AS INTEGER))
        """;

    private const string SelectReports =
        $"""
        SELECT r.school, r.quarter, r.state, r.last_submitted_at, r.filed_at,
            (SELECT count(*) FROM task_progress p
             WHERE p.district = r.district AND p.school = r.school AND p.quarter = r.quarter AND p.basis = 'reported'
                AND trim(coalesce(p.problem, '')) <> ''),
            (SELECT count(*) FROM task_progress p
             WHERE p.district = r.district AND p.school = r.school AND p.quarter = r.quarter AND p.basis = 'reported' AND p.state = 'notApplicable'
                AND NOT EXISTS (
                    SELECT 1 FROM task_progress a
                    WHERE a.district = p.district AND a.school = p.school AND a.occurrence = p.occurrence AND a.basis = 'accepted'
                        AND a.state = 'notApplicable' AND a.quarter <= p.quarter))
        FROM reports r
        WHERE r.district = @0 AND {ReportWaits}
        ORDER BY r.last_submitted_at, r.school
        """;

    private const string SelectPlans =
        $"""
        SELECT p.school, p.plan, p.title, p.first_month, p.last_month, p.state, p.submitted_at, p.versions, p.on_behalf
        FROM plans p
        WHERE p.district = @0 AND {PlanWaits}
        ORDER BY p.submitted_at, p.school, p.plan
        """;

    private const string SelectCounts =
        $"""
        SELECT group_code, sum(is_report), sum(1 - is_report) FROM (
            SELECT s.group_code, 1 AS is_report FROM reports r JOIN schools s ON s.district = r.district AND s.school = r.school
            WHERE r.district = @0 AND {ReportWaits}
            UNION ALL
            SELECT s.group_code, 0 FROM plans p JOIN schools s ON s.district = p.district AND s.school = p.school
            WHERE p.district = @0 AND {PlanWaits}) waiting
        GROUP BY group_code
        """;

    public static ImmutableDictionary<GroupCode, WaitingCount> Counts(DbConnection snapshot, DistrictCode district) => snapshot.List(
        SelectCounts,
        r => (Group: new GroupCode(r.GetString(0)), Count: new WaitingCount(r.GetInt32(1), r.GetInt32(2))),
        district.Value).ToImmutableDictionary(c => c.Group, c => c.Count);

    public static WaitingRows Run(DbConnection snapshot, DistrictCode district) => new(
        DistrictQueries.Schools(snapshot, district),
        snapshot.List(
            SelectReports,
            r => new WaitingReportRow(
                new(r.GetString(0)), r.Quarter(1), r.Word<WorkState>(2), Micros.Moment(r.GetInt64(3)), r.IsDBNull(4) ? null : Micros.Moment(r.GetInt64(4)),
                r.GetInt32(5), r.GetInt32(6)),
            district.Value),
        snapshot.List(
            SelectPlans,
            r => new WaitingPlanRow(
                new(r.GetString(0)), new(r.GetString(1)), r.GetString(2), new(r.Month(3), r.Month(4)), r.Word<WorkState>(5), Micros.Moment(r.GetInt64(6)),
                r.GetInt32(7) > 0, r.GetInt32(8) > 0),
            district.Value));
}
