using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Pages.DistrictTasks;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>A task that the plans name for this month.</summary>
/// <param name="Progress">What the last report said of it; null: none did.</param>
/// <param name="IsMine">Within the areas of the post.</param>
/// <param name="Address">Its row in the report that is open for it, else its plan.</param>
public sealed record MonthTask(Occurrence Occurrence, string Area, OccurrenceProgress? Progress, Light Light, bool IsMine, string Address, bool IsAsked)
{
    /// <summary>Attachments, where the district handed it down.</summary>
    public IReadOnlyList<TaskFile> Files { get; init; } = [];

    /// <summary>One's own first; among them what is open, then what is done once before what goes on all year.</summary>
    public static ImmutableArray<MonthTask> Of(HomeSource source)
    {
        var month = new YearMonth(source.Today.Year, source.Today.Month);
        var latest = source.Reports.SelectMany(r => r.Lines).GroupBy(l => l.Occurrence.Id).ToDictionary(g => g.Key, g => g.Last().Reported);
        var asked = source.Reports.Where(r => OwedReport.IsOpen(r) && source.Today >= r.Round!.Dates.Opens).Select(r => r.Quarter).ToHashSet();
        return
        [
            .. source.Plans.Where(p => !p.Versions.IsEmpty)
                .SelectMany(p => p.Versions[^1].Tasks.SelectMany(t => Occurrences.Of(p.Id, p.Span, t)))
                .Where(o => o.Months.Contains(month))
                .Select(o => Of(source, o, latest.GetValueOrDefault(o.Id), asked.Contains(month.Quarter)))
                .OrderByDescending(t => t.IsMine).ThenBy(t => t.Light is Light.Green).ThenBy(t => t.Occurrence.Task.Kind is TaskKind.Standing)
                .ThenBy(t => t.Occurrence.Months[^1]).ThenBy(t => t.Occurrence.Id),
        ];
    }

    private static MonthTask Of(HomeSource source, Occurrence occurrence, OccurrenceProgress? progress, bool isAsked) => new(
        occurrence,
        source.AreaName(occurrence.Task.Area),
        progress,
        progress is not null
            ? Lights.OfOccurrence(progress, source.Today)
            : Lights.OfOccurrence(true, occurrence.Due, occurrence.Months[0], occurrence.Months[^1], source.Today),
        source.Actor.Covers(occurrence.Task.Area),
        isAsked ? $"{source.ReportForm(occurrence.Due)}#row-{occurrence.Id}" : source.PlanAddress(occurrence.Plan),
        isAsked)
    {
        Files = occurrence.Plan == PlanId.FromDistrict ? [.. source.TaskFiles.Where(f => f.Task == occurrence.Task.Id)] : [],
    };
}
