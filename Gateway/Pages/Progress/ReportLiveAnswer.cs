using System.Collections.Immutable;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>What the script is told after it saved some fields.</summary>
/// <param name="At">When it was saved, as the page shows it: 14:32.</param>
public sealed record ReportLiveAnswer(string At, ReportGlance Glance, string LightSign, string LightWord, ImmutableArray<LiveRow> Rows)
{
    /// <param name="saved">The fields that were saved: their rows are told.</param>
    internal static ReportLiveAnswer Of(ReportFormModel form, ReportDraftEdit saved)
    {
        var rows = saved.Fields.Select(f => f.Occurrence).ToHashSet();
        var glance = ReportGlance.Of(form);
        return new(
            ReportWords.Clock(form.Draft.SavedAt, form.Year.TimeZone),
            glance,
            Domain.Comparison.Lights.Sign(glance.Light),
            Domain.Comparison.Lights.Word(glance.Light),
            [.. form.Rows.Where(r => rows.Contains(r.Occurrence.Id)).Select(LiveRow.Of)]);
    }
}

/// <summary>A row after saving.</summary>
/// <param name="Asks">What is asked about; one line each.</param>
/// <param name="HasNote">The field for the note is shown.</param>
public sealed record LiveRow(
    string Occurrence, string Sum, bool IsBehind, bool HasNote, ImmutableArray<LiveFlaw> Flaws, ImmutableArray<string> Asks)
{
    internal static LiveRow Of(ReportFormRow row) => new(
        row.Occurrence.Id.Value,
        ReportWords.Sum(row.Outlook),
        row.Outlook.IsBehind,
        row.HasNote || row.Flaws.Any(f => ReportFields.FieldOf(f.Code) is ReportField.Note),
        [.. row.HardFlaws.Select(f => new LiveFlaw(ReportFields.Of(row.Occurrence.Id, ReportFields.FieldOf(f.Code)), f.Text, f.Code))],
        [.. row.Asks]);
}

/// <summary>Something wrong with a field.</summary>
public sealed record LiveFlaw(string Field, string Text, string Code);
