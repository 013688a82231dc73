using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;

namespace DistrictUnion.Tests.Gateway.SignIn;

/// <summary>Fills in and reads workbooks of accounts, independent of the product's own reader and writer.</summary>
internal static class AccountSheets
{
    /// <summary>Writes rows below the head of a template.</summary>
    public static byte[] Fill(byte[] template, params string[][] rows)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var data = document.WorkbookPart!.WorksheetParts.First().Worksheet.GetFirstChild<SheetData>()!;
            var head = HeadRow(template);
            for (var i = 0; i < rows.Length; i++)
            {
                var number = (uint)(head + 1 + i);
                var row = data.Elements<Row>().FirstOrDefault(r => r.RowIndex?.Value == number);
                if (row is null) data.Append(row = new Row { RowIndex = number });
                row.RemoveAllChildren();
                for (var c = 0; c < rows[i].Length; c++)
                    row.Append(new Cell { CellReference = $"{(char)('A' + c)}{number}", DataType = CellValues.InlineString, InlineString = new(new Text(rows[i][c])) });
            }
        }

        return stream.ToArray();
    }

    public static IEnumerable<string> Texts(byte[] workbook) => Rows(workbook).SelectMany(row => row);

    private static int HeadRow(byte[] workbook) => Rows(workbook).ToList().FindIndex(row => row.Any(cell => cell.StartsWith("姓名", StringComparison.Ordinal))) + 1;

    private static IEnumerable<string[]> Rows(byte[] workbook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        while (reader.Read()) yield return [.. Enumerable.Range(0, reader.FieldCount).Select(c => reader.GetValue(c)?.ToString() ?? "")];
    }
}
