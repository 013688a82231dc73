using System.Globalization;
using ExcelDataReader;

namespace DistrictUnion.Documents.Sources.Excel;

/// <summary>A cell's value as Excel shows it, near enough for reading: dates in Chinese, numbers with what their format prints around them.</summary>
internal static class ExcelText
{
    public static string Of(IExcelDataReader reader, int column)
    {
        var format = BuiltIn(reader.GetNumberFormatIndex(column)) ?? reader.GetNumberFormatString(column) ?? "General";
        return reader.GetValue(column) switch
        {
            null => "",
            string text => text,
            DateTime date => Date(date, format),
            TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
            double number when IsDate(format) && number is > 0 and < 2_958_466 => Date(DateTime.FromOADate(number), format),
            double number => Number(number, format),
            int number => Number(number, format),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
    }

    /// <summary>Formats that a Chinese Excel knows by number alone.</summary>
    private static string? BuiltIn(int index) => index switch
    {
        27 or 36 or 50 or 52 or 57 => "yyyy年m月",
        28 or 29 or 51 or 53 or 54 or 58 => "m月d日",
        31 => "yyyy年m月d日",
        _ => null,
    };

    private static string Date(DateTime date, string format)
    {
        var (year, month, day) = Parts(format);
        var text = (year ? $"{date.Year}年" : "") + (month ? $"{date.Month}月" : "") + (day ? $"{date.Day}日" : "");
        return text.Length > 0 ? text : date.ToString("H:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Which parts of a date the format prints; an m behind hours is minutes.</summary>
    private static (bool Year, bool Month, bool Day) Parts(string format)
    {
        var (year, month, day, hour) = (false, false, false, false);
        foreach (var letter in Bare(format))
        {
            if (letter is 'y' or 'Y' or 'e') year = true;
            else if (letter is 'd' or 'D') day = true;
            else if (letter is 'h' or 'H' or 's' or 'S') hour = true;
            else if (letter is 'm' or 'M' && !hour) month = true;
        }

        return (year, month, day);
    }

    private static bool IsDate(string format) => !format.Equals("General", StringComparison.OrdinalIgnoreCase) && Parts(format) is not (false, false, false);

    /// <summary>The format's first section without its literal texts.</summary>
    private static string Bare(string format) => string.Concat(Pieces(format).Where(piece => !piece.IsLiteral).Select(piece => piece.Character));

    private static string Number(double number, string format)
    {
        if (!double.IsFinite(number)) return "";
        var pieces = Pieces(format).ToList();
        var isPlaceholder = pieces.ConvertAll(piece => !piece.IsLiteral && piece.Character is '0' or '#' or '?' or '.' or ',');
        var first = isPlaceholder.IndexOf(true);
        if (first < 0 || pieces.Exists(piece => piece is { IsLiteral: false, Character: 'E' or 'e' or '/' })) return Plain(number);
        var last = isPlaceholder.LastIndexOf(true);
        var isPercent = pieces.Exists(piece => piece is { IsLiteral: false, Character: '%' });
        var point = pieces.FindIndex(piece => piece is { IsLiteral: false, Character: '.' });
        var decimals = point < 0 ? 0 : pieces.Skip(point).Count(piece => piece is { IsLiteral: false, Character: '0' or '#' or '?' });
        var shown = Math.Round(isPercent ? number * 100 : number, Math.Min(decimals, 10), MidpointRounding.AwayFromZero);
        return Around(pieces[..first]) + Plain(shown) + Around(pieces[(last + 1)..]);
    }

    private static string Around(IEnumerable<(char Character, bool IsLiteral)> pieces) =>
        string.Concat(pieces.Where(piece => piece.IsLiteral || piece.Character is '%' or '¥' or '￥' or '$' || piece.Character > '\u2E7F').Select(piece => piece.Character)).Trim();

    private static string Plain(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The characters of the first section; what only takes up width, colours and conditions are left out.</summary>
    private static IEnumerable<(char Character, bool IsLiteral)> Pieces(string format)
    {
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
        {
            switch (format[i])
            {
                case '"':
                    for (i++; i < format.Length && format[i] != '"'; i++) yield return (format[i], true);
                    break;
                case '[':
                    // [$¥-804] is a currency; other brackets are colours and conditions.
                    if (i + 2 < format.Length && format[i + 1] == '$' && format[i + 2] is not ('-' or ']')) yield return (format[i + 2], true);
                    while (i < format.Length && format[i] != ']') i++;
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '\\':
                    if (++i < format.Length) yield return (format[i], true);
                    break;
                default:
                    yield return (format[i], false);
                    break;
            }
        }
    }
}
