using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;

namespace DistrictUnion.Documents.Sections;

/// <summary>Cuts a line at the items within it: 一、…。 1、…。 2、…, ⑴…；⑵…. Numbers must count on, behind the end of a sentence.</summary>
internal static class InlineItems
{
    /// <summary>Item 2 is looked for this far behind item 1.</summary>
    private const int FarthestNext = 3_000;
    private const int Kinds = 3;

    public static List<(Mark Mark, Piece Text)> Split(Piece line)
    {
        var parts = new List<(Mark, Piece)>();
        var head = Marks.At(line.Text, 0);
        var (current, from) = (head, head.Length);
        Span<int> seconds = stackalloc int[Kinds];
        for (var i = Math.Max(1, from); i < line.Text.Length; i++)
        {
            if (!Stands(line.Text, i) && !(current.Kind == MarkKind.Arabic && ItemText.IsGlued(line.Text, i))) continue;
            var inner = Marks.At(line.Text, i);
            if (!IsItem(inner) || !(current.IsSameKindAs(inner) ? inner.Value == current.Value + 1 : IsFirst(line.Text, i, head, current, inner, seconds))) continue;
            parts.Add((current, line.Cut(from, i)));
            (current, from) = (inner, i + inner.Length);
            i = from - 1;
        }

        parts.Add((current, line.From(from)));
        return parts;
    }

    private static bool IsItem(Mark mark) => mark.Kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled;

    /// <summary>A list begins below a heading, or in a line of prose if it goes on to a second item. Within an item it is part of it.</summary>
    private static bool IsFirst(string text, int at, Mark head, Mark current, Mark inner, Span<int> seconds) =>
        inner.Value == 1 && current.Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.Named or MarkKind.None
        && (head.Kind != MarkKind.None && (text[at - 1] == ' ' || inner.Kind != MarkKind.Arabic) || HasSecond(text, at + inner.Length, inner, seconds));

    /// <summary>Whether a number may begin here: behind a sentence, or behind a space; signs such as ② stand anywhere.</summary>
    private static bool Stands(string text, int at)
    {
        if (text[at] is (>= '①' and <= '⑳') or (>= '⑴' and <= '⒇')) return true;
        if (text[at - 1] is not (' ' or '。' or '；' or ';' or '：')) return false;
        return text[at - 1] != ' ' || !text.AsSpan(0, at).IsWhiteSpace();
    }

    /// <param name="seconds">For each kind where the search for its item 2 stands; it only goes on, so that all searches in a line cost one.</param>
    private static bool HasSecond(string text, int from, Mark first, Span<int> seconds)
    {
        ref var second = ref seconds[first.Kind switch { MarkKind.Arabic => 0, MarkKind.ArabicParen => 1, _ => 2 }];
        second = Math.Max(second, from + 1);
        while (second < text.Length && !(ItemText.MayBeginInline(text, second) && Marks.At(text, second) is { Value: 2 } mark && mark.IsSameKindAs(first))) second++;
        return second < Math.Min(text.Length, from + FarthestNext);
    }
}
