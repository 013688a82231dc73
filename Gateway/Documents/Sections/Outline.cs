using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Sections;

/// <summary>
/// Builds the tree of a plan's numbered lines. Which numbering is above which is not fixed: a mark of a kind that is open goes back
/// to its level, a mark of a new kind goes one level down.
/// </summary>
internal sealed class Outline
{
    private const int LongestPlainHeading = 24;
    private const int LongestPost = 8;
    private const int LeastPosts = 3;
    private const int LeastBoxes = 2;
    private static readonly string[] FirstlyWords = ["首先", "其次", "再次", "再者", "然后", "最后", "此外", "其一", "其二", "其三", "其四", "其五"];
    /// <summary>组长：…, 成员：… name who leads, not what is done.</summary>
    private static readonly string[] Leaders = ["组长", "副组长", "成员", "组员", "顾问", "总负责", "负责人", "主席", "副主席", "委员"];
    private readonly Node _root = new(Mark.None, default);
    private readonly List<Node> _open = [];
    private Mark _list = new(MarkKind.Arabic, 0, null, 0);

    private Outline() => _open.Add(_root);

    /// <param name="taken">Lines that belong to tables or the schedule.</param>
    public static Node Of(IReadOnlyList<Piece> body, bool[] taken)
    {
        var outline = new Outline();
        var lines = new List<Piece>();
        for (var i = 0; i < body.Count; i++)
            if (!taken[i] && !body[i].IsRow) lines.Add(body[i]);
        var hasPosts = lines.Count(IsPost) >= LeastPosts;
        var isUnnumbered = !lines.Exists(line => Marks.At(line.Text, 0).Kind is not (MarkKind.None or MarkKind.Lost));
        var hasNoTop = !lines.Exists(line => Marks.At(line.Text, 0).Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.Named);
        var hasListHeadings = hasNoTop && Enumerable.Range(0, lines.Count).Count(i => IsListHeading(lines, i)) >= LeastBoxes;
        var hasBoxes = lines.Count(IsBoxed) >= LeastBoxes;
        var hasFirstly = isUnnumbered && lines.Exists(line => line.Text.StartsWith("首先", StringComparison.Ordinal)) && lines.Exists(line => line.Text.StartsWith("其次", StringComparison.Ordinal));
        var (isRemark, isSigned) = (false, false);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && (PlanEnd.IsSignature(lines[i].Text) || i + 1 < lines.Count && PlanEnd.IsSigned(lines[i].Text, lines[i + 1].Text)))
            {
                isSigned = true;
                continue;
            }

