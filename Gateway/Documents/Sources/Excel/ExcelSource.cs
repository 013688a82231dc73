using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace DistrictUnion.Documents.Sources.Excel;

/// <summary>
/// Workbooks, .xlsx and .xls: every sheet that is shown and has content, a row a line. Hidden sheets, rows and columns stay out; merged
/// cells are printed once, as in Word.
/// </summary>
internal static class ExcelSource
{
    /// <remarks>The library asks the process for code pages by number, for the texts of .xls.</remarks>
    static ExcelSource() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        try
        {
            using var stream = new MemoryStream(file.Content.ToArray(), writable: false);
            using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            var rows = 0;
            var sheets = new List<(string Name, string Text, bool HasTitle)>();
            do
            {
                if (reader.VisibleState == "visible" && Sheet(reader, limits, ref rows) is { Text.Length: > 0 } sheet) sheets.Add((reader.Name, sheet.Text, sheet.HasTitle));
            }
            while (rows < limits.MaxSheetRows && reader.NextResult());
            var text = Join(sheets);
            if (string.IsNullOrWhiteSpace(text)) return Received.Refused(SourceKind.Excel, SourceFlaws.Empty with { Place = file.Name });
            return new Received(new SourceInfo(SourceKind.Excel, null), text, rows >= limits.MaxSheetRows ? [SourceFlaws.TooManyRows(limits.MaxSheetRows)] : []);
        }
        catch (InvalidPasswordException)
        {
            return Received.Refused(SourceKind.Excel, SourceFlaws.Encrypted with { Place = file.Name });
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library lets out whatever its parsers throw on a broken part.
            return Received.Refused(SourceKind.Excel, SourceFlaws.BrokenWorkbook(file.Name));
        }
    }

    private static (string Text, bool HasTitle) Sheet(IExcelDataReader reader, ReadingLimits limits, ref int rows)
    {
        var columns = Math.Min(reader.FieldCount, TableText.MostColumns);
        var text = new StringBuilder();
        var table = new TableText();
        var hasTitle = false;
        var blank = 0;
        for (; rows < limits.MaxSheetRows && text.Length < limits.MaxCharacters && reader.Read(); rows++)
        {
            var cells = reader.RowHeight == 0 ? [] : Cells(reader, columns);
            blank = cells.Exists(cell => cell.Text.Length > 0) ? 0 : blank + 1;
            if (blank == 0)
            {
                table.Add(cells);
                continue;
            }

            // One empty row parts months, two part tables.
            if (blank == 2) Flush();
        }

        Flush();
        return (text.ToString().TrimEnd('\n'), hasTitle);

        void Flush()
        {
            hasTitle |= text.Length == 0 && table.HasTitle;
            table.AppendTo(text);
            table = new TableText();
        }
    }

    private static List<CellText> Cells(IExcelDataReader reader, int columns)
    {
        var cells = new List<CellText>(columns);
        for (var column = 0; column < columns; column++)
            if (reader.GetColumnWidth(column) > 0) cells.Add(new CellText(TableText.Clean(ExcelText.Of(reader, column))));
        return cells;
    }

    /// <summary>A sheet's name heads its rows where nothing else does: 3月, 工会活动安排; Excel's own names say nothing.</summary>
    private static string Join(List<(string Name, string Text, bool HasTitle)> sheets)
    {
        var text = new StringBuilder();
        foreach (var (name, rows, hasTitle) in sheets)
        {
            if (text.Length > 0) text.Append("\n\n");
            if (!hasTitle && !IsDefault(name)) text.Append(name.Trim()).Append('\n');
            text.Append(rows);
        }

        return text.ToString();
    }

    private static bool IsDefault(string name)
    {
        var word = name.AsSpan().Trim().TrimEnd("0123456789 ()（）");
        return word.Equals("Sheet", StringComparison.OrdinalIgnoreCase) || word is "工作表" or "表" or "";
    }
}
