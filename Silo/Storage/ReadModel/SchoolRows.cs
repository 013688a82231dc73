using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The rows that a school's stream owns.</summary>
internal sealed class SchoolRows(DistrictCode district, SchoolCode school)
{
    private static readonly Basis[] Bases = [Basis.Reported, Basis.Accepted];

    public IReadOnlyList<RowChange> Difference(SchoolUnion before, SchoolUnion after)
    {
        var difference = new RowDifference();
        difference.CompareParts(before.Plans, after.Plans, Of);
        difference.CompareLists(before.Files, after.Files, (file, _) => FileRows.Of(district, school, file));
        difference.CompareParts(before.Reports, after.Reports, report => [Of(report)]);
        difference.CompareParts(before.Summaries, after.Summaries, summary => [Of(summary)]);
        difference.CompareParts(before.PastScores, after.PastScores, score => [Of(score)]);
        if (FirstTouched(before, after) is { } first)
        {
            difference.Compare(Progress(before, first), Progress(after, first));
            CompareSums(difference, SumsMemory.Of(before), SumsMemory.Of(after));
        }

        return difference.Changes;
    }

    /// <summary>The first quarter whose sums may differ: progress adds up, so a report touches its own quarter and all later ones.</summary>
    private static Quarter? FirstTouched(SchoolUnion before, SchoolUnion after)
    {
        if (!VersionsAreSame(before, after)) return new(0, 1);
        var touched = before.Reports.Keys.Union(after.Reports.Keys).Where(quarter => !ContentIsSame(before.Report(quarter), after.Report(quarter))).ToArray();
        return touched.Length > 0 ? touched.Min() : null;
    }

    private static bool VersionsAreSame(SchoolUnion before, SchoolUnion after) =>
        ReferenceEquals(before.Plans, after.Plans)
        || after.Plans.All(pair => pair.Value.Versions == (before.Plans.GetValueOrDefault(pair.Key)?.Versions ?? []));

    private static bool ContentIsSame(QuarterReport before, QuarterReport after) =>
        ReferenceEquals(before.Submitted, after.Submitted) && ReferenceEquals(before.Accepted, after.Accepted);

    private Row Of(WorkSummary summary) => ReadTables.Summaries.Row(
        district.Value, summary.Period.ToString(), school.Value, Cell(summary.State), Cell(summary.FiledAt), Cell(summary.LastSubmittedAt), Cell(summary.Due),
        Cell(summary.KeptDeadlines), Cell(summary.Deadline));

    private Row Of(BackfilledScore score) => ReadTables.PastScores.Row(
        district.Value, Cell(score.Year), school.Value, JsonSerializer.Serialize(score.Score, DomainJson.Options));

    private IEnumerable<Row> Of(Plan plan)
    {
        yield return ReadTables.Plans.Row(
            district.Value,
            school.Value,
            plan.Id.Value,
            plan.Title,
            Cell(plan.State),
            plan.Span.First.ToString(),
            plan.Span.Last.ToString(),
            Cell(plan.Versions.Length),
            Cell(plan.FirstSubmittedAt),
            Cell(plan.Proposal?.SubmittedAt),
            Cell(plan.InForce?.InForceFrom),
            Cell(plan.Deadline),
            plan.AmendmentReason,
            plan.Document?.Name,
            Cell(plan.OnBehalf is not null),
            Cell(plan.OnBehalf is { IsConfirmed: true }));
        foreach (var row in SentenceRows.Of(district, school, plan)) yield return row;
        foreach (var row in OccurrenceRows.Of(district, school, plan)) yield return row;
    }

    private Row Of(QuarterReport report) => ReadTables.Reports.Row(
        district.Value,
        report.Quarter.ToString(),
        school.Value,
        Cell(report.State),
        Cell(report.FiledAt),
        Cell(report.LastSubmittedAt),
        Cell(report.Submitted is not null),
        Cell(report.IsEmpty),
        Cell(report.Accepted is not null),
        Cell(report.IsAcceptedEmpty),
        Cell(report.KeptDeadlines),
        Cell(report.Deadline),
        Cell(report.Submitted?.NothingDue ?? false),
        report.JudgedBy is { } judged ? Cell(judged.RoundVersion) : null,
        report.Submitted?.Highlights,
        Cell(report.OnBehalf is not null),
        Cell(report.OnBehalf is { IsConfirmed: true }),
        Cell(report.Paper?.On),
        Cell(report.Backfill is not null));

    private IEnumerable<Row> Progress(SchoolUnion union, Quarter first)
    {
        if (union.Reports.IsEmpty) yield break;
        var occurrences = union.Plans.Values.SelectMany(OccurrenceRows.Latest).ToDictionary(o => o.Id);
        var lines = new ReportedLines(union.Reports.Values);
        foreach (var report in union.Reports.Values.Where(r => r.Quarter >= first))
        {
            foreach (var basis in Bases)
            {
                foreach (var line in report.On(basis)?.Lines ?? [])
                    yield return Of(lines, report.Quarter, basis, line, occurrences.GetValueOrDefault(line.Occurrence));
            }
        }
    }

    private Row Of(ReportedLines lines, Quarter quarter, Basis basis, TaskProgress line, Occurrence? occurrence)
    {
        var progress = occurrence is null ? null : Completion.At(occurrence, lines, quarter, basis);
        return ReadTables.TaskProgress.Row(
            district.Value,
            school.Value,
            quarter.ToString(),
            line.Occurrence.Value,
            Cell(basis),
            Cell(line.State),
            line.QuantityThousandths,
            line.ShareMillionths,
            progress?.DoneThousandths,
            progress?.CompletionMillionths,
            line.Text,
            line.Problem,
            line.NextStep,
            line.Note);
    }

    /// <summary>Sums are values: only those that differ become rows.</summary>
    private void CompareSums(RowDifference difference, ImmutableArray<AreaSums> before, ImmutableArray<AreaSums> after) =>
        difference.Compare(before.Except(after).Select(Of), after.Except(before).Select(Of));

    private Row Of(AreaSums sums) => ReadTables.AreaSums.Row(
        district.Value,
        sums.Quarter.ToString(),
        school.Value,
        sums.Area.Value,
        Cell(sums.From),
        Cell(sums.Until),
        sums.DueWeight,
        sums.DueEarned,
        sums.DueEarnedAccepted,
        sums.YearWeight,
        sums.YearEarned,
        sums.YearEarnedAccepted,
        Cell(sums.DueCount),
        Cell(sums.DueOpen),
        Cell(sums.DueOpenAccepted),
        Cell(sums.EarlierOpen),
        Cell(sums.EarlierOpenAccepted),
        Cell(sums.YearCount));
}
