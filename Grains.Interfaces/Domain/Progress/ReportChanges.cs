using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What differs between two contents of one quarter's report, as people typed them.</summary>
/// <param name="Lines">By occurrence, in the order of the later content; lines that went come last.</param>
/// <param name="Extra">计划外工作 that came, went or changed its words.</param>
/// <param name="Highlights">亮点 when it changed, or null.</param>
public sealed record ReportChanges(ImmutableArray<LineChange> Lines, ImmutableArray<ExtraChange> Extra, FieldChange? Highlights)
{
    public bool IsEmpty => Lines.IsEmpty && Extra.IsEmpty && Highlights is null;

    public static ReportChanges Of(ReportContent before, ReportContent after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return new(
            [
                .. after.Lines.Concat(before.Lines).Select(l => l.Occurrence).Distinct()
                    .Select(o => new LineChange(o, [.. Changes(old[o], now[o])]))
                    .Where(change => !change.Fields.IsEmpty),
            ],
            [.. ExtraChanges(before.Extra, after.Extra)],
            before.Highlights == after.Highlights ? null : new(ReportField.Text, before.Highlights, after.Highlights));
    }

    private static ILookup<OccurrenceId, DraftField> Fields(ReportContent content) => content.Lines.SelectMany(DraftReader.Typed).ToLookup(f => f.Occurrence);

    private static IEnumerable<FieldChange> Changes(IEnumerable<DraftField> before, IEnumerable<DraftField> after)
    {
        var (old, now) = (before.ToDictionary(f => f.Field, f => f.Typed), after.ToDictionary(f => f.Field, f => f.Typed));
        return Enum.GetValues<ReportField>()
            .Select(field => new FieldChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)))
            .Where(change => change.Before != change.After);
    }

    /// <summary>Rows have no names: one with the same title is the same row.</summary>
    private static IEnumerable<ExtraChange> ExtraChanges(ImmutableArray<ExtraWork> before, ImmutableArray<ExtraWork> after)
    {
        var old = before.ToList();
        foreach (var row in after)
        {
            var same = old.FirstOrDefault(o => o.Title == row.Title);
            if (same is not null) old.Remove(same);
            if (same != row) yield return new(same, row);
        }

        foreach (var gone in old) yield return new(gone, null);
    }
}

/// <summary>What changed in the line of an occurrence.</summary>
/// <param name="Fields">At least one.</param>
public sealed record LineChange(OccurrenceId Occurrence, ImmutableArray<FieldChange> Fields);

/// <summary>A field before and after; null: empty.</summary>
public sealed record FieldChange(ReportField Field, string? Before, string? After);

/// <summary>A row of 计划外工作; before null: it is new; after null: it went.</summary>
public sealed record ExtraChange(ExtraWork? Before, ExtraWork? After)
{
    /// <summary>
    /// The rows as they are now with this change made. The row as it was is found by its words; a row that somebody else has changed or removed
    /// meanwhile stays as it is, and what was typed here is added, so that nothing is lost. Made twice it counts once.
    /// </summary>
    public ImmutableArray<ExtraWork> ApplyTo(ImmutableArray<ExtraWork> rows)
    {
        var place = Before is null ? -1 : rows.IndexOf(Before);
        if (After is null) return place < 0 ? rows : rows.RemoveAt(place);
        if (place >= 0) return rows.SetItem(place, After);
        return rows.Contains(After) ? rows : rows.Add(After);
    }
}
