using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Workbooks;

/// <summary>What a row of a workbook would do.</summary>
public enum ImportRowState
{
    New,
    Changed,
    Unchanged,
    Wrong,

    /// <summary>Somebody else changed the same column meanwhile.</summary>
    Conflict,
}

/// <summary>A row of a workbook beside what it is for.</summary>
public interface IPlannedRow
{
    TableRow Row { get; }

    /// <summary>What it is about, as the template names it; null: something new, or nothing.</summary>
    string? Id { get; }

    ImportRowState State { get; }

    ImmutableArray<TableFlaw> Flaws { get; }

    /// <summary>What would change, in words.</summary>
    string What { get; }
}

/// <summary>A workbook laid beside what it is for. Nothing is written yet.</summary>
public interface IImportPlan
{
    TableShape Shape { get; }

    TableReading Reading { get; }

    /// <summary>Why the workbook cannot be taken at all; then there are no rows.</summary>
    ImmutableArray<TableFlaw> FileFlaws { get; }

    IEnumerable<IPlannedRow> Lines { get; }
}

/// <inheritdoc cref="IPlannedRow"/>
/// <param name="Edit">What would be written; null: nothing.</param>
internal sealed record PlannedRow<TEdit>(TableRow Row, string? Id, ImportRowState State, TEdit? Edit, ImmutableArray<TableFlaw> Flaws, string What) : IPlannedRow
    where TEdit : class
{
    public static PlannedRow<TEdit> Wrong(TableRow row, string? id, params ImmutableArray<TableFlaw> flaws) => new(row, id, ImportRowState.Wrong, null, flaws, "");

    public static PlannedRow<TEdit> Unchanged(TableRow row, string? id) => new(row, id, ImportRowState.Unchanged, null, [], "");
}

/// <inheritdoc cref="IImportPlan"/>
internal sealed record RowPlan<TEdit>(TableShape Shape, TableReading Reading, ImmutableArray<TableFlaw> FileFlaws, ImmutableArray<PlannedRow<TEdit>> Rows) : IImportPlan
    where TEdit : class
{
    public IEnumerable<IPlannedRow> Lines => Rows;

    /// <summary>What would be written: edits that are good.</summary>
    public ImmutableArray<TEdit> Good => [.. Rows.Where(r => r.State is ImportRowState.New or ImportRowState.Changed).Select(r => r.Edit!)];

    public static RowPlan<TEdit> Refused(TableShape shape, params ImmutableArray<TableFlaw> flaws) => new(shape, new([], [], flaws, []), flaws, []);
}

/// <summary>What every plan of an import can be asked.</summary>
public static class ImportPlans
{
    extension(IImportPlan plan)
    {
        public int Count(ImportRowState state) => plan.Lines.Count(r => r.State == state);

        /// <summary>Rows that would be written.</summary>
        public int GoodRows => plan.Lines.Count(r => r.State is ImportRowState.New or ImportRowState.Changed);

        /// <summary>Rows that need somebody.</summary>
        public int BadRows => plan.Lines.Count(r => r.State is ImportRowState.Wrong or ImportRowState.Conflict);

        /// <summary>Every flaw at its place.</summary>
        public IEnumerable<TableFlaw> Flaws => plan.FileFlaws.Concat(plan.Lines.SelectMany(r => r.Flaws));

        /// <summary>Rows that do something or cannot, those first that need somebody.</summary>
        public IEnumerable<IPlannedRow> Telling => plan.Lines.Where(r => r.State is not ImportRowState.Unchanged)
            .OrderBy(r => r.State switch { ImportRowState.Conflict => 0, ImportRowState.Wrong => 1, ImportRowState.Changed => 2, _ => 3 });

        /// <summary>Flawed rows, each with what is wrong with it.</summary>
        public IEnumerable<(TableRow Row, string Words)> FlawedRows =>
            plan.Lines.Where(r => !r.Flaws.IsEmpty).Select(r => (r.Row, string.Join('\n', r.Flaws.Select(f => f.Text))));
    }

    /// <summary>Why a workbook cannot be taken at all, as an answer of the API says it.</summary>
    /// <param name="fileName">Stands for the place of what concerns the whole file.</param>
    public static ImmutableArray<Refusal> Refusals(ImmutableArray<TableFlaw> flaws, string fileName) =>
        [.. flaws.Select(flaw => new Refusal(flaw.Code, RefusalKind.Invalid, flaw.Text, flaw.Place is { Length: > 0 } place ? place : fileName))];
}
