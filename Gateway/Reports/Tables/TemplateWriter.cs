using System.Collections.Immutable;
using ClosedXML.Excel;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Writing;

namespace DistrictUnion.Reports.Tables;

/// <summary>Writes a template: every cell is text, so that codes keep their zeros and days stay as they were typed.</summary>
public static class TemplateWriter
{
    private const int HeadRow = 3;
    private const string ChoiceSheet = "选项";
    private const string NoteSheet = "填写说明";
    private const int NoteWidth = 90;

    /// <param name="at">The only time in the file.</param>
    /// <inheritdoc cref="TemplateWriter"/>
    public static void Write(TableTemplate template, DateTimeOffset at, Stream target)
    {
        using var draft = TemporaryFile.Open();
        using (var workbook = new XLWorkbook(XLEventTracking.Disabled))
        {
            (workbook.Properties.Title, workbook.Properties.Author) = (template.Title, template.Author);
            (workbook.Properties.Created, workbook.Properties.Modified) = (at.UtcDateTime, at.UtcDateTime);
            ImmutableArray<TableTemplate> tables = [template, .. template.Others];
            foreach (var table in tables) WriteTable(table, workbook.Worksheets.Add(table.Sheet));
            WriteNotes(tables, workbook.Worksheets.Add(NoteSheet));
            WriteChoices(tables, workbook);
            if (template.Key is { } key) WriteKey(key, workbook.Worksheets.Add(key.Sheet));
            workbook.SaveAs(draft);
        }

        PackageRepack.Copy(draft, target, at, ClosedXmlRepairs.Of);
    }

    private static void WriteTable(TableTemplate template, IXLWorksheet sheet)
    {
        Text(sheet.Cell(1, 1), template.Title).Style.Font.SetBold().Font.SetFontSize(14);
        Text(sheet.Cell(2, 1), $"带 * 的列必须填写；灰色示例行不会读入；各列怎么填见“{NoteSheet}”。").Style.Font.SetFontColor(XLColor.FromHtml("#626B70"));
        for (var i = 0; i < template.Columns.Length; i++)
        {
            var column = template.Columns[i];
            sheet.Column(i + 1).Width = column.Width;
            sheet.Column(i + 1).Style.Font.SetFontName(Fonts.Body).Font.SetFontSize(Fonts.BodySize).NumberFormat.SetFormat("@").Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            var head = Text(sheet.Cell(HeadRow, i + 1), column.IsRequired ? column.Heading + " *" : column.Heading);
            head.Style.Font.SetBold().Fill.SetBackgroundColor(XLColor.FromHtml("#ECE9E2")).Border.SetBottomBorder(XLBorderStyleValues.Thin).Alignment.SetWrapText();
            head.Comment.AddText(column.Note);
            if (template.OwnColumns > 0) sheet.Column(i + 1).Style.Protection.SetLocked(false);
            if (template.OwnColumns > 0) head.Style.Protection.SetLocked(true);
        }

        var headLines = template.Columns.Max(column => TextMeasure.Lines(column.IsRequired ? column.Heading + " *" : column.Heading, column.Width - 1));
        if (headLines > 1) sheet.Row(HeadRow).Height = RowHeights.OfLines(headLines, 0);
        sheet.Range(1, 1, HeadRow - 1, 1).Style.Alignment.SetWrapText(false);
        var row = HeadRow + 1;
        if (!template.Example.IsEmpty)
        {
            Fill(sheet, row, template.Example);
            sheet.Range(row, 1, row, template.Columns.Length).Style.Font.SetFontColor(XLColor.FromHtml("#86847C")).Font.SetItalic();
            row++;
        }

        var first = row;
        foreach (var cells in template.Rows)
        {
            Fill(sheet, row, cells);
            var lines = cells.Zip(template.Columns, (text, column) => TextMeasure.Lines(text, column.Width)).DefaultIfEmpty(1).Max();
            if (lines > 1) sheet.Row(row).Height = RowHeights.OfLines(lines, 0);
            row++;
        }

        if (template.OwnColumns > 0) Protect(sheet, first, row - 1, template.OwnColumns);
        sheet.SheetView.Freeze(HeadRow, template.NameColumns);
        SetPrint(template, sheet.PageSetup);
    }

