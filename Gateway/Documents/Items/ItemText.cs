using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>Cuts the text below a month, or in a table's cell, into items.</summary>
internal static class ItemText
{
    private const string Ending = "。；;，,、.：: …";

    /// <summary>Numbered or bulleted items one each; else one a line, cut at ； and 。</summary>
    public static List<Piece> Items(IReadOnlyList<Piece> segments)
    {
        var parts = new List<(Mark Mark, Piece Piece)>();
        foreach (var segment in segments) parts.AddRange(Parts(segment));
        var items = new List<Piece>();
        var isMarked = parts.Exists(part => part.Mark.Kind != MarkKind.None);
        foreach (var (mark, piece) in parts)
        {
            // Unmarked text beside marked items is the month's theme or the rest of an item.
            if (isMarked && mark.Kind == MarkKind.None) continue;
            if (isMarked) Add(items, piece);
            else
                foreach (var sentence in Sentences(piece)) Add(items, sentence);
        }

        return items;
    }

    private static readonly string[] MonthParts = ["上旬", "中旬", "下旬", "月初", "月中", "月底", "月末"];

    /// <summary>上旬：走访…: the part of the month heads the item.</summary>
    private static Piece BehindPart(Piece piece)
    {
        foreach (var part in MonthParts)
            if (piece.Text.StartsWith(part, StringComparison.Ordinal) && piece.Text.Length > part.Length + 1 && piece.Text[part.Length] is '：' or ':' or ' ') return piece.From(part.Length + 1);
        return piece;
    }

    private static void Add(List<Piece> items, Piece piece)
    {
        piece = BehindPart(piece);
        var end = piece.Text.Length;
        while (end > 0 && Ending.Contains(piece.Text[end - 1], StringComparison.Ordinal)) end--;
        var item = piece.Cut(0, end);
        if (item.Text.AsSpan().ContainsAnyExcept(" 　、。；") && item.Text.Any(c => Han.Is(c) || char.IsLetterOrDigit(c))) items.Add(item);
    }

    /// <summary>A line cut at the marks within it: 1、…。2、…。 and ①…②….</summary>
    public static List<(Mark Mark, Piece Piece)> Parts(Piece segment)
    {
        var parts = new List<(Mark, Piece)>();
        var text = segment.Text;
        var mark = Marks.At(text, 0);
        var from = mark.Length;
        var current = mark;
        for (var i = Math.Max(1, from); i < text.Length; i++)
        {
            var isGlued = current.Kind == MarkKind.Arabic && IsGlued(text, i);
            if (!isGlued && !MayBeginInline(text, i)) continue;
            var inner = Marks.At(text, i);
            if (isGlued ? inner.Kind != MarkKind.Arabic || inner.Value != current.Value + 1 : !IsNext(current, inner)) continue;
            if (i > from) parts.Add((current, segment.Cut(from, i)));
            (current, from) = (inner, i + inner.Length);
            i = from - 1;
        }

        parts.Add((current, segment.From(from)));
        return parts;
    }

    public static bool MayBeginInline(string text, int at) =>
        text[at - 1] is ' ' or '。' or '；' or ';' or '：' or ':' or '，' or ',' or '）' or ')' or '！' || text[at] is (>= '①' and <= '⑳') or (>= '⑴' and <= '⒇') or '★' or '●' or '■' or '◆';

    /// <summary>…计划2、“开工大吉”…: the next number directly behind the text, without a stop between. 4、5、6月 is none.</summary>
    public static bool IsGlued(string text, int at)
    {
        if (!Han.IsDigit(text[at]) || !(Han.Is(text[at - 1]) || text[at - 1] is '”' or '》' or '）' or ')')) return false;
        var end = at;
        while (end < text.Length && Han.IsDigit(text[end])) end++;
        return end - at <= 2 && end + 1 < text.Length && text[end] is '、' or '.' or '．' && (Han.Is(text[end + 1]) || text[end + 1] is '“' or '《' or ' ');
    }

    private static bool IsNext(Mark before, Mark mark) => mark.Kind switch
    {
        MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.ChineseParen =>
            before.Kind == mark.Kind ? mark.Value > before.Value && mark.Value <= before.Value + 2 : mark.Value == 1 || before.Kind == MarkKind.Lost,
        MarkKind.Bullet => mark.Sign is not ("—" or "-" or "--") && (before.Kind == MarkKind.None || before.IsSameKindAs(mark)),
        MarkKind.Lost => before.Kind is not MarkKind.None,
        _ => false,
    };

    private static IEnumerable<Piece> Sentences(Piece piece)
    {
        var from = 0;
        var depth = 0;
        for (var i = 0; i < piece.Text.Length; i++)
        {
            if (piece.Text[i] is '（' or '(' or '“' or '《') depth++;
            else if (piece.Text[i] is '）' or ')' or '”' or '》') depth = Math.Max(0, depth - 1);
            if (piece.Text[i] is not ('；' or ';' or '。' or '\v') || depth > 0 && piece.Text[i] != '\v') continue;
            yield return piece.Cut(from, i);
            from = i + 1;
        }

        yield return piece.From(from);
    }
}
