using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Tests.MainJob;

namespace DistrictUnion.Tests.Gateway.Books;

/// <summary>Holds the sheet of a ledger against what the API says of it.</summary>
internal static class LedgerSheetCells
{
    /// <summary>Each entry of the year against its row; masked and private values as the office sees them.</summary>
    /// <returns>Values that were compared.</returns>
    /// <param name="rows">Of the sheet.</param>
    /// <param name="views">The ledgers that stand on it, oldest first.</param>
    public static int Compare(object?[][] rows, IReadOnlyList<LedgerView> views)
    {
        var kind = views[^1].Kind;
        var entries = views.SelectMany(view => view.Entries).Where(e => e.Void is null && (!kind.IsSelectedByDay || e.On.Year == 2026)).ToArray();
        var columns = kind.Columns.Where(c => !c.IsOff).ToArray();
        var first = Array.FindIndex(rows, row => row[0] is double and 1);
        Assert.True(first > 0, kind.Name);
        var compared = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var row = rows[first + i];
            Assert.Equal(i + 1, SheetReader.Number(row[0]));
            for (var c = 0; c < columns.Length; c++)
            {
                var (cell, value) = (row[c + 1], entries[i].Values.GetValueOrDefault(columns[c].Key));
                if (value is null)
                {
                    Assert.True(cell is null or "", $"{kind.Name} {columns[c].Key}: {cell}");
                    continue;
                }

                compared++;
                if (entries[i].Masked.Contains(columns[c].Key)) Assert.Equal(value, Plain(cell));
                else if (ColumnValue.Operand(columns[c], value) is decimal number) Assert.Equal(columns[c].Type is ColumnType.Percent ? number / 100 : number, SheetReader.Number(cell));
                else if (ColumnValue.Operand(columns[c], value) is DateOnly day && cell is DateTime date) Assert.Equal(day, DateOnly.FromDateTime(date));
                else Assert.Equal(ColumnValue.Show(columns[c], value), Plain(cell));
            }
        }

        if (views.Count > 1 || views[0].Entries.Count(e => e.Void is null) != entries.Length) return compared;
        foreach (var (key, total) in views[0].Totals)
        {
            var at = Array.FindIndex(columns, c => c.Key == key);
            var cell = rows.Single(row => row[0] is string text && text.StartsWith("合计", StringComparison.Ordinal) && !text.StartsWith("合计（", StringComparison.Ordinal))[at + 1];
            Assert.Equal(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), SheetReader.Number(cell));
            compared++;
        }

        return compared;
    }

    private static string Plain(object? cell) => DistrictUnion.Reports.Sheets.CellText.Unguarded((string)cell!);
}
