using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Fields of a report line that are typed one by one.</summary>
public enum ReportField
{
    State,
    Quantity,
    Share,
    Text,
    Problem,
    NextStep,
    Note,
}

/// <summary>One field as it was typed. Nothing is lost, also what cannot be read as a number yet.</summary>
/// <param name="Occurrence">The occurrence that the line speaks of.</param>
/// <param name="Typed">The text in the field; null empties it.</param>
/// <param name="SavedBy">Account that saved it last; null: it came with what was handed in before. Nobody sends it.</param>
/// <param name="SavedAt">When, UTC.</param>
public sealed record DraftField(
    OccurrenceId Occurrence, ReportField Field, string? Typed, string? SavedBy = null, DateTimeOffset? SavedAt = null);

/// <summary>What somebody is still typing into a report (autosave, per field). Not journaled.</summary>
/// <param name="Extra">计划外工作 as typed.</param>
/// <param name="Revision">Revision of the report that it was typed on; it is ignored once the report has a later one.</param>
public sealed record ReportDraft(
    Quarter Quarter,
    ImmutableArray<DraftField> Fields,
    ImmutableArray<ExtraWork> Extra,
    string? Highlights,
    bool NothingDue,
    int Revision,
    DateTimeOffset SavedAt,
    string SavedBy)
{
    public static ReportDraft Of(Quarter quarter, int revision) => new(quarter, [], [], null, false, revision, default, "");

    /// <summary>A draft that goes on with what was handed in before: every field as a person would have typed it.</summary>
    /// <param name="isAsked">Lines about anything else are left out: they could not be handed in again.</param>
    public static ReportDraft Of(Quarter quarter, int revision, ReportContent content, Func<OccurrenceId, bool> isAsked) =>
        new(
            quarter, [.. content.Lines.Where(l => isAsked(l.Occurrence)).SelectMany(DraftReader.Typed)],
            content.Extra, content.Highlights, content.NothingDue, revision, default, "");

    /// <summary>The draft after an account typed some fields; those not named stay, with who saved them.</summary>
    public ReportDraft With(ReportDraftEdit edit, string by, DateTimeOffset at)
    {
        var typed = edit.Fields.Select(f => f with { SavedBy = by, SavedAt = at });
        return this with
        {
            Fields = [.. Fields.Concat(typed).GroupBy(f => (f.Occurrence, f.Field)).Select(same => same.Last()).Where(f => f.Typed is not null)],
            Extra = edit.ExtraRows.Aggregate(edit.Extra ?? Extra, (rows, change) => change.ApplyTo(rows)),
            Highlights = edit.Highlights ?? Highlights,
            NothingDue = edit.NothingDue ?? NothingDue,
            SavedAt = at,
            SavedBy = by,
        };
    }
}

/// <summary>Some fields of a draft; null parts stay as they are.</summary>
/// <param name="Extra">All rows of 计划外工作, in place of those that are there.</param>
public sealed record ReportDraftEdit(
    Quarter Quarter, ImmutableArray<DraftField> Fields, ImmutableArray<ExtraWork>? Extra, string? Highlights, bool? NothingDue)
{
    /// <summary>Rows of 计划外工作 one by one, made to the list as it is when the edit is saved.</summary>
    public ImmutableArray<ExtraChange> ExtraRows { get; init; } = [];

    /// <summary>Whether it touches 计划外工作 at all.</summary>
    [JsonIgnore]
    public bool TouchesExtra => Extra is not null || !ExtraRows.IsDefaultOrEmpty;
}
