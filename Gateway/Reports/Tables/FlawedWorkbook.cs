using ClosedXML.Excel;
using DistrictUnion.Reports.Writing;

namespace DistrictUnion.Reports.Tables;

/// <summary>What is wrong at a place of a workbook that was handed in.</summary>
/// <param name="Row">From 1; 0: the whole sheet.</param>
/// <param name="Column">From 1; 0: the whole row.</param>
public sealed record MarkedFlaw(string Sheet, int Row, int Column, string Text);

/// <summary>
/// The workbook that somebody handed in, with what is wrong in it: red cells with notes, and a column behind the table that says it in words.
/// Marks of an earlier time are taken away first, so that the file can go back and forth.
/// </summary>
public static class FlawedWorkbook
{
    /// <summary>Heading of the column that says what is wrong.</summary>
    public const string Heading = "导入问题";

    private static readonly XLColor Fill = XLColor.FromHtml("#FAE9E6");
    private static readonly XLColor Ink = XLColor.FromHtml("#A3281C");

    /// <param name="workbook">An .xlsx.</param>
    /// <param name="heads">Row of the headings by the name of the sheet.</param>
    /// <param name="at">The only time that is added to the file.</param>
    /// <returns>Null when the workbook is of a kind that cannot be written again (.xls, or broken in parts).</returns>
    public static byte[]? Mark(ReadOnlyMemory<byte> workbook, IReadOnlyDictionary<string, int> heads, IEnumerable<MarkedFlaw> flaws, DateTimeOffset at)
    {
        try
        {
            using var source = new MemoryStream(workbook.ToArray());
            using var draft = new MemoryStream();
            using (var book = new XLWorkbook(source, XLEventTracking.Disabled))
            {
                var byName = book.Worksheets.ToDictionary(sheet => sheet.Name.Trim());
                foreach (var (name, head) in heads) Clean(byName[name], head);
                foreach (var sheet in flaws.Where(flaw => byName.ContainsKey(flaw.Sheet)).GroupBy(flaw => flaw.Sheet))
                    MarkSheet(byName[sheet.Key], heads.GetValueOrDefault(sheet.Key, 1), sheet);
                book.SaveAs(draft);
            }

            using var target = new MemoryStream();
            PackageRepack.Copy(draft, target, at, part => part is "xl/sharedStrings.xml" ? ClosedXmlRepairs.Of(part) : null);
            return target.ToArray();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library lets out whatever its parsers throw on what it does not know.
            return null;
        }
    }

    private static void MarkSheet(IXLWorksheet sheet, int head, IEnumerable<MarkedFlaw> flaws)
    {
        var words = FlawColumn(sheet, head);
        sheet.Column(words).Width = 60;
        Style(sheet.Cell(head, words).SetValue(Heading)).Font.SetBold();
        foreach (var row in flaws.GroupBy(flaw => flaw.Row is 0 ? head : flaw.Row))
        {
            if (row.Key != head) Style(sheet.Cell(row.Key, words).SetValue(string.Join("\n", row.Select(flaw => flaw.Text)))).Alignment.SetWrapText();
            foreach (var cell in row.Where(flaw => flaw.Column > 0).GroupBy(flaw => flaw.Column))
            {
                var marked = sheet.Cell(row.Key, cell.Key);
                marked.Style.Fill.SetBackgroundColor(Fill);
                if (marked.HasComment) marked.Comment.Delete();
                marked.Comment.AddText(string.Join("\n", cell.Select(flaw => flaw.Text)));
            }
        }
    }

    private static void Clean(IXLWorksheet sheet, int head)
    {
        foreach (var cell in sheet.CellsUsed(XLCellsUsedOptions.All).Where(c => c.Style.Fill.BackgroundColor.Equals(Fill)).ToArray())
        {
            cell.Style.Fill.SetPatternType(XLFillPatternValues.None);
            if (cell.HasComment) cell.Comment.Delete();
        }

        var column = FlawColumn(sheet, head);
        if (sheet.Cell(head, column).GetString() == Heading) sheet.Column(column).Clear();
    }

    /// <summary>Where the words stand: where they stood before, or behind the last heading.</summary>
    private static int FlawColumn(IXLWorksheet sheet, int head)
    {
        var used = sheet.Row(head).CellsUsed().ToArray();
        return used.FirstOrDefault(c => c.GetString() == Heading)?.Address.ColumnNumber
            ?? Math.Max(used.LastOrDefault()?.Address.ColumnNumber ?? 0, sheet.LastColumnUsed()?.ColumnNumber() ?? 0) + 1;
    }

    private static IXLStyle Style(IXLCell cell)
    {
        cell.Style.Font.SetFontColor(Ink);
        cell.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        return cell.Style;
    }
}
