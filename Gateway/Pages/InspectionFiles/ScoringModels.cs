using System.Collections.Immutable;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.InspectionFiles;

/// <summary>A workbook of marks to be taken along.</summary>
public sealed record ScoringDownload(string Name, string Address);

/// <summary>What the marks of a workbook are for.</summary>
/// <param name="Title">望湖小学 2026年度考核.</param>
/// <param name="Back">The inspection's own page.</param>
/// <param name="At">Where these pages stand.</param>
/// <param name="IsSelf">自评, of a school.</param>
/// <param name="IsRound">Of several schools.</param>
public sealed record ScoringFrame(
    string DistrictName, string Title, string Back, string BackName, string At, bool IsSelf, bool IsRound, ImmutableArray<ScoringDownload> Downloads);

/// <summary>A workbook laid beside what stands.</summary>
/// <param name="Taken">What was just written; null: nothing yet.</param>
internal sealed record ScoringModel(ScoringFrame Frame, CarriedTable Table, ScoringPlan Plan, ImmutableArray<TakenMarks>? Taken = null)
{
    public int TakenCount => Taken?.Where(school => school.Receipt is not null).Sum(school => school.Marks.Rows.Count(row => row.IsGood)) ?? 0;

    /// <summary>Schools of which nothing could be written, with why.</summary>
    public IEnumerable<string> NotTaken => from school in Taken ?? [] where school.Receipt is null select $"{school.Marks.Sheet.View.SchoolName}：{string.Join("；", school.Refusals.Select(refusal => refusal.Text))}";
}
