using ClosedXML.Excel;

namespace DistrictUnion.Reports.Writing;

/// <summary>A flaw in a workbook that somebody filled in.</summary>
/// <param name="Row">Row of the sheet, from 1.</param>
/// <param name="Column">Column of the sheet, from 1; null: the whole row.</param>
public sealed record FlawMark(int Row, int? Column, string Text);

/// <summary>Gives a filled-in workbook back with its flaws: red cells, and a last column that says what is wrong in each row.</summary>
public static class FlawMarks
{
    private static readonly XLColor Red = XLColor.FromHtml("#FAE8E4");

    /// <returns>Null when the workbook cannot be written back (an .xls, a broken part).</returns>
    public static byte[]? Write(ReadOnlyMemory<byte> content, string sheet, int headRow, string head, IReadOnlyCollection<FlawMark> flaws)
    {
        try
        {
            using var source = new MemoryStream(content.ToArray(), writable: false);
            using var workbook = new XLWorkbook(source);
            var table = workbook.Worksheet(sheet);
            var last = table.Row(headRow).LastCellUsed().Address.ColumnNumber;
            var column = table.Cell(headRow, last).GetString().Trim() == head ? last : last + 1;
            table.Column(column).Width = 60;
            Say(table.Cell(headRow, column), head);
            foreach (var row in table.RowsUsed().Where(r => r.RowNumber() > headRow)) row.Cell(column).Clear(XLClearOptions.Contents);
            foreach (var row in flaws.GroupBy(f => f.Row))
            {
                foreach (var flaw in row) table.Cell(row.Key, flaw.Column ?? column).Style.Fill.BackgroundColor = Red;
                Say(table.Cell(row.Key, column), string.Join("；", row.Select(f => f.Text)));
            }

            using var target = new MemoryStream();
            workbook.SaveAs(target);
            return target.ToArray();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // ClosedXML throws whatever it meets in workbooks of others; the flaws are on the page as well.
            return null;
        }
    }

    private static void Say(IXLCell cell, string text)
    {
        cell.SetValue(text);
        cell.Style.Alignment.WrapText = true;
        cell.Style.Font.FontColor = XLColor.FromHtml("#A3281C");
    }
}
