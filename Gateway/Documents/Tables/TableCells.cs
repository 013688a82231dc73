using System.Globalization;
using System.Text;
using DistrictUnion.Documents.Sources.Excel;
using ExcelDataReader;

namespace DistrictUnion.Documents.Tables;

/// <summary>Cells as data: days whole, numbers with the zeros that their format writes before them, texts without what cannot be seen.</summary>
internal static class TableCells
{
    /// <summary>What stands for a cell whose formula failed (#N/A).</summary>
    public const string Error = "\u0001";

    /// <summary>What stands for a cell whose formula was never counted.</summary>
    public const string Uncounted = "\u0002";

    public static bool HasNoValue(string cell) => cell is Error or Uncounted;

    public static string Of(IExcelDataReader reader, int column)
    {
        return reader.GetValue(column) switch
        {
            string text when Errors.Contains(text) => Error,
            DateTime date => $"{date.Year}年{date.Month}月{date.Day}日",
            double number when LeadingZeros(reader.GetNumberFormatString(column)) is var digits and > 0 && IsWhole(number) =>
                ((long)number).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'),
            double number when IsWhole(number) && Math.Abs(number) < 1e15 && !IsShare(reader, column) && !ShowsDate(ExcelText.Of(reader, column)) =>
                ((long)number).ToString(CultureInfo.InvariantCulture),
            bool truth => truth ? "是" : "否",
            string text => Clean(text),
            _ => Clean(ExcelText.Of(reader, column)),
        };
    }

    private static readonly string[] Errors = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"];

    private static bool IsWhole(double number) => double.IsFinite(number) && Math.Floor(number) == number;

    private static bool ShowsDate(string shown) => shown.Contains('年', StringComparison.Ordinal) || shown.Contains('月', StringComparison.Ordinal);

    /// <summary>1 that is written as 100%.</summary>
    private static bool IsShare(IExcelDataReader reader, int column) => reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) is true;

    /// <summary>How many digits a format such as 0000 writes at least; 0: it is another one.</summary>
    private static int LeadingZeros(string? format) => format is { Length: > 1 and < 20 } && format.All(c => c == '0') ? format.Length : 0;

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.Format) continue;
            clean.Append(letter is '\u00A0' or '\u3000' or '\t' ? ' ' : letter is '\r' or '\u0001' or '\u0002' ? '\n' : letter);
        }

        return string.Join('\n', clean.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
