using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Documents.Sources;

/// <summary>Finds the automatic list of a .docx paragraph, its own or its style's, and has <see cref="ListNumbers"/> count it.</summary>
internal sealed class DocxNumbering
{
    private const int LongestStyleChain = 20;
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<int, AbstractNum> _abstracts = [];
    private readonly Dictionary<int, NumberedList> _lists = [];
    private readonly Dictionary<string, Style> _styles = [];
    private readonly ListNumbers _numbers = new();

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
        if (Find(paragraph) is not var (id, level) || id == 0 || !_instances.TryGetValue(id, out var instance)) return "";
        if (!_lists.TryGetValue(id, out var list)) _lists[id] = list = ListOf(id, instance);
        return _numbers.Next(id, list, level);
    }

    private (int Id, int Level)? Find(Paragraph paragraph)
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

        return number is { } id ? (id, level ?? 0) : null;
    }

    private static (int? Number, int? Level) Own(NumberingProperties? properties) =>
        (properties?.NumberingId?.Val?.Value, properties?.NumberingLevelReference?.Val?.Value);

    /// <summary>A list takes the levels of its definition, but for those that it overrides.</summary>
    private NumberedList ListOf(int id, NumberingInstance instance)
    {
        var definition = instance.AbstractNumId?.Val?.Value;
        var levels = new ListLevel?[ListNumbers.Levels];
        var startAt = new int?[ListNumbers.Levels];
        if (definition is { } key && _abstracts.TryGetValue(key, out var shared))
            foreach (var level in shared.Elements<Level>()) Put(level, level.LevelIndex?.Value);
        foreach (var change in instance.Elements<LevelOverride>())
        {
            if (change.Level is { } level) Put(level, change.LevelIndex?.Value);
            if (change.StartOverrideNumberingValue?.Val?.Value is { } start && change.LevelIndex?.Value is { } index and >= 0 and < ListNumbers.Levels) startAt[index] = start;
        }

        return new NumberedList(definition ?? id, [.. levels], [.. startAt]);

        void Put(Level level, int? at)
        {
            if (at is { } index and >= 0 and < ListNumbers.Levels) levels[index] = LevelOf(level, index);
        }
    }

    private static ListLevel LevelOf(Level level, int index) => new(
        level.StartNumberingValue?.Val?.Value ?? 1,
        StyleOf(level.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal),
        level.LevelText?.Val?.Value ?? "",
        level.LevelRestart?.Val?.Value ?? index,
        level.IsLegalNumberingStyle is { } legal && legal.Val?.Value != false);

    private static NumberStyle StyleOf(NumberFormatValues format) => format switch
    {
        NumberFormatValues.ChineseCounting or NumberFormatValues.ChineseCountingThousand or NumberFormatValues.JapaneseCounting or NumberFormatValues.TaiwaneseCounting
            or NumberFormatValues.TaiwaneseCountingThousand or NumberFormatValues.ChineseLegalSimplified or NumberFormatValues.IdeographDigital => NumberStyle.Chinese,
        NumberFormatValues.DecimalEnclosedCircle or NumberFormatValues.DecimalEnclosedCircleChinese => NumberStyle.Circled,
        NumberFormatValues.DecimalEnclosedParen => NumberStyle.Bracketed,
        NumberFormatValues.DecimalEnclosedFullstop => NumberStyle.Stopped,
        NumberFormatValues.IdeographEnclosedCircle => NumberStyle.ChineseCircled,
        NumberFormatValues.IdeographTraditional => NumberStyle.HeavenlyStem,
        NumberFormatValues.LowerLetter => NumberStyle.LowerLetter,
        NumberFormatValues.UpperLetter => NumberStyle.UpperLetter,
        NumberFormatValues.UpperRoman or NumberFormatValues.LowerRoman => NumberStyle.Roman,
        NumberFormatValues.DecimalZero => NumberStyle.DecimalZero,
        NumberFormatValues.Bullet => NumberStyle.Bullet,
        NumberFormatValues.None => NumberStyle.None,
        _ => NumberStyle.Decimal,
    };
}
