using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;

namespace DistrictUnion.Documents.Sections;

/// <summary>Cuts a line of a run-together page at the items within it: 一、…。 1、…。 2、….</summary>
internal static class InlineItems
{
    public static List<(Mark Mark, Piece Text)> Split(Piece line)
    {
        var parts = new List<(Mark, Piece)>();
        var mark = Marks.At(line.Text, 0);
        var from = mark.Length;
        var current = mark;
        if (mark.Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.None)
        {
            var expected = 1;
            for (var i = Math.Max(1, from); i < line.Text.Length; i++)
            {
                if (line.Text[i - 1] is not (' ' or '。' or '；') || !IsBehindSentence(line.Text, i)) continue;
                var inner = Marks.At(line.Text, i);
                if (inner.Kind != MarkKind.Arabic || inner.Value != expected || expected == 1 && !(line.Text[i - 1] == ' ' && mark.Kind != MarkKind.None) && !HasNext(line.Text, i + inner.Length, 2)) continue;
                parts.Add((current, line.Cut(from, i)));
                (current, from) = (inner, i + inner.Length);
                expected = inner.Value + 1;
            }
        }

        parts.Add((current, line.From(from)));
        return parts;
    }

    private static bool IsBehindSentence(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.Length > 0 && (before[^1] is '。' or '；' or ';' or '：' or ':' or '！' or '”' || text[at - 1] == ' ');
    }

    private static bool HasNext(string text, int from, int value)
    {
        for (var i = from + 1; i < text.Length; i++)
            if (ItemText.MayBeginInline(text, i) && Marks.At(text, i) is { Kind: MarkKind.Arabic } mark && mark.Value == value) return true;
        return false;
    }
}
