using System.Globalization;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Letters;

/// <summary>A cell of a sheet in words, as Excel shows it in its format.</summary>
internal static class CellWords
{
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    public static string Of(Cell cell, ValueFormat columnFormat) => cell.Kind switch
    {
        CellKind.Blank => "",
        CellKind.Text => CellText.Unguarded(cell.Text!),
        _ => Number(cell.Number, cell.Format ?? columnFormat),
    };

    private static string Number(decimal number, ValueFormat format) => format switch
    {
        ValueFormat.Count => number.ToString("#,##0", CultureInfo.InvariantCulture),
        ValueFormat.Weight => number.ToString("0.00", CultureInfo.InvariantCulture),
        ValueFormat.Percent => Percent(number),
        ValueFormat.PercentBehind => $"▲ {Percent(number)}",
        ValueFormat.PercentFarBehind => $"■ {Percent(number)}",
        ValueFormat.Points => number.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture),
        ValueFormat.Money => number.ToString("#,##0.00", CultureInfo.InvariantCulture),
        ValueFormat.Date => Domain.Words.Day(Day(number)),
        ValueFormat.Month => $"{Day(number).Year}年{Day(number).Month}月",
        ValueFormat.Moment => $"{Domain.Words.Day(Day(number))} {Clock(number)}",
        _ => number.ToString("0.##########", CultureInfo.InvariantCulture),
    };

    private static string Percent(decimal share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static DateOnly Day(decimal serial) => SerialZero.AddDays((int)decimal.Floor(serial));

    private static string Clock(decimal serial) =>
        TimeSpan.FromMinutes((double)decimal.Round((serial - decimal.Floor(serial)) * 24 * 60)).ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
