namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>What a style says about reading.</summary>
/// <param name="List">The automatic list that its paragraphs belong to; 0 for none.</param>
/// <param name="IsContents">Whether it is that of a line in a table of contents.</param>
internal readonly record struct WordStyle(int List, int Level, bool IsHidden, bool IsContents);

/// <summary>The styles (STSH), each with what it inherits.</summary>
internal sealed class StyleSheet
{
    private const int MostStyles = 4_096;
    private const int LongestChain = 20;
    private const int NoBase = 0xFFF;
    private const int FirstContents = 19, LastContents = 27;
    private readonly List<Bytes> _styles = [];
    private readonly Dictionary<int, WordStyle> _resolved = [];
    private readonly int _headSize;

    public StyleSheet(Bytes sheet)
    {
        _headSize = sheet.U16(4);
        var count = Math.Min(sheet.U16(2), MostStyles);
        var at = 2L + sheet.U16(0);
        for (var i = 0; i < count && at < sheet.Length; i++)
        {
            var size = sheet.U16(at);
            _styles.Add(sheet.Slice(at + 2, size));
            at += 2 + size + size % 2;
        }
    }

    /// <param name="index">What paragraphs and runs call the style; an unknown one is a plain one.</param>
    public WordStyle Style(int index)
    {
        if (!_resolved.TryGetValue(index, out var style)) _resolved[index] = style = Resolve(index, LongestChain);
        return style;
    }

    private WordStyle Resolve(int index, int chain)
    {
        if (index >= _styles.Count || chain == 0) return default;
        var bytes = _styles[index];
        var based = bytes.U16(2) >> 4;
        var style = based == NoBase || based == index ? default : Resolve(based, chain - 1);
        style = style with { IsContents = (bytes.U16(0) & 0xFFF) is >= FirstContents and <= LastContents };
        foreach (var part in Properties(bytes))
            foreach (var (code, operand) in new PropertyRun(part)) style = Apply(style, code, operand);
        return style;
    }

    private static WordStyle Apply(WordStyle style, int code, Bytes operand) => code switch
    {
        Property.List => style with { List = operand.U16(0) },
        Property.ListLevel => style with { Level = operand.U8(0) },
        Property.IsHidden => style with { IsHidden = operand.U8(0) == 1 },
        _ => style,
    };

    /// <summary>Behind head and name: for a paragraph style its number, paragraph and character properties, for a character style the latter.</summary>
    private IEnumerable<Bytes> Properties(Bytes style)
    {
        const int paragraphStyle = 1;
        var isParagraph = (style.U16(2) & 0xF) == paragraphStyle;
        var at = _headSize + 4L + style.U16(_headSize) * 2L;
        var parts = Math.Min(style.U16(4) & 0xF, isParagraph ? 2 : 1);
        for (var part = 0; part < parts; part++)
        {
            var size = style.U16(at);
            var skip = isParagraph && part == 0 ? 2 : 0;
            yield return style.Slice(at + 2 + skip, size - skip);
            at += 2 + size + size % 2;
        }
    }
}