    /// <summary>A4 where the columns fit at 9 pt, else A3, and only if that is too narrow, too, over several pages.</summary>
    private static void SetPrint(TableTemplate template, IXLPageSetup setup)
    {
        var page = PageFit.Of(new(WhenTooWide: Sheets.TooWide.UseA3), [.. template.Columns.Select(column => ColumnWidths.Points((int)column.Width))], template.NameColumns, _ => true);
        setup.PaperSize = (XLPaperSize)(int)page.Paper;
        setup.PageOrientation = XLPageOrientation.Landscape;
        setup.SetRowsToRepeatAtTop(HeadRow, HeadRow);
        if (!page.IsSplit)
        {
            setup.FitToPages(1, 0);
            return;
        }

        setup.Scale = page.ScalePercent;
        setup.PageOrder = XLPageOrderValues.OverThenDown;
        if (template.NameColumns > 0) setup.SetColumnsToRepeatAtLeft(1, template.NameColumns);
        foreach (var column in page.Breaks) setup.AddVerticalPageBreak(column);
    }

    /// <summary>Without a password: it keeps from slips, not from people. Rows can be added, deleted and sorted; empty cells of our columns are free.</summary>
    private static void Protect(IXLWorksheet sheet, int first, int last, int columns)
    {
        if (last >= first)
        {
            var own = sheet.Range(first, 1, last, columns);
            own.Style.Protection.SetLocked(true);
            own.Style.Fill.SetBackgroundColor(XLColor.FromHtml("#F5F3EE")).Font.SetFontColor(XLColor.FromHtml("#626B70"));
        }

        var protection = sheet.Protect();
        protection.AllowElement(XLSheetProtectionElements.FormatEverything);
        protection.AllowElement(XLSheetProtectionElements.InsertRows);
        protection.AllowElement(XLSheetProtectionElements.DeleteRows);
        protection.AllowElement(XLSheetProtectionElements.Sort);
        protection.AllowElement(XLSheetProtectionElements.AutoFilter);
    }

    private static void WriteKey(TemplateKey key, IXLWorksheet sheet)
    {
        var row = 1;
        foreach (var cells in key.Rows) Fill(sheet, row++, cells);
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }

    /// <summary>Of several tables each begins with its name.</summary>
    private static void WriteNotes(ImmutableArray<TableTemplate> tables, IXLWorksheet sheet)
    {
        sheet.Column(1).Width = 22;
        sheet.Column(2).Width = NoteWidth;
        var row = 1;
        foreach (var table in tables)
        {
            if (tables.Length > 1) Text(sheet.Cell(row++, 1), $"工作表“{table.Sheet}”").Style.Font.SetBold().Font.SetFontSize(12);
            foreach (var column in table.Columns)
            {
                Text(sheet.Cell(row, 1), column.IsRequired ? column.Heading + " *" : column.Heading).Style.Font.SetBold();
                WriteNote(sheet, row++, column.Note);
            }

            row++;
            foreach (var note in table.Notes) WriteNote(sheet, row++, note);
            row++;
        }

        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.FitToPages(1, 0);
    }

    private static void WriteNote(IXLWorksheet sheet, int row, string note)
    {
        var style = Text(sheet.Cell(row, 2), note).Style;
        style.Font.SetFontName(Fonts.Body).Font.SetFontSize(Fonts.BodySize).Alignment.SetWrapText();
        sheet.Row(row).Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        if (TextMeasure.Lines(note, NoteWidth) is > 1 and var lines) sheet.Row(row).Height = RowHeights.OfLines(lines, 0);
    }

    /// <summary>Lists longer than a literal one may be stand on a sheet of their own, which is hidden; the same list stands there once.</summary>
    private static void WriteChoices(ImmutableArray<TableTemplate> tables, XLWorkbook workbook)
    {
        if (!tables.Any(table => table.Columns.Any(c => !c.Choices.IsEmpty))) return;
        var (choices, written) = (workbook.Worksheets.Add(ChoiceSheet), new Dictionary<string, IXLRange>());
        foreach (var table in tables)
        {
            for (var i = 0; i < table.Columns.Length; i++)
            {
                var column = table.Columns[i];
                if (column.Choices.IsEmpty) continue;
                var key = string.Join('\u001F', column.Choices);
                if (!written.TryGetValue(key, out var list))
                {
                    var at = written.Count + 1;
                    for (var n = 0; n < column.Choices.Length; n++) Text(choices.Cell(n + 1, at), column.Choices[n]);
                    written.Add(key, list = choices.Range(1, at, column.Choices.Length, at));
                }

                var validation = workbook.Worksheet(table.Sheet).Range(HeadRow + 1, i + 1, HeadRow + table.BlankRows + table.Rows.Length, i + 1).SetDataValidation();
                validation.List(list, true);
                validation.IgnoreBlanks = true;
                validation.ShowErrorMessage = false;
            }
        }

        choices.Hide();
    }

    private static void Fill(IXLWorksheet sheet, int row, ImmutableArray<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Length > 0) Text(sheet.Cell(row, i + 1), cells[i]);
    }

    /// <remarks>Never Value: that would turn "007" into 7.</remarks>
    private static IXLCell Text(IXLCell cell, string text) => cell.SetValue(text);
}
