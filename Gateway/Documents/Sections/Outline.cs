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
    private readonly Node _root = new(Mark.None, default);
    private readonly List<Node> _open = [];

    private Outline() => _open.Add(_root);

    /// <param name="taken">Lines that belong to tables or the schedule.</param>
    public static Node Of(IReadOnlyList<Piece> body, bool[] taken)
    {
        var outline = new Outline();
        var lines = new List<Piece>();
        for (var i = 0; i < body.Count; i++)
            if (!taken[i] && !body[i].IsRow) lines.Add(body[i]);
        for (var i = 0; i < lines.Count; i++)
        {
            if (PlanEnd.IsSignature(lines[i].Text) && i > 0) continue;
            if (PlanEnd.IsNote(lines[i].Text) && Marks.At(lines[i].Text, 0).Kind == MarkKind.None) outline.LeaveList();
            outline.Add(lines[i], i + 1 < lines.Count ? lines[i + 1] : default);
        }

        return outline._root;
    }

    private void LeaveList() => _open.RemoveRange(1, _open.Count - 1);

    private void Add(Piece line, Piece next)
    {
        foreach (var (mark, text) in InlineItems.Split(line))
        {
            if (mark.Kind == MarkKind.Lost && _open.Count > 1) AddNode(new Node(_open[^1].Mark with { Printed = null, Value = _open[^1].Mark.Value + 1 }, text));
            else if (mark.Kind != MarkKind.None) AddNode(new Node(mark, text));
            else if (IsPlainHeading(text, next)) AddHeading(text);
            else if (!text.IsEmpty) _open[^1].Paragraphs.Add(text);
        }
    }

    private void AddNode(Node node)
    {
        var level = _open.FindIndex(1, open => open.Mark.IsSameKindAs(node.Mark) && !open.IsPlainHeading);
        // 一、 and 第一章 are never below a heading without a number, such as 前言 or 主要工作.
        if (level < 0 && node.Mark.Kind is MarkKind.ChineseComma or MarkKind.Chapter) level = _open.FindIndex(1, open => open.IsPlainHeading);
        if (level > 0) _open.RemoveRange(level, _open.Count - level);
        _open[^1].Children.Add(node);
        _open.Add(node);
    }

    private void AddHeading(Piece text)
    {
        var level = _open.FindIndex(1, open => open.IsPlainHeading);
        if (level > 0) _open.RemoveRange(level, _open.Count - level);
        else
        {
            // Above lists of items, below numbered headings such as 二、主要工作.
            var list = _open.FindIndex(1, open => open.Mark.Kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.Letter or MarkKind.Bullet);
            if (list > 0) _open.RemoveRange(list, _open.Count - list);
        }

        var node = new Node(Mark.None, text) { IsPlainHeading = true };
        _open[^1].Children.Add(node);
        _open.Add(node);
    }

    /// <summary>A short line without a full stop, directly above a list that begins.</summary>
    private static bool IsPlainHeading(Piece line, Piece next)
    {
        if (line.Text.Length > LongestPlainHeading || next.IsEmpty || line.Text.AsSpan().ContainsAny("。；，,;".AsSpan())) return false;
        if (HeadingWords.IsKnown(line.Tight.TrimEnd('：', ':'))) return true;
        var mark = Marks.At(next.Text, 0);
        return mark.Kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.ChineseParen && mark.Value == 1 && TimeHeading.AtStart(line.Text) is null
            && line.Text.Any(Han.Is) && !line.Text.EndsWith('：') && !line.Text.EndsWith(':');
    }
}
