using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>What became of a text that somebody wrote into a column.</summary>
/// <param name="Value">In the one spelling of its type; null: nothing was written, or it is flawed.</param>
/// <param name="Flaw">What is wrong with it; its place is the column's name.</param>
public sealed record ColumnReading(string? Value, Refusal? Flaw);

/// <summary>
/// Values of columns: read leniently, kept in one spelling, shown as people write them. Kept are whole and other numbers with a point
/// (3.5), money in yuan with two decimals (1234.50), percents (72.9), days (2026-11-21), months (2026-11), times (14:30—16:00), yes and no,
/// choices by their words, lists one a line.
/// </summary>
public static partial class ColumnValue
{
    public const int MaxText = 200;
    public const int MaxLongText = 4_000;
    public const int MaxNames = 500;

    /// <summary>Numbers have at most so many digits before the point.</summary>
    private const decimal Largest = 999_999_999_999m;
    private const int FirstBirthYear = 1900;

    private static readonly string[] Yes = ["是", "有", "已", "√", "✓", "1", "y", "yes", "true", "对"];
    private static readonly string[] No = ["否", "无", "没有", "未", "×", "x", "0", "n", "no", "false", "不"];

    /// <summary>Reads what somebody wrote.</summary>
    /// <returns>Flaws: value.too-long, value.control-characters, value.not-a-number, value.not-whole, value.too-precise, value.out-of-range,
    /// value.not-a-day, value.not-a-month, value.not-a-time, value.not-yes-or-no, value.not-an-option.</returns>
    public static ColumnReading Read(LedgerColumn column, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(null, null);
        var trimmed = text.Trim();
        if (trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return Wrong(column, "value.control-characters", "里有不可见的控制字符，请重新输入。");
        return column.Type switch
        {
            ColumnType.Text when column.IsTime => Times(trimmed) is { } time
                ? new(time, null)
                : Wrong(column, "value.not-a-time", $"要写成 14:30 或 14:30—16:00 这样的时间（00:00 到 23:59），现在是“{Cut(trimmed)}”。"),
            ColumnType.Text => Words(column, string.Join(' ', trimmed.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), MaxText),
            ColumnType.LongText => Words(column, trimmed.ReplaceLineEndings("\n"), MaxLongText),
            ColumnType.Names => Names(column, trimmed),
            ColumnType.Whole => Number(column, trimmed, 0),
            ColumnType.Number => Number(column, trimmed, 3),
            ColumnType.Money => Number(column, trimmed, 2),
            ColumnType.Percent => Number(column, trimmed, 1),
            ColumnType.Date => DayText.TryRead(trimmed, out var day, FirstBirthYear)
                ? new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
                : Wrong(column, "value.not-a-day", $"要写成 2026年9月1日 这样的日期，现在是“{Cut(trimmed)}”。"),
            ColumnType.Month => DayText.TryReadMonth(trimmed, out var month)
                ? new(month.ToString(), null)
                : Wrong(column, "value.not-a-month", $"要写成 2026年9月 这样的月份，现在是“{Cut(trimmed)}”。"),
            ColumnType.YesNo => YesOrNo(column, trimmed),
            ColumnType.Choice => Choice(column, trimmed),
            ColumnType.Choices => Choices(column, trimmed),
            _ => new(null, null),
        };
    }

    /// <summary>A kept value as formulas take it.</summary>
    public static object? Operand(LedgerColumn column, string? value) => value is null ? null : column.Type switch
    {
        ColumnType.Whole or ColumnType.Number or ColumnType.Money or ColumnType.Percent =>
            decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
        ColumnType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        ColumnType.Month => YearMonth.TryParse(value, out var month) ? month.FirstDay : null,
        ColumnType.YesNo => value == "yes",
        _ => value,
    };

    /// <summary>What a formula gave, in the spelling of the column; null: nothing.</summary>
    public static string? Of(LedgerColumn column, object? result) => (column.Type, result) switch
    {
        (_, null) => null,
        (ColumnType.Whole, decimal n) => Spell(n, 0),
        (ColumnType.Number, decimal n) => Spell(n, 3),
        (ColumnType.Money, decimal n) => Spell(n, 2),
        (ColumnType.Percent, decimal n) => Spell(n, 1),
        (ColumnType.Date, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (ColumnType.YesNo, bool truth) => truth ? "yes" : "no",
        (_, decimal n) => n.ToString(CultureInfo.InvariantCulture),
        _ => result.ToString(),
    };

    /// <summary>A kept value as people read it: 2026年11月21日, 1,234.50, 72.9%, 是, 张三、李四.</summary>
    public static string Show(LedgerColumn column, string value) => Operand(column, value) switch
    {
        decimal n when column.Type is ColumnType.Money => n.ToString("#,##0.00", CultureInfo.InvariantCulture),
        decimal n when column.Type is ColumnType.Percent => n.ToString("0.0", CultureInfo.InvariantCulture) + "%",
        DateOnly day when column.Type is ColumnType.Month => $"{day.Year}年{day.Month}月",
        DateOnly day => Domain.Words.Day(day),
        bool truth => truth ? "是" : "否",
        _ when column.Type is ColumnType.Names or ColumnType.Choices => string.Join('、', Lines(value)),
        _ => value,
    };

    /// <summary>The items of a kept list.</summary>
    public static string[] Lines(string value) => value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static ColumnReading Words(LedgerColumn column, string text, int most) =>
        Length(text) <= most ? new(text, null) : Wrong(column, "value.too-long", $"最多 {most} 个字，现在是 {Length(text)} 个。");

    private static ColumnReading Names(LedgerColumn column, string text)
    {
        var names = text.Split(['、', '，', ',', '；', ';', '\n', '\r', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        return names.Length > MaxNames ? Wrong(column, "value.too-long", $"最多写 {MaxNames} 个人，现在是 {names.Length} 个。")
            : names.FirstOrDefault(n => Length(n) > Checks.MaxName) is { } name ? Wrong(column, "value.too-long", $"里的“{Cut(name)}”太长；几个人之间请用顿号分开。")
            : new(string.Join('\n', names), null);
    }

    private static ColumnReading Number(LedgerColumn column, string text, int decimals)
    {
        var plain = text.FormKC().Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).TrimStart('¥', '￥');
        var scale = 1m;
        if (column.Type is ColumnType.Percent) plain = plain.TrimEnd('%');
        if (column.Unit is { } unit && plain.EndsWith(unit, StringComparison.Ordinal)) plain = plain[..^unit.Length];
        if (column.Type is ColumnType.Money)
        {
            plain = plain.TrimEnd('元');
            if (plain.EndsWith('万')) (plain, scale) = (plain[..^1], 10_000m);
        }

        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > Largest)
            return Wrong(column, "value.not-a-number", $"要写数字，现在是“{Cut(text)}”。");
        number *= scale;
        if (decimal.Round(number, decimals) != number)
        {
            return decimals == 0
                ? Wrong(column, "value.not-whole", $"要写整数，现在是“{Cut(text)}”。")
                : Wrong(column, "value.too-precise", $"最多写 {decimals} 位小数，现在是“{Cut(text)}”。");
        }

        // Without bounds of their own numbers count something: less than none is a slip. Money may be given back.
        var least = column.Least ?? (column.Type is ColumnType.Money ? -Largest : 0);
        return number < least || number > (column.Most ?? Largest)
            ? Wrong(column, "value.out-of-range", column.Most is { } most ? $"要在 {least:0.###} 到 {most:0.###} 之间，现在是“{Cut(text)}”。" : $"不能小于 {least:0.###}，现在是“{Cut(text)}”。")
            : new(Spell(number, decimals), null);
    }

    /// <summary>Money and percents with all their decimals, other numbers without zeros at the end.</summary>
    private static string Spell(decimal number, int decimals)
    {
        var rounded = decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString(decimals switch { 0 => "0", 1 => "0.0", 2 => "0.00", _ => "0.###" }, CultureInfo.InvariantCulture);
    }

    /// <summary>One time or two, as 14:30—16:00; 下午 said once holds for both. Null: no such time.</summary>
    private static string? Times(string text)
    {
        var plain = string.Concat(text.FormKC().Replace('∶', ':').Where(c => !char.IsWhiteSpace(c)));
        var (times, half) = (new List<string>(), "");
        foreach (var part in Until.Split(plain))
        {
            if (Clock.Match(part) is not { Success: true } read) return null;
            if (read.Groups["half"].Value is { Length: > 0 } said) half = said;
            var hour = int.Parse(read.Groups["hour"].Value, CultureInfo.InvariantCulture);
            var minute = read.Groups["minute"].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : part.EndsWith('半') ? 30 : 0;
            if ((half is "下午" or "晚上" && hour < 12) || (half is "中午" && hour < 6)) hour += 12;
            if (hour > 23 || minute > 59) return null;
            times.Add(string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}"));
        }

        return times.Count <= 2 ? string.Join('—', times) : null;
    }

    private static ColumnReading YesOrNo(LedgerColumn column, string text)
    {
        var plain = text.FormKC().ToLowerInvariant();
        return Yes.Contains(plain) ? new("yes", null)
            : No.Contains(plain) ? new("no", null)
            : Wrong(column, "value.not-yes-or-no", $"要写“是”或“否”，现在是“{Cut(text)}”。");
    }

    private static ColumnReading Choice(LedgerColumn column, string text) =>
        Option(column, text) is { } option ? new(option, null)
        : column.IsOpen ? Words(column, text, MaxText)
        : Wrong(column, "value.not-an-option", $"只能是{Offered(column)}，现在是“{Cut(text)}”。");

    private static ColumnReading Choices(LedgerColumn column, string text)
    {
        // An option may itself hold a 、 (节日、生日慰问), so the whole line is tried first.
        var chosen = text.Split(['\n', '\r', '；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => Option(column, line) is not null ? [line] : line.Split(['、', '，', ',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(word => (Word: word, Option: Option(column, word))).ToArray();
        if (!column.IsOpen && chosen.FirstOrDefault(c => c.Option is null).Word is { } unknown)
            return Wrong(column, "value.not-an-option", $"里的“{Cut(unknown)}”不在选项中，可选：{Offered(column)}。");
        var known = column.Options.Where(option => chosen.Any(c => c.Option == option));
        return Words(column, string.Join('\n', [.. known, .. chosen.Where(c => c.Option is null).Select(c => c.Word).Distinct()]), MaxLongText);
    }

    /// <summary>The option that is meant: the same letters, wide or narrow.</summary>
    private static string? Option(LedgerColumn column, string text)
    {
        var plain = text.FormKC();
        return column.Options.FirstOrDefault(option => option == text || option.FormKC() == plain);
    }

    private static string Offered(LedgerColumn column) => string.Join('、', column.Options.Take(12)) + (column.Options.Length > 12 ? " 等" : "");

    private static ColumnReading Wrong(LedgerColumn column, string code, string text) => new(null, new(code, RefusalKind.Invalid, column.Name + text, column.Name));

    private static int Length(string text) => text.EnumerateRunes().Count();

    [GeneratedRegex("^(?<half>上午|中午|下午|晚上)?(?<hour>[0-9]{1,2})(:(?<minute>[0-9]{2})(:00)?|[点时]((?<minute>[0-9]{1,2})分|半)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock { get; }

    [GeneratedRegex("[-—–－−~～至到]+")]
    private static partial Regex Until { get; }

    private static string Cut(string text) => Length(text) <= 20 ? text : string.Concat(text.EnumerateRunes().Take(20)) + "…";
}
