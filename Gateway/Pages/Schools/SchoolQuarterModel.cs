using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Schools;

/// <summary>The lines behind a school's numbers at a quarter: every occurrence due in the year up to it, in its latest state.</summary>
public sealed class SchoolQuarterModel
{
    private readonly ImmutableDictionary<AreaCode, WorkArea> areas;

    private SchoolQuarterModel(SchoolYearView year, ReportView report, Basis basis, AreaCode? area)
    {
        (Year, Report, Basis, Area) = (year, report, basis, area);
        areas = year.Areas.ToImmutableDictionary(a => a.Code);

        // A line that was complete in an earlier quarter is not asked again; its last showing still stands.
        var lines = year.Quarters.Where(q => q.Quarter <= report.Quarter).OrderBy(q => q.Quarter)
            .SelectMany(q => q.Lines).GroupBy(l => l.Occurrence.Id).Select(shown => shown.Last())
            .Where(l => (area is not { } only || l.Occurrence.Task.Area == only) && WasInForce(l.Occurrence))
            .ToArray();
        Due = Sorted(lines.Where(l => l.Occurrence.Due <= report.Quarter && l.Occurrence.Due.Year == report.Quarter.Year));
        Later = Sorted(lines.Where(l => l.Occurrence.Due > report.Quarter));
    }

    public SchoolYearView Year { get; }

    public ReportView Report { get; }

    public Basis Basis { get; }

    /// <summary>Only this area's lines, or null.</summary>
    public AreaCode? Area { get; }

    /// <summary>In the 完成率: due in the calendar year up to the quarter.</summary>
    public ImmutableArray<ReportLine> Due { get; }

    /// <summary>Whether the lines add up to the rate. They do not where a plan changed after the quarter was locked: the rate stays.</summary>
    public bool AddUp => Area is not null || Due.Sum(l => ProgressOf(l).WeightMillionths) == Rates.Completion.Whole;

    /// <summary>Begun, but due later: not in the 完成率 yet.</summary>
    public ImmutableArray<ReportLine> Later { get; }

    public SchoolRates Rates => Basis is Basis.Accepted ? Report.Accepted : Report.Reported;

    public string AreaName(AreaCode code) => areas.TryGetValue(code, out var area) ? area.Name : code.Value;

    /// <summary>The page of a quarter; null when the quarter was not enabled for the school.</summary>
    public static SchoolQuarterModel? Of(SchoolYearView year, Quarter quarter, Basis basis, AreaCode? area) =>
        year.Quarters.FirstOrDefault(q => q.Quarter == quarter) is { } report ? new(year, report, basis, area) : null;

    public OccurrenceProgress ProgressOf(ReportLine line) => Basis is Basis.Accepted ? line.Accepted : line.Reported;

    /// <summary>Name of the plan that a line's task stands in.</summary>
    public string PlanOf(ReportLine line) => Year.Plans.FirstOrDefault(p => p.Id == line.Occurrence.Plan)?.Title ?? line.Occurrence.Plan.Value;

    /// <summary>Whether a task stood in its plan when the quarter was locked; as long as it is open, whether it stands there now.</summary>
    private bool WasInForce(Occurrence occurrence)
    {
        if (Report.Round is not { } round || Year.Plans.FirstOrDefault(p => p.Id == occurrence.Plan) is not { } plan) return true;
        var locked = Zones.EndOf(round.Dates.Lock, Year.TimeZone);
        return plan.Versions.LastOrDefault(v => v.InForceFrom < locked)?.Tasks.Any(t => t.Id == occurrence.Task.Id) == true;
    }

    private static ImmutableArray<ReportLine> Sorted(IEnumerable<ReportLine> lines) =>
        [.. lines.OrderBy(l => l.Occurrence.Task.Area).ThenBy(l => l.Occurrence.Due).ThenBy(l => l.Occurrence.Id)];
}
