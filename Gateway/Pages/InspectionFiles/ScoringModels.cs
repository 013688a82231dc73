using System.Collections.Immutable;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Workbooks;

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
    /// <summary>Rows that the page shows; the workbook with the flaws has all of them.</summary>
    public const int MostShown = 500;

    /// <summary>Rows that do something or cannot, with their school, those first that need somebody.</summary>
    public IEnumerable<(string School, PlannedMark Row)> Lines => Plan.Schools
        .SelectMany(school => school.Rows.Select(row => (School: school.Sheet.View.SchoolName, Row: row)))
        .Concat(Plan.Strays.Select(row => (School: row.Row.Sheet.Name, Row: row)))
        .Where(line => line.Row.State is not ImportRowState.Unchanged)
        .OrderBy(line => line.Row.State switch { ImportRowState.Conflict => 0, ImportRowState.Wrong => 1, ImportRowState.Changed => 2, _ => 3 });

    public int TakenCount => Taken?.Where(school => school.Receipt is not null).Sum(school => school.Marks.Rows.Count(row => row.IsGood)) ?? 0;

    /// <summary>Schools of which nothing could be written, with why.</summary>
    public IEnumerable<string> NotTaken => from school in Taken ?? [] where school.Receipt is null select $"{school.Marks.Sheet.View.SchoolName}：{string.Join("；", school.Refusals.Select(refusal => refusal.Text))}";
}
