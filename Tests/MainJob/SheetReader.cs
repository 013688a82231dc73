using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace DistrictUnion.Tests.MainJob;

/// <summary>Reads a downloaded workbook with a library that had no part in writing it: sheets as rows of plain values.</summary>
internal sealed class SheetReader
{
    private readonly Dictionary<string, object?[][]> sheets = [];

    private SheetReader()
    {
    }

    public IReadOnlyCollection<string> Names => sheets.Keys;

    public static SheetReader Open(byte[] workbook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var result = new SheetReader();
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            result.sheets.Add(reader.Name, [.. rows]);
        }
        while (reader.NextResult());
        return result;
    }

    public object?[][] Rows(string sheet) => sheets[sheet];

    /// <summary>The row whose first text is this one: a school by its name, a sum by its heading.</summary>
    public object?[] Row(string sheet, string name) =>
        Rows(sheet).FirstOrDefault(row => row.OfType<string>().FirstOrDefault() == name)
        ?? throw new InvalidOperationException($"{sheet} has no row {name}.");

    /// <summary>A cell as a number; null where nothing, or —, stands.</summary>
    public static decimal? Number(object? cell) => cell switch
    {
        null or "—" or "" => null,
        double number => (decimal)number,
        int number => number,
        _ => decimal.Parse(Convert.ToString(cell, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture),
    };
}
