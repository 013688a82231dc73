using System.Collections.Frozen;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DistrictUnion.Documents.Tables;

/// <summary>Cells of an .xlsx whose formula failed (#DIV/0!). The reader has no value for them, and taken for empty they would empty what was there.</summary>
internal sealed class FailedCells(FrozenSet<(string Sheet, string Cell)> cells)
{
    private static readonly byte[] Mark = " t=\"e\""u8.ToArray();

    public static FailedCells None { get; } = new(FrozenSet<(string, string)>.Empty);

    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    public bool Has(string sheet, int row, int column) => cells.Count > 0 && cells.Contains((sheet, $"{TableFlaw.Letters(column)}{row}"));

    /// <summary>Almost no workbook has one, so the sheets are taken apart only where the mark of one stands.</summary>
    public static FailedCells Of(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK"u8) || !HasMark(content)) return None;
        using var stream = new MemoryStream(content, writable: false);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var found = new HashSet<(string, string)>();
        foreach (var sheet in document.WorkbookPart?.Workbook?.Descendants<Sheet>() ?? [])
        {
            if (sheet is not { Id.Value: { } id, Name.Value: { } name } || document.WorkbookPart!.GetPartById(id) is not WorksheetPart part) continue;
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType != typeof(Cell) || !reader.IsStartElement) continue;
                if (reader.Attributes.Any(a => a is { LocalName: "t", Value: "e" }) && reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value is { } at) found.Add((name, at));
            }
        }

        return new(found.ToFrozenSet());
    }

    private static bool HasMark(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Any(Holds);
    }

    private static bool Holds(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var (buffer, kept) = (new byte[81_920], 0);
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(Mark) >= 0) return true;
            kept = Math.Min(Mark.Length - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
