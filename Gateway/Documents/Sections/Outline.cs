using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;

namespace DistrictUnion.Documents.Sections;

/// <summary>
/// Builds the tree of a plan's numbered lines. Which numbering is above which is not fixed: a mark of a kind that is open goes back
/// to its level, a mark of a new kind goes one level down.
/// </summary>
internal sealed class Outline
{
    private readonly Node _root = new(Mark.None, default);
    private readonly List<Node> _open = [];
    private Mark _list = new(MarkKind.Arabic, 0, null, 0);

    private Outline() => _open.Add(_root);

    /// <param name="taken">Lines that belong to tables or the schedule.</param>
    public static Node Of(IReadOnlyList<Piece> body, bool[] taken)
    {
        var outline = new Outline();
        var lines = new List<Piece>();
        var behindGap = new HashSet<int>();
        for (var i = 0; i < body.Count; i++)
        {
            if (taken[i] || body[i].IsRow) behindGap.Add(lines.Count);
            else lines.Add(body[i]);
        }

        var style = new HeadingStyle(lines);
        var (isRemark, isSigned, isDetached) = (false, false, false);
        for (var i = 0; i < lines.Count; i++)
        {
            isDetached |= behindGap.Contains(i);
            if (i > 0 && (PlanEnd.IsSignature(lines[i].Text) || i + 1 < lines.Count && PlanEnd.IsSigned(lines[i].Text, lines[i + 1].Text)))
            {
                isSigned = true;
                continue;
            }

            var mark = Marks.At(lines[i].Text, 0).Kind;
            // Behind the signature stand telephone numbers and remarks, until something numbered begins again.
            isSigned = isSigned && mark == MarkKind.None && lines[i].Text.Length <= HeadingStyle.Longest;
            if (isSigned) continue;
            isRemark = isRemark && IsListMark(mark) || mark == MarkKind.None && PlanEnd.IsRemark(lines[i].Text);
            if (isRemark) continue;
            if (mark == MarkKind.None && PlanEnd.IsNote(lines[i].Text)) outline.LeaveList();
            // Prose behind a schedule or a table belongs to no item above it, up to the next heading.
            var isHeading = style.IsHeading(i);
            isDetached &= mark == MarkKind.None;
            if (isDetached) outline.LeaveList();
            isDetached &= !isHeading;
            if (style.Counted(lines[i]) is { } counted) outline.AddNode(counted);
            else outline.Add(lines[i], isHeading);
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
    private static bool IsBulletedProse(Node node) => node.Mark.Kind == MarkKind.Bullet && node.Text.Text.Length > HeadingStyle.Longest && node.Text.Text.AsSpan().ContainsAny("，。！".AsSpan());

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
}
