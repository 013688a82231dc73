using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Pages.DistrictTasks;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>What the parts of the home page are made of.</summary>
/// <param name="Years">The calendar year, at the beginning of a year with the one before it, ascending; at least one.</param>
/// <param name="Duties">Plans for the district's periods, and what waits for the school's confirmation.</param>
/// <param name="Actor">Who looks: a post for some areas sees its own tasks first.</param>
/// <param name="Today">In the district's zone.</param>
public sealed record HomeSource(DistrictView District, ImmutableArray<SchoolYearView> Years, SchoolDuties Duties, Actor Actor, DateOnly Today)
{
    /// <summary>Attachments of the district's tasks.</summary>
    public IReadOnlyList<TaskFile> TaskFiles { get; init; } = [];

    /// <summary>Rounds that inspect the school.</summary>
    public ImmutableArray<SchoolInspection> Inspections { get; init; } = [];

    /// <summary>Work summaries, newest first.</summary>
    public ImmutableArray<SummaryView> Summaries { get; init; } = [];

    /// <summary>Matters (请示事项), newest first.</summary>
    public ImmutableArray<MatterLine> Matters { get; init; } = [];

    public SchoolYearView Year => Years[^1];

    public School School => Year.School;

    /// <summary>Reports of the loaded years, by quarter.</summary>
    public IEnumerable<ReportView> Reports => Years.SelectMany(y => y.Quarters).OrderBy(q => q.Quarter);

    /// <summary>Plans of the loaded years, each once.</summary>
    public IEnumerable<PlanView> Plans => Years.SelectMany(y => y.Plans).DistinctBy(p => p.Id);

    public string At => $"/districts/{District.Code}/schools/{School.Code}";

    public string PlanAddress(PlanId plan) => $"{At}/plans/{plan}";

    /// <summary>Where a plan is typed into.</summary>
    public string PlanForm(PlanId plan) => $"{At}/plans/{plan}/edit";

    public string ReportAddress(Quarter quarter) => $"{At}/quarters/{quarter}";

    /// <summary>Where a report is typed into.</summary>
    public string ReportForm(Quarter quarter) => $"{At}/quarters/{quarter}/report";

    public string AreaName(AreaCode code) => Year.Areas.FirstOrDefault(a => a.Code == code)?.ShortName ?? code.Value;
}
