using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DistrictUnion.Documents.Sources;

/// <summary>How a list prints its counter. Forms that read alike share a value: 壹、一 and 〇一 are all <see cref="Chinese"/>.</summary>
internal enum NumberStyle { Decimal, DecimalZero, Chinese, ChineseCircled, HeavenlyStem, Circled, Bracketed, Stopped, LowerLetter, UpperLetter, Roman, Bullet, None }

/// <summary>One level of an automatic list.</summary>
/// <param name="Pattern">What is printed, with %1 … %9 for the counters of the levels.</param>
/// <param name="RestartBelow">A paragraph on a level with a smaller index lets this one begin anew; its own index unless set, 0 for never.</param>
/// <param name="IsLegal">Whether all its counters print as decimals.</param>
internal sealed record ListLevel(int Start, NumberStyle Style, string Pattern, int RestartBelow, bool IsLegal = false);

/// <summary>A list as paragraphs name it.</summary>
/// <param name="Definition">Lists of one definition count on together.</param>
/// <param name="Levels">By level; null where a level is not described.</param>
/// <param name="StartAt">By level: where this list begins anew at its first paragraph; null where it counts on.</param>
internal sealed record NumberedList(int Definition, ImmutableArray<ListLevel?> Levels, ImmutableArray<int?> StartAt);

/// <summary>Counts the numbers that Word prints but does not store: 一、, （二）, 3., ①. Paragraphs come in the order of the text.</summary>
internal sealed class ListNumbers
{
    public const int Levels = 9;
    private const int HighestStart = 100_000;
    private readonly Dictionary<int, Counters> _counters = [];
    private readonly HashSet<int> _begun = [];

    /// <summary>The number of the next paragraph of a list, with the space behind it where it needs one; empty when its level prints none.</summary>
    /// <param name="id">What paragraphs call the list.</param>
    /// <param name="level">From 0; what lies outside counts as the nearest level.</param>
    public string Next(int id, NumberedList list, int level)
    {
        level = Math.Clamp(level, 0, Levels - 1);
        if (list.Levels[level] is not { } definition) return "";
        var values = Count(id, list, level);
        if (definition.Style == NumberStyle.None) return "";
        if (definition.Style == NumberStyle.Bullet) return "● ";
        var text = new StringBuilder();
        var pattern = definition.Pattern;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 >= pattern.Length || pattern[i + 1] is < '1' or > '9') text.Append(pattern[i]);
            else
            {
                var of = pattern[++i] - '1';
                text.Append(Print(values[of] ?? 0, definition.IsLegal ? NumberStyle.Decimal : list.Levels[of]?.Style ?? NumberStyle.Decimal));
            }
        }

        return text.Append(text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) ? " " : "").ToString();
    }

    private int?[] Count(int id, NumberedList list, int level)
    {
        if (!_counters.TryGetValue(list.Definition, out var counters)) _counters[list.Definition] = counters = new Counters();
        var values = counters.Values;
        if (_begun.Add(id))
            for (var i = 0; i < Levels; i++)
                if (list.StartAt[i] is { } start) (values[i], counters.StartAt[i]) = (null, start);
        for (var above = 0; above < level; above++) values[above] ??= Start(above);
        values[level] = values[level] is { } last ? last + 1 : Start(level);
        for (var below = level + 1; below < Levels; below++)
            if (level < (list.Levels[below]?.RestartBelow ?? below)) values[below] = null;
        return values;

        int Start(int of) => Math.Clamp(counters.StartAt[of] ?? list.Levels[of]?.Start ?? 1, 0, HighestStart);
    }

    /// <summary>A counter as a list prints it; what a style does not reach prints as a decimal.</summary>
    public static string Print(int value, NumberStyle style) => style switch
    {
        NumberStyle.Chinese => Chinese(value),
        NumberStyle.ChineseCircled when value is >= 1 and <= 10 => ((char)('㊀' + value - 1)).ToString(),
        NumberStyle.HeavenlyStem when value is >= 1 and <= 10 => "甲乙丙丁戊己庚辛壬癸"[value - 1].ToString(),
        NumberStyle.Circled when value is >= 1 and <= 20 => ((char)('①' + value - 1)).ToString(),
        NumberStyle.Bracketed when value is >= 1 and <= 20 => ((char)('⑴' + value - 1)).ToString(),
        NumberStyle.Stopped when value is >= 1 and <= 20 => ((char)('⒈' + value - 1)).ToString(),
        NumberStyle.LowerLetter when value is >= 1 and <= 26 => ((char)('a' + value - 1)).ToString(),
        NumberStyle.UpperLetter when value is >= 1 and <= 26 => ((char)('A' + value - 1)).ToString(),
        NumberStyle.Roman when value is >= 1 and <= 12 => ((char)('Ⅰ' + value - 1)).ToString(),
        NumberStyle.DecimalZero => value.ToString("00", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int value)
    {
        const string digits = "零一二三四五六七八九";
        return value switch
        {
            < 10 => digits[value].ToString(),
            < 20 => "十" + (value == 10 ? "" : digits[value - 10]),
            < 100 => digits[value / 10] + "十" + (value % 10 == 0 ? "" : digits[value % 10]),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private sealed class Counters
    {
        /// <summary>The last number of each level; null before its first.</summary>
        public int?[] Values { get; } = new int?[Levels];

        public int?[] StartAt { get; } = new int?[Levels];
    }
}