            var mark = Marks.At(lines[i].Text, 0).Kind;
            // Behind the signature stand telephone numbers and remarks, until something numbered begins again.
            isSigned = isSigned && mark == MarkKind.None && lines[i].Text.Length <= LongestPlainHeading;
            if (isSigned) continue;
            isRemark = isRemark && IsListMark(mark) || mark == MarkKind.None && PlanEnd.IsRemark(lines[i].Text);
            if (isRemark) continue;
            if (mark == MarkKind.None && PlanEnd.IsNote(lines[i].Text)) outline.LeaveList();
            if (hasFirstly && Firstly(lines[i]) is { } first) outline.AddNode(first);
            else outline.Add(lines[i], hasPosts && IsPost(lines[i]) || hasBoxes && IsBoxed(lines[i]) || IsPlainHeading(lines, i) || hasListHeadings && IsListHeading(lines, i) || (isUnnumbered || hasListHeadings) && IsProseHeading(lines, i));
        }

        return outline._root;
    }

    private void LeaveList() => _open.RemoveRange(1, _open.Count - 1);

    private void Add(Piece line, bool isHeading)
    {
        var isBehindBlank = line.BlankBefore;
        foreach (var (mark, text) in InlineItems.Split(line))
        {
            if (mark.Kind == MarkKind.Lost && _open.Count > 1) AddNode(new Node(Found(), text));
            else if (mark.Kind != MarkKind.None) AddNode(new Node(mark, text), isBehindBlank);
            else if (isHeading) AddHeading(text);
            else if (!text.IsEmpty) _open[^1].Paragraphs.Add(text);
            if (IsListMark(mark.Kind)) _list = mark;
            isBehindBlank = false;
        }
    }

    /// <summary>A lost number goes on in the open list; directly below a heading it begins one, of the kind that the list before had.</summary>
    private Mark Found()
    {
        var open = _open[^1];
        var beginsList = open.Children.Count == 0 && (open.IsPlainHeading || open.Mark.Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.Named);
        return beginsList ? _list with { Printed = null, Value = 1 } : open.Mark with { Printed = null, Value = open.Mark.Value + 1 };
    }

    private static bool IsListMark(MarkKind kind) => kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.Letter or MarkKind.Bullet;

    private void AddNode(Node node, bool isBehindBlank = false)
    {
        var level = _open.FindIndex(1, open => open.Mark.IsSameKindAs(node.Mark) && !open.IsPlainHeading);
        // 一、 and 第一章 are never below a heading without a number, such as 前言 or 主要工作.
        if (level < 0 && node.Mark.Kind is MarkKind.ChineseComma or MarkKind.Chapter) level = _open.FindIndex(1, open => open.IsPlainHeading);
        if (level > 0) _open.RemoveRange(level, _open.Count - level);
        else if (node.Mark.Kind == MarkKind.Bullet && isBehindBlank) LeaveFrame();
        else if (GoesOn(_open[^1].Mark, node.Mark)) _open.RemoveAt(_open.Count - 1);
        else if (IsBulletedProse(_open[^1]) && node.Mark.Value == 1) _open.RemoveAt(_open.Count - 1);
        _open[^1].Children.Add(node);
        _open.Add(node);
    }

    /// <summary>Behind an empty line a new kind of bullet heads something new: it does not stand below 工作目标 or the list there.</summary>
    private void LeaveFrame()
    {
        var level = _open.FindIndex(1, open => open.IsPlainHeading && HeadingWords.KindOf(open.Heading.Tight, hasSubAreas: false, hasContent: true) == HeadingKind.Frame);
        if (level > 0) _open.RemoveRange(level, _open.Count - level);
    }

    /// <summary>1. 2. （3）: the list goes on with other brackets.</summary>
    private static bool GoesOn(Mark before, Mark mark) => mark.Value > 1 && mark.Value == before.Value + 1 && IsListMark(mark.Kind) && IsListMark(before.Kind) && before.Kind != MarkKind.Bullet;

    /// <summary>A bulleted sentence is no heading: a numbered list behind it does not stand below it.</summary>
    private static bool IsBulletedProse(Node node) => node.Mark.Kind == MarkKind.Bullet && node.Text.Text.Length > LongestPlainHeading && node.Text.Text.AsSpan().ContainsAny("，。！".AsSpan());

    private void AddHeading(Piece text)
    {
        var level = _open.FindIndex(1, open => open.IsPlainHeading);
        if (level > 0) _open.RemoveRange(level, _open.Count - level);
        else
        {
            // Above lists of items, below numbered headings such as 二、主要工作.
            var list = _open.FindIndex(1, open => IsListMark(open.Mark.Kind));
            if (list > 0) _open.RemoveRange(list, _open.Count - list);
            // 保障措施 behind 二、 with its own items does not stand below it.
            while (_open.Count > 1 && _open[^1].Children.Count > 0 && !_open[^1].Children.Exists(child => child.IsPlainHeading)) _open.RemoveAt(_open.Count - 1);
        }

        var node = new Node(Mark.None, text) { IsPlainHeading = true };
        _open[^1].Children.Add(node);
        _open.Add(node);
    }

    /// <summary>【暖心】, a heading in a box.</summary>
    private static bool IsBoxed(Piece line) => line.Text.Length is > 3 and <= LongestPlainHeading && line.Text[0] == '【' && line.Text[^1] == '】' && line.Text.IndexOf('】', StringComparison.Ordinal) == line.Text.Length - 1 && TimeHeading.AtStart(line.Text) is null;

    /// <summary>首先，…。其次，…。 count the areas of a plan that has no numbers.</summary>
    private static Node? Firstly(Piece line)
    {
        foreach (var word in FirstlyWords)
            if (line.Text.StartsWith(word, StringComparison.Ordinal) && line.Text.Length > word.Length + 2 && line.Text[word.Length] is '，' or ',' or '、' or '：')
                return new Node(new Mark(MarkKind.Chapter, 0, null, word.Length + 1, "首先"), line.From(word.Length + 1));
        return null;
    }

    /// <summary>In a plan without headings that are numbered: a short line above a list, which may be bulleted.</summary>
    private static bool IsListHeading(List<Piece> lines, int i) =>
        i + 1 < lines.Count && lines[i].Text.Length <= LongestPlainHeading && Han.Is(lines[i].Text[0]) && lines[i].Text[^1] is not ('。' or '；' or '，' or '！') && (lines[i].Text[^1] != '：' || lines[i].Text.Contains('，', StringComparison.Ordinal)) && Marks.At(lines[i].Text, 0).Kind == MarkKind.None
        && TimeHeading.AtStart(lines[i].Text) is null && Marks.At(lines[i + 1].Text, 0) is { Kind: MarkKind.Bullet or MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled, Value: 0 or 1 };

    /// <summary>In a plan without any numbers: a short line above prose.</summary>
    private static bool IsProseHeading(List<Piece> lines, int i) =>
        i + 1 < lines.Count && lines[i].Text.Length <= LongestPlainHeading && !lines[i].Text.AsSpan().ContainsAny("。；，,;：:！？".AsSpan()) && Han.Is(lines[i].Text[0])
        && lines[i + 1].Text.Length > LongestPlainHeading && lines[i + 1].Text.AsSpan().ContainsAny("，。".AsSpan());

    /// <summary>组织委员：, 女工委员：维护…: work by post, as a plan may be laid out as a whole.</summary>
    private static bool IsPost(Piece line) => line.Text.AsSpan().IndexOfAny('：', ':') is > 1 and <= LongestPost and var colon && Persons.Is(line.Text[..colon]) && Array.IndexOf(Leaders, line.Text[..colon]) < 0;

    /// <summary>A short line without a full stop, directly above a list that begins; a paragraph of prose may stand between.</summary>
    private static bool IsPlainHeading(List<Piece> lines, int i)
    {
        var line = lines[i];
        if (i + 1 >= lines.Count || line.Text.Length > LongestPlainHeading || line.Text.AsSpan().ContainsAny("。；，,;".AsSpan())) return false;
        if (HeadingWords.IsKnown(line.Tight.TrimEnd('：', ':'))) return true;
        if (!line.Text.Any(Han.Is) || line.Text[^1] is '：' or ':' || TimeHeading.AtStart(line.Text) is not null || Marks.At(line.Text, 0).Kind != MarkKind.None) return false;
        var list = line.BlankBefore && lines[i + 1].Text.Length > LongestPlainHeading && lines[i + 1].Text[^1] is '。' or '：' && Marks.At(lines[i + 1].Text, 0).Kind == MarkKind.None ? i + 2 : i + 1;
        return list < lines.Count && Marks.At(lines[list].Text, 0) is { Kind: MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.ChineseParen or MarkKind.OneIs, Value: 1 };
    }
}
