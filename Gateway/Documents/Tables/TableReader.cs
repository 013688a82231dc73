using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DistrictUnion.Documents.Decode;
using DistrictUnion.Documents.Sources;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace DistrictUnion.Documents.Tables;

/// <summary>
/// Reads a table out of a workbook (.xlsx, .xls) or a list with commas (.csv) by its headings: on every sheet that is shown and has them, wherever they stand.
/// Merged cells hold for each of their rows; formulas count by the value that was saved with them.
/// </summary>
public static class TableReader
{
    /// <remarks>The library asks the process for code pages by number, for the texts of .xls.</remarks>
    static TableReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>Flaws of the file: table.not-workbook, table.too-large, table.broken, table.encrypted, table.has-macros; of sheets and cells: see <see cref="SheetReader"/>.</returns>
    public static TableReading Read(SourceFile file, TableShape shape, ReadingLimits limits)
    {
        if (Refuse(file, limits) is { } refusal) return TableReading.Refused(refusal);
        try
        {
            using var reader = Open(file);
            var sheets = new SheetReader(shape, ValuelessCells.Of(file.Content.ToArray()));
            do
            {
                if (IsShown(reader) && (shape.Sheet is null || reader.Name.Trim() == shape.Sheet)) sheets.Read(reader);
            }
            while (reader.NextResult());
            return sheets.Close();
        }
        catch (InvalidPasswordException)
        {
            return TableReading.Refused(Encrypted);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library lets out whatever its parsers throw on a broken part.
            return TableReading.Refused(Broken);
        }
    }

    /// <summary>The cells of a sheet that is hidden and has this name, as <see cref="Read"/> takes cells; null: there is none, or the workbook is none that can be read.</summary>
    /// <param name="mostRows">Rows after these are left.</param>
    public static ImmutableArray<ImmutableArray<string>>? ReadHidden(SourceFile file, string name, int mostRows, ReadingLimits limits)
    {
        if (Refuse(file, limits) is not null) return null;
        try
        {
            using var reader = Open(file);
            do
            {
                if (IsShown(reader) || reader.Name != name) continue;
                var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
                while (rows.Count < mostRows && reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => TableCells.Of(reader, column))]);
                return rows.ToImmutable();
            }
            while (reader.NextResult());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As above: what is broken has no such sheet.
        }

        return null;
    }

    /// <summary>The rows that may be the headings of a table, sheet by sheet; none where the workbook cannot be read.</summary>
    public static ImmutableArray<TableHead> Heads(SourceFile file, ReadingLimits limits)
    {
        if (Refuse(file, limits) is not null) return [];
        try
        {
            using var reader = Open(file);
            var heads = ImmutableArray.CreateBuilder<TableHead>();
            do
            {
                if (IsShown(reader)) heads.AddRange(SheetReader.Heads(reader));
            }
            while (reader.NextResult());
            return heads.ToImmutable();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As above: what is broken has no headings.
            return [];
        }
    }

    /// <summary>A list of values with commas (.csv) has neither sheets nor states.</summary>
    private static bool IsShown(IExcelDataReader reader) => reader.VisibleState is null or "visible";

    /// <summary>A text as it comes out of a cell again: without what cannot be seen, spaces at the ends of lines, empty lines.</summary>
    public static string AsRead(string text) => TableCells.Clean(text);

    private static IExcelDataReader Open(SourceFile file)
    {
        if (IsList(file) && ByteDecoder.Decode(file.Content.Span) is { } text)
            return ExcelReaderFactory.CreateCsvReader(
                new MemoryStream(Encoding.UTF8.GetBytes(text.Text), writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.UTF8, AutodetectSeparators = [',', '\t', ';', '|'] });
        return ExcelReaderFactory.CreateReader(
            new MemoryStream(file.Content.ToArray(), writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
    }

    private static bool IsList(SourceFile file) =>
        file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && FileSniffer.Kind(file.Content.Span) is FileKind.Text && !FileSniffer.IsBinary(file.Content.Span);

    private static TableFlaw Broken { get; } = new("table.broken", "工作簿已损坏，打不开，请用 Excel 或 WPS 另存一份再上传。");

    private static TableFlaw Encrypted { get; } = new("table.encrypted", "工作簿有密码保护，请去掉密码后再上传。");

    private static TableFlaw TooLarge(string limit) => new("table.too-large", $"文件太大（{limit}），请只保留要导入的内容再上传。");

    private static TableFlaw? Refuse(SourceFile file, ReadingLimits limits)
    {
        if (file.Content.Length > limits.MaxFileBytes) return TooLarge($"上限 {SourceFlaws.Megabytes(limits.MaxFileBytes)}");
        switch (FileSniffer.Kind(file.Content.Span))
        {
            case FileKind.Compound: return Sources.Compound.CompoundGuard.IsSafe(new(file.Content)) ? null : Broken;
            case FileKind.Zip: break;
            case FileKind.Text when IsList(file): return null;
            default: return new("table.not-workbook", "这不是 Excel 或 WPS 表格，请另存为 .xlsx 再上传。");
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.Content.ToArray(), writable: false), ZipArchiveMode.Read);
            return ZipSource.Refusal(zip, limits)?.Code switch
            {
                null => null,
                "document.has-macros" => new("table.has-macros", "工作簿带有宏，请另存为不带宏的 .xlsx 后再上传。"),
                "document.encrypted" => Encrypted,
                _ => TooLarge($"解压后上限 {SourceFlaws.Megabytes(limits.MaxUnpackedBytes)}"),
            };
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Broken;
        }
    }
}
