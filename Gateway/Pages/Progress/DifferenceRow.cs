using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>Something that differs between two contents of a report, or was sent back and does not.</summary>
/// <param name="What">Name of the field.</param>
/// <param name="Reason">Why the office sent the item back; null: the school changed it by itself.</param>
/// <param name="IsUnchanged">It was sent back, and nothing about it changed.</param>
public sealed record DifferenceRow(string Title, string What, string? Before, string? After, string? Reason, bool IsUnchanged = false)
{
    /// <summary>What changed, by line; then what was sent back and did not change.</summary>
    /// <param name="lines">For the titles of their tasks.</param>
    /// <param name="reasons">Of the last return; none where they are not asked for.</param>
    public static ImmutableArray<DifferenceRow> Of(
        ReportContent before, ReportContent after, ImmutableArray<ReportLine> lines, ImmutableArray<ReturnReason> reasons)
    {
        var changes = ReportChanges.Of(before, after);
        string TitleOf(string occurrence) => lines.FirstOrDefault(l => l.Occurrence.Id.Value == occurrence)?.Occurrence.Task.Title ?? occurrence;
        string? ReasonOf(string item) => reasons.FirstOrDefault(r => r.Item == item)?.Text;
        return
        [
            .. changes.Lines.SelectMany(line => line.Fields.Select(field => new DifferenceRow(
                TitleOf(line.Occurrence.Value), ReportWords.Of(field.Field), field.Before, field.After, ReasonOf(line.Occurrence.Value)))),
            .. changes.Extra.Select(extra => new DifferenceRow(
                (extra.After ?? extra.Before)!.Title, ReportTexts.ExtraWork, SayOf(extra.Before), SayOf(extra.After), null)),
            .. changes.Highlights is { } highlights ? [new DifferenceRow(Texts.Highlights, "", highlights.Before, highlights.After, null)] : Array.Empty<DifferenceRow>(),
            .. reasons.Where(r => r.Item is { } item && changes.Lines.All(l => l.Occurrence.Value != item))
                .Select(r => new DifferenceRow(TitleOf(r.Item!), ReportTexts.SentBackUnchanged, null, null, r.Text, true)),
        ];
    }

    private static string? SayOf(ExtraWork? row) => row is null ? null : row.Text ?? row.Title;
}
