using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;

namespace DistrictUnion.Documents.Sections;

/// <summary>Cuts a line of a run-together page at the items within it: 一、…。 1、…。 2、….</summary>
internal static class InlineItems
{
    /// <summary>Item 2 is looked for this far behind item 1.</summary>
    private const int FarthestNext = 3_000;

    public static List<(Mark Mark, Piece Text)> Split(Piece line)
    {
        var parts = new List<(Mark, Piece)>();
        var mark = Marks.At(line.Text, 0);
        var from = mark.Length;
        var current = mark;
        if (mark is { Kind: MarkKind.Circled, Value: 1 })
        {
            for (var i = from + 1; i < line.Text.Length; i++)
            {
                if (line.Text[i] != current.Printed![0] + 1) continue;
                parts.Add((current, line.Cut(from, i)));
                current = Marks.At(line.Text, i);
                from = i + current.Length;
                i = from - 1;
                if (current.Kind != MarkKind.Circled) break;
            }
        }
        else if (mark.Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.None)
        {
            var expected = 1;
            for (var i = Math.Max(1, from); i < line.Text.Length; i++)
            {
                if (line.Text[i - 1] is not (' ' or '。' or '；') || !IsBehindSentence(line.Text, i)) continue;
                var inner = Marks.At(line.Text, i);
                if (inner.Kind != MarkKind.Arabic || inner.Value != expected || expected == 1 && !(line.Text[i - 1] == ' ' && mark.Kind != MarkKind.None) && !HasSecond(line.Text, i + inner.Length)) continue;
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

    private static bool HasSecond(string text, int from)
    {
        for (var i = from + 1; i < Math.Min(text.Length, from + FarthestNext); i++)
            if (text[i] == '2' && ItemText.MayBeginInline(text, i) && Marks.At(text, i) is { Kind: MarkKind.Arabic, Value: 2 }) return true;
        return false;
    }
}
