using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>One report as the reviewer sees it.</summary>
/// <param name="Report">Of the asked quarter.</param>
/// <param name="Median">完成率 over the schools of its group, millionths; null: none.</param>
/// <param name="MedianOf">So many schools.</param>
/// <param name="Deadline">What a return proposes.</param>
public sealed record ReviewModel(
    SchoolYearView Year, ReportView Report, ReviewList List, string GroupName, long? Median, int MedianOf, DateOnly Deadline, DateOnly Today)
{
    /// <summary>Working days that a return gives unless the reviewer says otherwise.</summary>
    public const int UsualDays = 5;

    /// <summary>What the ledgers hold of the quarter for its tasks.</summary>
    public ILookup<(PlanId Plan, TaskId Task), TaskEntries> Entries { get; init; } = Array.Empty<TaskEntries>().ToLookup(e => (e.Plan, e.Task));

    /// <summary>Photos of this quarter's entries and of the report that other schools handed in, too.</summary>
    public ImmutableArray<SharedPhoto> Shared { get; init; } = [];

    public SchoolCode School => Year.School.Code;

    public bool Waits => Report.State is WorkState.Submitted or WorkState.InReview;

    /// <summary>The last return, while its answer is looked at.</summary>
    public ReviewEntry? LastReturn { get; } = Report.Reviews.LastOrDefault(r => r.Act is "returned" or "reopened");

    /// <summary>It was handed in again after the last return or reopening.</summary>
    public bool CameAgain => LastReturn is { } last && Report.Reviews.SkipWhile(r => r != last).Any(r => r.Act == "submitted");

    /// <summary>Lines with a reason of the last return come first, as they are looked at first.</summary>
    public ImmutableArray<ReportLine> Lines =>
        [.. Report.Lines.OrderBy(line => ReasonOf(line.Occurrence.Id.Value) is null).ThenBy(line => line.IsDue ? 0 : 1)];

    public int Number(OccurrenceId occurrence) => Report.Lines.Select(l => l.Occurrence.Id).ToList().IndexOf(occurrence) + 1;

    /// <summary>Why the last return concerned an item; null as the item: the whole.</summary>
    public string? ReasonOf(string? item) => LastReturn is { } last
        ? last.Reasons.Where(r => r.Item == item).Select(r => r.Text).FirstOrDefault()
        : null;

    /// <summary>Rates of the quarter before in the same year, or null.</summary>
    public SchoolRates? Before => Year.Quarters.LastOrDefault(q => q.Quarter < Report.Quarter)?.Reported;

    public string AreaName(AreaCode code) => Year.Areas.FirstOrDefault(a => a.Code == code)?.Name ?? code.Value;

    /// <summary>The quarter as the school sees it.</summary>
    public string SchoolQuarterAt => $"{SchoolPage}/quarters/{Report.Quarter}";

    public string SchoolPage => $"/districts/{Year.District}/schools/{School}";

    /// <summary>Where a photo lies: on the page of its entry, or with the report.</summary>
    public string AddressOf(SharedPhoto photo) =>
        photo.Subject.Split('/') is ["entry", var kind, var period, var number] ? $"/districts/{Year.District}/schools/{School}/ledgers/{kind}/{period}/entries/{number}" : SchoolQuarterAt;

    public string PlanOf(PlanId plan) => $"/districts/{Year.District}/schools/{School}/plans/{plan}";

    /// <summary>Submissions, oldest first.</summary>
    public IEnumerable<ReviewEntry> Submissions => Report.Reviews.Where(r => r.Act == "submitted");
}
