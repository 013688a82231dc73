using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;

namespace DistrictUnion.Documents.Tables;

/// <summary>Takes typed values out of a row; what cannot be understood becomes a flaw at its cell.</summary>
/// <param name="flaws">Where the flaws go.</param>
public sealed class RowReader(TableRow row, TableShape shape, ICollection<TableFlaw> flaws)
{
    /// <summary>Days between Excel's number 1 and the first day of our era, for 2000 to 2100.</summary>
    private const int FirstSerial = 36_526;
    private const int LastSerial = 73_415;

    private static readonly string[] Yes = ["是", "有", "已", "已建", "已建会", "√", "✓", "1", "y", "yes", "true", "对"];
    private static readonly string[] No = ["否", "无", "没有", "未", "未建", "未建会", "×", "x", "0", "n", "no", "false"];

    public string? Text(string key, int most = 100)
    {
        if (row.Text(key) is not { } text) return null;
        if (new StringInfo(text).LengthInTextElements <= most) return text;
        Flaw("table.too-long", $"{Heading(key)}最多 {most} 个字。", key);
        return null;
    }

    /// <summary>A text that must be there. Flaws: table.missing, table.too-long.</summary>
    public string? Required(string key, int most = 100)
    {
        if (row.Text(key) is null) Flaw("table.missing", $"{Heading(key)}没有填。", key);
        return Text(key, most);
    }

    /// <summary>The text in narrow letters and digits, small ones: for codes.</summary>
    public string? Narrow(string key) => row.Text(key)?.FormKC().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>A day; null when the cell is empty or flawed (table.bad-day). A number is Excel's own count of days.</summary>
    public DateOnly? Day(string key)
    {
        if (row.Text(key) is not { } text) return null;
        if (DayText.TryRead(text, out var day)) return day;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        Flaw("table.bad-day", $"{Heading(key)}要写成 2026年9月1日 这样的日期，现在是“{Cut(text)}”。", key);
        return null;
    }

    /// <summary>是 or 否; null when the cell is empty or flawed (table.bad-yes-no).</summary>
    public bool? YesNo(string key)
    {
        if (Narrow(key) is not { } text) return null;
        if (Yes.Contains(text)) return true;
        if (No.Contains(text)) return false;
        Flaw("table.bad-yes-no", $"{Heading(key)}要写“是”或“否”，现在是“{Cut(text)}”。", key);
        return null;
    }

    /// <summary>Several names, apart by 、，；or a new line.</summary>
    public ImmutableArray<string> List(string key) => row.Text(key) is { } text
        ? [.. text.Split(['、', '，', ',', '；', ';', '\n', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [];

    public void Flaw(string code, string text, string? key = null) => flaws.Add(row.Flaw(code, text, key));

    private string Heading(string key) => shape.Columns.First(column => column.Key == key).Heading;

    private static string Cut(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
