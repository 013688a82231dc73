using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Sections;

/// <summary>Tells which lines without a number are headings. What counts as one depends on how the plan is laid out as a whole.</summary>
internal sealed class HeadingStyle
{
    /// <summary>A line that is longer is prose.</summary>
    public const int Longest = 24;
    private const int LongestPost = 8;
    private const int LeastPosts = 3;
    private const int LeastAlike = 2;
    private static readonly string[] CountingWords = ["首先", "其次", "再次", "再者", "然后", "最后", "此外", "其一", "其二", "其三", "其四", "其五"];

    /// <summary>组长：…, 成员：… name who leads, not what is done.</summary>
    private static readonly string[] Leaders = ["组长", "副组长", "成员", "组员", "顾问", "总负责", "负责人", "主席", "副主席", "委员"];

    private readonly List<Piece> _lines;
    private readonly bool _hasPosts;
    private readonly bool _hasBoxes;
    private readonly bool _hasListHeadings;
    private readonly bool _hasProseHeadings;
    private readonly bool _countsByWords;

    public HeadingStyle(List<Piece> lines)
    {
        _lines = lines;
        var isUnnumbered = !lines.Exists(line => Marks.At(line.Text, 0).Kind is not (MarkKind.None or MarkKind.Lost));
        var hasNoTop = !lines.Exists(line => Marks.At(line.Text, 0).Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.Named);
        _hasPosts = lines.Count(IsPost) >= LeastPosts;
        _hasBoxes = lines.Count(IsBoxed) >= LeastAlike;
        _hasListHeadings = hasNoTop && Enumerable.Range(0, lines.Count).Count(IsListHeading) >= LeastAlike;
        _hasProseHeadings = isUnnumbered || _hasListHeadings;
        _countsByWords = isUnnumbered && lines.Exists(line => line.Text.StartsWith("首先", StringComparison.Ordinal)) && lines.Exists(line => line.Text.StartsWith("其次", StringComparison.Ordinal));
    }

    /// <summary>Whether line <paramref name="i"/> is a heading without a number.</summary>
    public bool IsHeading(int i) =>
        _hasPosts && IsPost(_lines[i]) || _hasBoxes && IsBoxed(_lines[i]) || IsPlainHeading(i) || _hasListHeadings && IsListHeading(i) || _hasProseHeadings && IsProseHeading(i);

    /// <summary>【暖心】, a heading in a box.</summary>
    private static bool IsBoxed(Piece line) => line.Text.Length is > 3 and <= Longest && line.Text[0] == '【' && line.Text[^1] == '】' && line.Text.IndexOf('】', StringComparison.Ordinal) == line.Text.Length - 1 && TimeHeading.AtStart(line.Text) is null;

    /// <summary>首先，…。其次，…。 count the areas of a plan that has no numbers.</summary>
    public Node? Counted(Piece line)
    {
        if (!_countsByWords) return null;
        foreach (var word in CountingWords)
            if (line.Text.StartsWith(word, StringComparison.Ordinal) && line.Text.Length > word.Length + 2 && line.Text[word.Length] is '，' or ',' or '、' or '：')
                return new Node(new Mark(MarkKind.Chapter, 0, null, word.Length + 1, "首先"), line.From(word.Length + 1));
        return null;
    }

    /// <summary>In a plan without headings that are numbered: a short line above a list, which may be bulleted.</summary>
    private bool IsListHeading(int i) =>
        i + 1 < _lines.Count && _lines[i].Text.Length <= Longest && Han.Is(_lines[i].Text[0]) && _lines[i].Text[^1] is not ('。' or '；' or '，' or '！') && (_lines[i].Text[^1] != '：' || _lines[i].Text.Contains('，', StringComparison.Ordinal)) && Marks.At(_lines[i].Text, 0).Kind == MarkKind.None
        && TimeHeading.AtStart(_lines[i].Text) is null && Marks.At(_lines[i + 1].Text, 0) is { Kind: MarkKind.Bullet or MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled, Value: 0 or 1 };

    /// <summary>In a plan without any numbers: a short line above prose.</summary>
    private bool IsProseHeading(int i) =>
        i + 1 < _lines.Count && _lines[i].Text.Length <= Longest && !_lines[i].Text.AsSpan().ContainsAny("。；，,;：:！？".AsSpan()) && Han.Is(_lines[i].Text[0])
        && _lines[i + 1].Text.Length > Longest && _lines[i + 1].Text.AsSpan().ContainsAny("，。".AsSpan());

    /// <summary>组织委员：, 女工委员：维护…: work by post, as a plan may be laid out as a whole.</summary>
    private static bool IsPost(Piece line) => line.Text.AsSpan().IndexOfAny('：', ':') is > 1 and <= LongestPost and var colon && Persons.Is(line.Text[..colon]) && Array.IndexOf(Leaders, line.Text[..colon]) < 0;

    /// <summary>A short line without a full stop, directly above a list that begins; a paragraph of prose may stand between.</summary>
    private bool IsPlainHeading(int i)
    {
        var line = _lines[i];
        if (i + 1 >= _lines.Count || line.Text.Length > Longest || line.Text.AsSpan().ContainsAny("。；，,;".AsSpan())) return false;
        if (HeadingWords.IsKnown(line.Tight.TrimEnd('：', ':'))) return true;
        if (!line.Text.Any(Han.Is) || line.Text[^1] is '：' or ':' || TimeHeading.AtStart(line.Text) is not null || Marks.At(line.Text, 0).Kind != MarkKind.None) return false;
        var list = line.BlankBefore && _lines[i + 1].Text.Length > Longest && _lines[i + 1].Text[^1] is '。' or '：' && Marks.At(_lines[i + 1].Text, 0).Kind == MarkKind.None ? i + 2 : i + 1;
        return list < _lines.Count && Marks.At(_lines[list].Text, 0) is { Kind: MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.ChineseParen or MarkKind.OneIs, Value: 1 };
    }
}
