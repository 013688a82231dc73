using System.Collections.Immutable;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Workbooks;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>What the new rows of a workbook hold, as it would stand in the ledger; what is private is masked for who may not read it.</summary>
/// <param name="Headings">Of columns in which one of the rows has something.</param>
/// <param name="More">So many rows are left out.</param>
internal sealed record NewEntries(ImmutableArray<string> Headings, ImmutableArray<NewEntry> Rows, int More)
{
    /// <summary>What somebody looks through before he says yes.</summary>
    public const int Most = 50;

    public static NewEntries Of(ImportPlan plan)
    {
        PlannedRow<EntryEdit>[] all = [.. plan.Rows.Where(row => row.State is ImportRowState.New)];
        PlannedRow<EntryEdit>[] rows = [.. all.Take(Most)];
        LedgerColumn[] columns = [.. plan.Table.Columns.Where(column => rows.Any(row => row.Edit!.Values.ContainsKey(column.Key)))];
        return new(
            [.. columns.Select(column => plan.Table.Heading(column.Key))],
            [.. rows.Select(row => new NewEntry(row.Row.Number, [.. columns.Select(column => Shown(plan, column, row.Edit!.Values.GetValueOrDefault(column.Key)))]))],
            all.Length - rows.Length);
    }

    private static string Shown(ImportPlan plan, LedgerColumn column, string? text) =>
        LedgerTable.Normal(column, text) is not { } value ? ""
        : column.IsPrivate && !plan.MayShow ? Masks.Of(column, value)
        : ColumnValue.Show(column, value);
}

/// <param name="Row">As Excel counts.</param>
/// <param name="Cells">By heading; empty where nothing stands.</param>
internal sealed record NewEntry(int Row, ImmutableArray<string> Cells);
