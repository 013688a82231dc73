using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DistrictUnion.Documents.Sources.Excel;
using ExcelDataReader;

namespace DistrictUnion.Documents.Grids;

/// <summary>A table that people filled in: the rows below the one that holds the expected heads.</summary>
/// <param name="Sheet">Name of the sheet it stands on.</param>
/// <param name="HeadRow">Row with the heads, from 1; 0: there is none.</param>
/// <param name="Columns">Number of a head's column in the sheet, from 1.</param>
/// <param name="Missing">Heads that were expected and are not there; then there are no rows.</param>
public sealed record Grid(string Sheet, int HeadRow, ImmutableDictionary<string, int> Columns, ImmutableArray<GridRow> Rows, ImmutableArray<string> Missing);

/// <summary>A row that is not empty.</summary>
/// <param name="Number">Its number in the sheet, from 1.</param>
public sealed record GridRow(int Number, ImmutableDictionary<string, string> Cells)
{
    /// <summary>The text below a head; empty when the cell or the column is.</summary>
    public string Text(string head) => Cells.GetValueOrDefault(head, "");
}

/// <summary>Reads filled-in templates from .xlsx and .xls: the first sheet with the heads counts.</summary>
public static class GridReader
{
    /// <summary>Heads are looked for in so many rows from the top.</summary>
    private const int HeadWithin = 20;

    private const int MostColumns = 60;

    /// <summary>What a packed file may unpack to, in bytes: a template with a few thousand rows has some.</summary>
    private const long MostUnpacked = 60L * 1024 * 1024;

    static GridReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="heads">What the columns are called.</param>
    /// <param name="required">Those of them without which the table cannot be read.</param>
    /// <param name="most">Rows that are read at most.</param>
    /// <returns>Null when it is no workbook that can be read.</returns>
    public static Grid? Read(ReadOnlyMemory<byte> content, IReadOnlyCollection<string> heads, IReadOnlyCollection<string> required, int most)
    {
        try
        {
            if (UnpacksTooLarge(content)) return null;
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            Grid? best = null;
            do
            {
                if (reader.VisibleState != "visible") continue;
                var grid = Sheet(reader, heads, required, most);
                if (grid.Missing.IsEmpty) return grid;
                if (best is null || grid.Missing.Length < best.Missing.Length) best = grid;
            }
            while (reader.NextResult());
            return best;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library lets out whatever its parsers throw on a broken part.
            return null;
        }
    }

    private static Grid Sheet(IExcelDataReader reader, IReadOnlyCollection<string> heads, IReadOnlyCollection<string> required, int most)
    {
        var (columns, headRow) = (ImmutableDictionary<string, int>.Empty, 0);
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        for (var number = 1; rows.Count < most && reader.Read(); number++)
        {
            var cells = Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(c => ExcelText.Of(reader, c).Trim()).ToArray();
            if (columns.IsEmpty)
            {
                var found = cells.Index().Where(c => heads.Contains(c.Item)).DistinctBy(c => c.Item).ToImmutableDictionary(c => c.Item, c => c.Index + 1);
                if (required.All(found.ContainsKey)) (columns, headRow) = (found, number);
                else if (number >= HeadWithin) break;
                continue;
            }

            var texts = columns.Where(c => c.Value <= cells.Length && cells[c.Value - 1].Length > 0).ToImmutableDictionary(c => c.Key, c => cells[c.Value - 1]);
            if (!texts.IsEmpty) rows.Add(new(number, texts));
        }

        return new(reader.Name, headRow, columns, rows.ToImmutable(), [.. required.Where(head => !columns.ContainsKey(head))]);
    }

    private static bool UnpacksTooLarge(ReadOnlyMemory<byte> content)
    {
        if (!content.Span.StartsWith("PK"u8)) return false;
        using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        return zip.Entries.Sum(entry => entry.Length) > MostUnpacked;
    }
}
