using ClosedXML.Excel;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Writing;

/// <summary>Writes a laid-out workbook with ClosedXML: for designed workbooks of ordinary size.</summary>
internal static class ClosedXmlWriter
{
    public static void Write(Book book, Stream target)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        workbook.Properties.Title = book.Data.Title;
        workbook.Properties.Author = book.Data.Author;
        workbook.Properties.LastModifiedBy = book.Data.Author;
        workbook.Properties.Created = book.Data.MadeAt.UtcDateTime;
        workbook.Properties.Modified = book.Data.MadeAt.UtcDateTime;
        var styles = new Dictionary<CellStyle, IXLStyle>();
        foreach (var sheet in book.Sheets)
        {
            var worksheet = workbook.Worksheets.Add(sheet.Name);
            WriteCells(sheet, worksheet, styles);
            WriteLinks(book, sheet, worksheet);
            SetView(sheet, worksheet);
            SetPrint(book, sheet, worksheet);
            SetTyping(sheet, worksheet);
        }

        workbook.SaveAs(target);
    }

    static void WriteCells(SheetLayout sheet, IXLWorksheet worksheet, Dictionary<CellStyle, IXLStyle> styles)
    {
        var column = 0;
        foreach (var width in sheet.Widths)
        {
            worksheet.Column(++column).Width = width; // ClosedXML adds the padding
        }

        foreach (var hidden in sheet.HiddenColumns)
        {
            worksheet.Column(hidden).Hide();
        }

        foreach (var row in sheet.Rows())
        {
            worksheet.Row(row.Number).Height = row.Height;
            for (var i = 0; i < row.Cells.Length; i++)
            {
                WriteCell(worksheet.Cell(row.Number, i + 1), row.Cells.Span[i], styles);
            }
        }

        foreach (var area in sheet.Merges)
        {
            worksheet.Range(area.Row, area.Column, area.LastRow, area.LastColumn).Merge(checkIntersect: false);
        }
    }

    static void WriteCell(IXLCell target, LaidCell laid, Dictionary<CellStyle, IXLStyle> styles)
    {
        if (styles.TryGetValue(laid.Style, out var style))
        {
            target.Style = style;
        }
        else
        {
            Apply(StyleSpec.Of(laid.Style), target.Style);
            styles.Add(laid.Style, target.Style);
        }

        switch (laid.Cell.Kind)
        {
            case CellKind.Text:
                target.SetValue(laid.Cell.Text!); // never Value: that would turn "007" into 7
                break;
            case CellKind.Number:
                target.SetValue((double)laid.Cell.Number);
                break;
        }
    }

    static void Apply(StyleSpec spec, IXLStyle style)
    {
        style.Font.FontName = spec.Font;
        style.Font.FontSize = spec.Size;
        style.Font.Bold = spec.IsBold;
        style.Font.FontColor = XLColor.FromHtml("#" + spec.Color);
        style.Alignment.Horizontal = spec.Align switch
        {
            Align.Centre => XLAlignmentHorizontalValues.Center,
            Align.Right => XLAlignmentHorizontalValues.Right,
            _ => XLAlignmentHorizontalValues.Left,
        };
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Alignment.WrapText = spec.IsWrapped;
        if (spec.FormatCode == "General")
        {
            style.NumberFormat.NumberFormatId = 0;
        }
        else
        {
            style.NumberFormat.Format = spec.FormatCode;
        }

        if (spec.Fill is { } fill)
        {
            style.Fill.PatternType = XLFillPatternValues.Solid;
            style.Fill.BackgroundColor = XLColor.FromHtml("#" + fill);
        }

        if (spec.IsOpen)
        {
            style.Protection.Locked = false;
        }

        if (spec.IsRuled)
        {
            style.Border.OutsideBorder = XLBorderStyleValues.Thin;
            style.Border.OutsideBorderColor = XLColor.FromHtml("#" + StyleSpec.LineColor);
        }
    }

    static void WriteLinks(Book book, SheetLayout sheet, IXLWorksheet worksheet)
    {
        foreach (var link in sheet.Links)
        {
            if (book.Address(link.Sheet) is { } address)
            {
                var cell = worksheet.Cell(link.Row, link.Column);
                var style = cell.Style;
                cell.Hyperlink = new XLHyperlink(address);
                cell.Style = style; // ClosedXML makes a link blue and underlined
            }
        }
    }

    static void SetTyping(SheetLayout sheet, IXLWorksheet worksheet)
    {
        foreach (var rule in sheet.Rules)
        {
            var ranges = worksheet.Ranges(string.Join(',', rule.Select(cell => $"{StreamingSheet.Letters(cell.Column)}{cell.Row}")));
            var validation = ranges.SetDataValidation();
            if (rule.Key.List is { } list)
            {
                validation.List($"\"{list}\"", inCellDropdown: true);
            }
            else
            {
                validation.Decimal.Between(0, (double)rule.Key.Most);
            }

            validation.IgnoreBlanks = true;
            (validation.ErrorTitle, validation.ErrorMessage) = (MarkRule.Title, rule.Key.Words);
        }

        if (sheet.IsProtected)
        {
            var protection = worksheet.Protect();
            protection.AllowElement(XLSheetProtectionElements.FormatColumns);
            protection.AllowElement(XLSheetProtectionElements.FormatRows);
        }
    }

    static void SetView(SheetLayout sheet, IXLWorksheet worksheet)
    {
        worksheet.ShowGridLines = false;
        if (sheet.IsHidden)
        {
            worksheet.Visibility = XLWorksheetVisibility.VeryHidden;
        }

        if (sheet.FrozenRows > 0)
        {
            worksheet.SheetView.Freeze(sheet.FrozenRows, sheet.NameColumns);
        }
    }

    static void SetPrint(Book book, SheetLayout sheet, IXLWorksheet worksheet)
    {
        var setup = worksheet.PageSetup;
        setup.PaperSize = (XLPaperSize)(int)sheet.Page.Paper;
        setup.PageOrientation = sheet.Page.IsLandscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        setup.CenterHorizontally = true;
        setup.Margins.SetLeft(PageFit.SideMargin).SetRight(PageFit.SideMargin);
        setup.Margins.SetTop(PageFit.TopMargin).SetBottom(PageFit.BottomMargin);
        setup.Margins.SetHeader(PageFit.FooterMargin).SetFooter(PageFit.FooterMargin);
        setup.Footer.Left.AddText(book.FooterLeft);
        setup.Footer.Center.AddText("第 &P 页　共 &N 页");
        setup.Footer.Right.AddText(book.FooterRight);
        if (sheet.HasHead)
        {
            setup.SetRowsToRepeatAtTop(sheet.HeadRow, sheet.FirstDataRow - 1);
        }

        if (sheet.IsFitted)
        {
            setup.FitToPages(1, 0);
            return;
        }

        setup.Scale = sheet.Page.ScalePercent;
        setup.PageOrder = XLPageOrderValues.OverThenDown;
        foreach (var row in sheet.RowBreaks)
        {
            setup.AddHorizontalPageBreak(row);
        }

        if (sheet.Page.IsSplit && sheet.NameColumns > 0)
        {
            setup.SetColumnsToRepeatAtLeft(1, sheet.NameColumns);
        }

        foreach (var column in sheet.Page.Breaks)
        {
            setup.AddVerticalPageBreak(column);
        }
    }
}
