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
            var second = 0;
            for (var i = Math.Max(1, from); i < line.Text.Length; i++)
            {
                if (line.Text[i - 1] is not (' ' or '。' or '；') || !IsBehindSentence(line.Text, i)) continue;
                var inner = Marks.At(line.Text, i);
                if (inner.Kind != MarkKind.Arabic || inner.Value != expected || expected == 1 && !(line.Text[i - 1] == ' ' && mark.Kind != MarkKind.None) && !HasSecond(line.Text, i + inner.Length, ref second)) continue;
                parts.Add((current, line.Cut(from, i)));
                (current, from) = (inner, i + inner.Length);
                expected = inner.Value + 1;
            }
        }

        parts.Add((current, line.From(from)));
        return parts;
    }

    private static bool IsBehindSentence(string text, int at) =>
        text[at - 1] == ' ' ? !text.AsSpan(0, at).IsWhiteSpace() : text[at - 1] is '。' or '；' or ';' or '：' or ':' or '！' or '”';

    /// <param name="second">Where the search for an item 2 stands; it only goes on, so that all searches in a line cost one.</param>
    private static bool HasSecond(string text, int from, ref int second)
    {
        second = Math.Max(second, from + 1);
        while (second < text.Length && !(text[second] == '2' && ItemText.MayBeginInline(text, second) && Marks.At(text, second) is { Kind: MarkKind.Arabic, Value: 2 })) second++;
        return second < Math.Min(text.Length, from + FarthestNext);
    }
}
