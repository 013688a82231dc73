using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DistrictUnion.Documents.Sources.Excel;

namespace DistrictUnion.Documents.Tables;

/// <summary>
/// Cells of an .xlsx whose formula has no value: it failed (#DIV/0!), or the program that wrote the file never counted it. The reader takes them
/// for empty, and so would they empty what was there.
/// </summary>
internal sealed class ValuelessCells(FrozenDictionary<(string Sheet, string Cell), string> cells)
{
    /// <summary>What must stand in a sheet that has such cells.</summary>
    private static readonly byte[][] Signs = [" t=\"e\""u8.ToArray(), "<f"u8.ToArray(), ":f"u8.ToArray()];
    private static readonly int Longest = Signs.Max(sign => sign.Length);

    public static ValuelessCells None { get; } = new(FrozenDictionary<(string, string), string>.Empty);

    /// <summary>What stands for the value: <see cref="TableCells.Error"/>, <see cref="TableCells.Uncounted"/>; null: the cell is another one.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    public string? At(string sheet, int row, int column) => cells.Count == 0 ? null : cells.GetValueOrDefault((sheet, Address(row, column)));

    /// <summary>Few workbooks have formulas, so only sheets are taken apart where the sign of one stands.</summary>
    public static ValuelessCells Of(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK"u8)) return None;
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var suspects = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && Holds(e)).Select(e => e.FullName).ToHashSet();
        if (suspects.Count == 0 || zip.GetEntry("xl/workbook.xml") is null) return None;
        var parts = new WorkbookParts(zip);
        var found = new Dictionary<(string, string), string>();
        foreach (var sheet in parts.Sheets.Where(s => suspects.Contains(s.Part)))
        {
            using var xml = parts.Xml(sheet.Part);
            foreach (var (cell, mark) in In(xml)) found[(sheet.Name, cell)] = mark;
        }

        return new(found.ToFrozenDictionary());
    }

    private static IEnumerable<(string Cell, string Mark)> In(XmlReader xml)
    {
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (WorkbookParts.IsElement(xml, "row"))
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                column = 0;
            }
            else if (WorkbookParts.IsElement(xml, "c"))
            {
                column++;
                var place = xml.GetAttribute("r") ?? Address(row, column);
                if (Mark(xml) is { } mark) yield return (place, mark);
            }
        }
    }

    /// <summary>An empty text that a formula gave is written as an empty value; programs that count nothing write an empty number, or none.</summary>
    private static string? Mark(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        if (type == "e") return TableCells.Error;
        if (xml.IsEmptyElement) return null;
        var (hasFormula, hasValue, depth) = (false, false, xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (WorkbookParts.IsElement(xml, "f"))
            {
                hasFormula = true;
                if (!xml.IsEmptyElement) SkipText(xml);
            }
            else if (WorkbookParts.IsElement(xml, "v"))
            {
                hasValue |= type == "str";
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                hasValue = true;
            }
        }

        return hasFormula && !hasValue ? TableCells.Uncounted : null;
    }

    private static void SkipText(XmlReader xml)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private static string Address(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{TableFlaw.Letters(column)}{row}");

    private static bool Holds(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var (buffer, kept) = (new byte[81_920], 0);
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + read);
            foreach (var sign in Signs)
                if (seen.IndexOf(sign) >= 0) return true;
            kept = Math.Min(Longest - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
