using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>A row of a workbook of marks beside what stands.</summary>
/// <param name="Id">Name of the school; of a row that belongs to none, of the sheet.</param>
/// <param name="Item">Null: the opinion about the whole, or a row that is none of ours.</param>
/// <param name="Edit">What would be sent; null: nothing, or the opinion.</param>
/// <param name="What">What would change, in words.</param>
internal sealed record PlannedMark(TableRow Row, string Id, int? Item, ImportRowState State, MarkEdit? Edit, ImmutableArray<TableFlaw> Flaws, string What) : IPlannedRow
{
    string? IPlannedRow.Id => Id;

    public bool IsGood => State is ImportRowState.New or ImportRowState.Changed;
}

/// <summary>The rows of one school.</summary>
/// <param name="Sheet">What they would be written on.</param>
/// <param name="Opinion">Null: as it was.</param>
internal sealed record SchoolMarks(ScoredSheet Sheet, ImmutableArray<PlannedMark> Rows, string? Opinion)
{
    public SchoolCode School => Sheet.View.School;

    public ImmutableArray<MarkEdit> Edits => [.. Rows.Where(row => row.IsGood).Select(row => row.Edit).OfType<MarkEdit>()];

    /// <summary>The opinion, while its row is good.</summary>
    public string? GoodOpinion => Rows.Any(row => row is { IsGood: true, Edit: null }) ? Opinion : null;

    public bool HasGood => Rows.Any(row => row.IsGood);

    /// <summary>The rows after the inspection has judged them: its refusals at their items, or at every row where they are about the whole.</summary>
    public SchoolMarks Judged(Outcome<InspectionReceipt> outcome)
    {
        if (outcome.Value is { } receipt) return this with { Rows = [.. Rows.Select(row => receipt.Conflicts.FirstOrDefault(c => c.Item == row.Item) is { } conflict && row.IsGood ? Conflict(row, conflict) : row)] };
        var byItem = outcome.Refusals.ToLookup(refusal => int.TryParse(refusal.Place, out var item) ? item : (int?)null);
        return this with
        {
            Rows =
            [
                .. Rows.Select(row => !row.IsGood ? row
                    : (row.Item is { } item ? byItem[item] : []).Concat(byItem[null]).ToArray() is { Length: > 0 } refusals
                        ? row with { State = ImportRowState.Wrong, Edit = null, Flaws = [.. refusals.Select(refusal => row.Row.Flaw(refusal.Code, refusal.Text, KeyOf(refusal)))] }
                        : row),
            ],
        };
    }

    private string KeyOf(Refusal refusal) => refusal.Code.StartsWith("score.", StringComparison.Ordinal) ? ScoringTable.KeysOf(Sheet.Kind).Marks : ScoringTable.KeysOf(Sheet.Kind).Note;

    private static PlannedMark Conflict(PlannedMark row, MarkConflict conflict) => row with
    {
        State = ImportRowState.Conflict,
        Edit = null,
        Flaws = [row.Row.Flaw("scoring.conflict", $"别人刚把第 {conflict.Item} 项改成了 {ScoringSorter.Shown(conflict.Stands.Marks, conflict.Stands.Note)}。")],
    };
}

/// <summary>A workbook of marks laid beside what stands: each row with what it would do. Nothing is written yet.</summary>
/// <param name="FileFlaws">Why the workbook cannot be taken at all; then there are no rows.</param>
/// <param name="Strays">Rows that belong to no school: added by hand, or with an id that was changed.</param>
internal sealed record ScoringPlan(
    TableShape Shape, TableReading Reading, ImmutableArray<TableFlaw> FileFlaws, ImmutableArray<SchoolMarks> Schools, ImmutableArray<PlannedMark> Strays) : IImportPlan
{
    /// <summary>Largest workbook in bytes: 200 schools with 60 items have some 3 MB.</summary>
    public const long MaxFile = 16L * 1024 * 1024;

    public IEnumerable<IPlannedRow> Lines => Schools.SelectMany(school => school.Rows).Concat(Strays);

    public static ScoringPlan Refused(params ImmutableArray<TableFlaw> flaws) => new(ScoringTable.Shape(SheetKind.Inspector), new([], [], flaws, []), flaws, [], []);
}
