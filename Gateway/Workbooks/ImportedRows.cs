using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;

namespace DistrictUnion.Gateway.Workbooks;

/// <summary>A row of a workbook, as the API answers it.</summary>
/// <param name="Row">As Excel counts.</param>
/// <param name="Id">What it is about, as the template names it: an entry's number, a task, a school; null: something new, or nothing.</param>
/// <param name="What">What would change, in words.</param>
public sealed record ImportedRow(string Sheet, int Row, string? Id, ImportRowState State, string What, ImmutableArray<ImportedFlaw> Flaws)
{
    internal static ImportedRow Of(IPlannedRow row) => new(row.Row.Sheet.Name, row.Row.Number, row.Id, row.State, row.What, [.. row.Flaws.Select(ImportedFlaw.Of)]);
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Place">As Excel names it: 工会会议记录!H6.</param>
public sealed record ImportedFlaw(string Code, string Text, string Place)
{
    internal static ImportedFlaw Of(TableFlaw flaw) => new(flaw.Code, flaw.Text, flaw.Place);
}

/// <summary>What a workbook would do, or did.</summary>
/// <param name="Rows">Every row, in the order of the workbook.</param>
/// <param name="Notes">What was passed over: columns and sheets that are not needed.</param>
/// <param name="Taken">Rows that were written; null: none were, it is a preview.</param>
public sealed record SheetImportView(
    int New, int Changed, int Unchanged, int Wrong, int Conflicts, ImmutableArray<ImportedRow> Rows, ImmutableArray<string> Notes, int? Taken)
{
    internal static SheetImportView Of(IImportPlan plan, int? taken) => new(
        plan.Count(ImportRowState.New), plan.Count(ImportRowState.Changed), plan.Count(ImportRowState.Unchanged), plan.Count(ImportRowState.Wrong), plan.Count(ImportRowState.Conflict),
        [.. plan.Lines.Select(ImportedRow.Of)], [.. plan.Reading.Notes.Select(note => note.Text)], taken);
}
