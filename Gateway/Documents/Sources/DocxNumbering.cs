using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Documents.Sources;

/// <summary>Rebuilds the numbers that Word prints but does not store: 一、, （二）, 3., ①.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private const int LongestStyleChain = 20;
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<int, AbstractNum> _abstracts = [];
    private readonly Dictionary<string, Style> _styles = [];
    private readonly Dictionary<int, int[]> _counters = [];
    private readonly HashSet<int> _started = [];

    public DocxNumbering(MainDocumentPart main)
    {
        if (main.NumberingDefinitionsPart?.Numbering is { } numbering)
        {
            foreach (var instance in numbering.Elements<NumberingInstance>())
                if (instance.NumberID?.Value is { } id) _instances[id] = instance;
            foreach (var definition in numbering.Elements<AbstractNum>())
                if (definition.AbstractNumberId?.Value is { } id) _abstracts[id] = definition;
        }

        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            if (style.StyleId?.Value is { } id) _styles[id] = style;
    }

    /// <summary>Whether the paragraph is a line of an automatic table of contents.</summary>
    public bool IsContents(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is not { } id) return false;
        var name = _styles.TryGetValue(id, out var style) ? style.StyleName?.Val?.Value ?? id : id;
        return name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || id.StartsWith("TOC", StringComparison.Ordinal);
    }

    /// <summary>The number in front of a paragraph, counted on; empty when it has none.</summary>
    public string NumberOf(Paragraph paragraph)
    {
        if (Find(paragraph) is not var (numberId, level) || numberId == 0 || LevelOf(numberId, level) is not { } definition) return "";
        var counters = Count(numberId, level);
        var format = definition.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        if (format == NumberFormatValues.None) return "";
        if (format == NumberFormatValues.Bullet) return "● ";
        var text = new StringBuilder();
        var pattern = definition.LevelText?.Val?.Value ?? "";
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 >= pattern.Length || pattern[i + 1] is < '1' or > '9') text.Append(pattern[i]);
            else
            {
                var of = pattern[++i] - '1';
                text.Append(NumberFormats.Print(counters[of], of == level ? format : LevelOf(numberId, of)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal));
            }
        }

        return text.Append(text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) ? " " : "").ToString();
    }

    private (int NumberId, int Level)? Find(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var (number, level) = Own(properties?.NumberingProperties);
        var styleId = properties?.ParagraphStyleId?.Val?.Value;
        for (var step = 0; number is null && styleId is not null && step < LongestStyleChain && _styles.TryGetValue(styleId, out var style); step++)
        {
            var (styleNumber, styleLevel) = Own(style.StyleParagraphProperties?.NumberingProperties);
            number = styleNumber;
            level ??= styleLevel;
            styleId = style.BasedOn?.Val?.Value;
        }

        return number is { } id ? (id, Math.Clamp(level ?? 0, 0, Levels - 1)) : null;
    }

    private static (int? Number, int? Level) Own(NumberingProperties? properties) =>
        (properties?.NumberingId?.Val?.Value, properties?.NumberingLevelReference?.Val?.Value);

    private Level? LevelOf(int numberId, int level)
    {
        if (!_instances.TryGetValue(numberId, out var instance)) return null;
        var overridden = instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level)?.Level;
        if (overridden is not null) return overridden;
        return instance.AbstractNumId?.Val?.Value is { } id && _abstracts.TryGetValue(id, out var definition)
            ? definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level)
            : null;
    }

    /// <summary>Lists of one definition count together; a list that says where it starts begins anew at its first paragraph.</summary>
    private int[] Count(int numberId, int level)
    {
        var list = _instances[numberId].AbstractNumId?.Val?.Value ?? numberId;
        if (!_counters.TryGetValue(list, out var counters)) _counters[list] = counters = new int[Levels];
        if (_started.Add(numberId))
            foreach (var restart in _instances[numberId].Elements<LevelOverride>())
                if (restart.StartOverrideNumberingValue?.Val?.Value is { } value && restart.LevelIndex?.Value is { } index and >= 0 and < Levels) counters[index] = Math.Clamp(value, 1, 100_000) - 1;
        for (var above = 0; above < level; above++)
            if (counters[above] == 0) counters[above] = Start(numberId, above);
        counters[level] = counters[level] == 0 ? Start(numberId, level) : counters[level] + 1;
        System.Array.Clear(counters, level + 1, Levels - level - 1);
        return counters;
    }

    private int Start(int numberId, int level) => Math.Clamp(LevelOf(numberId, level)?.StartNumberingValue?.Val?.Value ?? 1, 0, 100_000);

    /// <summary>Prints a counter.</summary>
    private static class NumberFormats
    {
        private const string Digits = "零一二三四五六七八九";

        public static string Print(int value, NumberFormatValues format) => format switch
        {
            NumberFormatValues.ChineseCounting or NumberFormatValues.ChineseCountingThousand or NumberFormatValues.JapaneseCounting or NumberFormatValues.TaiwaneseCounting
                or NumberFormatValues.TaiwaneseCountingThousand or NumberFormatValues.ChineseLegalSimplified or NumberFormatValues.IdeographDigital => Chinese(value),
            NumberFormatValues.DecimalEnclosedCircle or NumberFormatValues.DecimalEnclosedCircleChinese when value is >= 1 and <= 20 => ((char)('①' + value - 1)).ToString(),
            NumberFormatValues.DecimalEnclosedParen when value is >= 1 and <= 20 => ((char)('⑴' + value - 1)).ToString(),
            NumberFormatValues.LowerLetter when value is >= 1 and <= 26 => ((char)('a' + value - 1)).ToString(),
            NumberFormatValues.UpperLetter when value is >= 1 and <= 26 => ((char)('A' + value - 1)).ToString(),
            NumberFormatValues.UpperRoman or NumberFormatValues.LowerRoman when value is >= 1 and <= 12 => ((char)('Ⅰ' + value - 1)).ToString(),
            NumberFormatValues.DecimalZero => value.ToString("00", CultureInfo.InvariantCulture),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };

        private static string Chinese(int value) => value switch
        {
            < 10 => Digits[value].ToString(),
            < 20 => "十" + (value == 10 ? "" : Digits[value - 10]),
            < 100 => Digits[value / 10] + "十" + (value % 10 == 0 ? "" : Digits[value % 10]),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }
}
