using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Writing;

/// <summary>Writes one sheet as XML, in the order that the format demands.</summary>
internal sealed class StreamingSheet(Book book, SheetLayout sheet, StyleBook styles, TextWriter writer)
{
    readonly string[] letters = [.. Enumerable.Range(1, sheet.ColumnCount).Select(Letters)];

    public void Write(bool isFirst)
    {
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        writer.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        writer.Write($"<sheetPr><pageSetUpPr fitToPage=\"{(sheet.IsFitted ? 1 : 0)}\"/></sheetPr>");
        WriteView(isFirst);
        writer.Write("<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        var column = 0;
        var hidden = sheet.HiddenColumns.ToHashSet();
        foreach (var width in sheet.Widths.Select(ColumnWidths.InFile))
        {
            column++;
            writer.Write($"<col min=\"{column}\" max=\"{column}\" width=\"{Invariant(width)}\" customWidth=\"1\"{(hidden.Contains(column) ? " hidden=\"1\"" : "")}/>");
        }

        writer.Write("</cols><sheetData>");
        foreach (var row in sheet.Rows())
        {
            WriteRow(row);
        }

        writer.Write("</sheetData>");
        if (sheet.IsProtected)
        {
            writer.Write("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>");
        }

        WriteMerges();
        WriteRules();
        WriteLinks();
        WritePrint();
        writer.Write("</worksheet>");
    }

    /// <summary>A column's letters: 1 is A, 27 is AA.</summary>
    public static string Letters(int column)
    {
        var text = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            text = (char)('A' + ((rest - 1) % 26)) + text;
        }

        return text;
    }

    void WriteView(bool isFirst)
    {
        writer.Write($"<sheetViews><sheetView showGridLines=\"0\"{(isFirst ? " tabSelected=\"1\"" : "")} workbookViewId=\"0\">");
        if (sheet.FrozenRows > 0)
        {
            var hasColumns = sheet.NameColumns > 0;
            var corner = $"{Letters(sheet.NameColumns + 1)}{sheet.FrozenRows + 1}";
            var across = hasColumns ? $"xSplit=\"{sheet.NameColumns}\" " : "";
            var pane = hasColumns ? "bottomRight" : "bottomLeft";
            writer.Write($"<pane {across}ySplit=\"{sheet.FrozenRows}\" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/>");
        }

        writer.Write("</sheetView></sheetViews>");
    }

    void WriteRow(LaidRow row)
    {
        var number = row.Number.ToString(CultureInfo.InvariantCulture);
        writer.Write("<row r=\"");
        writer.Write(number);
        writer.Write("\" ht=\"");
        writer.Write(Invariant(row.Height));
        writer.Write("\" customHeight=\"1\">");
        var cells = row.Cells.Span;
        for (var i = 0; i < cells.Length; i++)
        {
            writer.Write("<c r=\"");
            writer.Write(letters[i]);
            writer.Write(number);
            writer.Write("\" s=\"");
            writer.Write(styles.Number(cells[i].Style));
            WriteValue(cells[i].Cell);
        }

        writer.Write("</row>");
    }

    void WriteValue(in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                writer.Write("\"><v>");
                Span<char> digits = stackalloc char[32];
                cell.Number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
                writer.Write(digits[..length]);
                writer.Write("</v></c>");
                break;
            case CellKind.Text:
                writer.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                writer.Write(XmlText.Escape(cell.Text!));
                writer.Write("</t></is></c>");
                break;
            default:
                writer.Write("\"/>");
                break;
        }
    }

    void WriteMerges()
    {
        if (sheet.Merges.Count == 0)
        {
            return;
        }

        writer.Write($"<mergeCells count=\"{sheet.Merges.Count}\">");
        foreach (var area in sheet.Merges)
        {
            writer.Write($"<mergeCell ref=\"{letters[area.Column - 1]}{area.Row}:{letters[area.LastColumn - 1]}{area.LastRow}\"/>");
        }

        writer.Write("</mergeCells>");
    }

    void WriteRules()
    {
        var rules = sheet.Rules.ToList();
        if (rules.Count == 0)
        {
            return;
        }

        writer.Write($"<dataValidations count=\"{rules.Count}\">");
        foreach (var rule in rules)
        {
            var cells = string.Join(' ', rule.Select(cell => $"{letters[cell.Column - 1]}{cell.Row}"));
            var list = rule.Key.List;
            writer.Write($"<dataValidation type=\"{(list is null ? "decimal" : "list")}\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" ");
            writer.Write($"errorTitle=\"{XmlText.Escape(MarkRule.Title)}\" error=\"{XmlText.Escape(rule.Key.Words)}\" sqref=\"{cells}\">");
            writer.Write(list is null ? $"<formula1>0</formula1><formula2>{Invariant((double)rule.Key.Most)}</formula2>" : $"<formula1>\"{list}\"</formula1>");
            writer.Write("</dataValidation>");
        }

        writer.Write("</dataValidations>");
    }

    void WriteLinks()
    {
        var links = sheet.Links.Where(link => book.Address(link.Sheet) is not null).ToList();
        if (links.Count == 0)
        {
            return;
        }

        writer.Write("<hyperlinks>");
        foreach (var link in links)
        {
            var address = XmlText.Escape(book.Address(link.Sheet)!);
            writer.Write($"<hyperlink ref=\"{letters[link.Column - 1]}{link.Row}\" location=\"{address}\"/>");
        }

        writer.Write("</hyperlinks>");
    }

    void WritePrint()
    {
        var page = sheet.Page;
        var (side, footer) = (Invariant(PageFit.SideMargin), Invariant(PageFit.FooterMargin));
        var fit = sheet.IsFitted ? "fitToWidth=\"1\" fitToHeight=\"0\"" : $"scale=\"{page.ScalePercent}\" pageOrder=\"overThenDown\"";
        writer.Write("<printOptions horizontalCentered=\"1\"/>");
        writer.Write($"<pageMargins left=\"{side}\" right=\"{side}\" ");
        writer.Write($"top=\"{Invariant(PageFit.TopMargin)}\" bottom=\"{Invariant(PageFit.BottomMargin)}\" ");
        writer.Write($"header=\"{footer}\" footer=\"{footer}\"/>");
        writer.Write($"<pageSetup paperSize=\"{(int)page.Paper}\" {fit} orientation=\"{(page.IsLandscape ? "landscape" : "portrait")}\"/>");
        var text = $"&L{book.FooterLeft}&C第 &P 页　共 &N 页&R{book.FooterRight}";
        writer.Write($"<headerFooter><oddFooter>{XmlText.Escape(text)}</oddFooter></headerFooter>");
        WriteBreaks("rowBreaks", sheet.RowBreaks, last: 16_383);
        WriteBreaks("colBreaks", page.Breaks, last: 1_048_575);
    }

    void WriteBreaks(string name, ImmutableArray<int> breaks, int last)
    {
        if (breaks.IsEmpty)
        {
            return;
        }

        writer.Write($"<{name} count=\"{breaks.Length}\" manualBreakCount=\"{breaks.Length}\">");
        foreach (var place in breaks)
        {
            writer.Write($"<brk id=\"{place}\" max=\"{last}\" man=\"1\"/>");
        }

        writer.Write($"</{name}>");
    }

    static string Invariant(double number) => number.ToString(CultureInfo.InvariantCulture);
}
