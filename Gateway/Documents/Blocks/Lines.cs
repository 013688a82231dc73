using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Blocks;

/// <summary>Cuts the normalised text into lines; empty ones leave a trace in the line behind them.</summary>
internal static class Lines
{
    /// <summary>A line that is shorter does not break off, it ends.</summary>
    private const int BrokenLine = 20;
    private const int LongestHeading = 25;
    private const int LongestTitle = 48;
    private static readonly string[] TitleEnds = ["计划", "要点", "安排", "打算", "方案"];

    public static List<Piece> Of(string text)
    {
        var lines = new List<Piece>();
        var blank = false;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            // A row's empty first and last cells count, so tabs at its ends stay.
            var (from, to) = (start, end);
            while (from < to && text[from] == ' ') from++;
            while (to > from && text[to - 1] == ' ') to--;
            if (text.AsSpan(from, to - from).IsWhiteSpace()) blank = true;
            else if (Row(from, text[from..to]) is not { } row) blank = false;
            else
            {
                lines.Add(row with { BlankBefore = blank });
                blank = false;
            }

            start = end + 1;
        }

        for (var i = 0; i < lines.Count; i++)
            if (lines[i].IsRow && IsAlone(lines, i)) lines[i] = lines[i] with { Text = lines[i].Text.Replace('\t', ' ') };
        return lines;
    }

    /// <summary>A tab in a single line sets a date apart from its text; it makes no table.</summary>
    private static bool IsAlone(List<Piece> lines, int i) =>
        (i == 0 || !lines[i - 1].IsRow) && (i + 1 == lines.Count || !lines[i + 1].IsRow) && lines[i].Text.AsSpan().Count('\t') == 1 && lines[i].Text[0] != '\t' && lines[i].Text[^1] != '\t';

    /// <summary>A row that is drawn with | becomes one with tabs; the rule below a head (|---|---|) is no line at all.</summary>
    private static Piece? Row(int start, string line)
    {
        if (line.AsSpan().Count('|') + line.AsSpan().Count('｜') < 2) return new Piece(start, line);
        if (line.AsSpan().IndexOfAnyExcept("|-: ") < 0) return null;
        var (from, to) = (0, line.Length);
        if (line[0] is '|' or '｜') from++;
        if (to > from + 1 && line[to - 1] is '|' or '｜') to--;
        return new Piece(start + from, line[from..to].Replace('|', '\t').Replace('｜', '\t'));
    }

    /// <summary>
    /// The lines of a page whose paragraphs were run together: there a space behind a full stop is the end of a paragraph, and a line
    /// that breaks off within a sentence goes on in the next.
    /// </summary>
    public static bool AreRunTogether(IReadOnlyList<Piece> lines)
    {
        var headed = 0;
        foreach (var line in lines)
        {
            var mark = Marks.At(line.Text, 0);
            if (IsWholePage(line.Text)) return true;
            if (mark.Kind is not (MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter)) continue;
            var stop = line.Text.IndexOf("。 ", StringComparison.Ordinal);
            if (stop < 0) stop = FirstInlineItem(line.Text, mark.Length);
            if (stop > 0 && line.Text.Length > stop + 10) headed++;
        }

        return headed >= 2;
    }

    /// <summary>A page whose lines were all joined by spaces: at least two top-level headings stand within one line.</summary>
    private static bool IsWholePage(string line)
    {
        var headings = 0;
        for (var i = 1; i < line.Length && line.Length > BrokenLine * 4; i++)
            if (line[i - 1] == ' ' && Marks.At(line, i).Kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter && TimeHeading.AtStart(line[i..Math.Min(line.Length, i + 12)]) is null && ++headings >= 2) return true;
        return false;
    }

    /// <summary>Where "… 1、" begins within a line, or -1.</summary>
    private static int FirstInlineItem(string text, int from)
    {
        for (var i = from + 1; i + 2 < text.Length; i++)
            if (text[i] == ' ' && Marks.At(text, i + 1) is { Kind: MarkKind.Arabic, Value: 1 }) return i;
        return -1;
    }

    /// <summary>Joins broken lines and parts paragraphs of a run-together page.</summary>
    public static List<Piece> Restore(IReadOnlyList<Piece> lines, string text)
    {
        var restored = new List<Piece>();
        for (var first = 0; first < lines.Count;)
        {
            var last = first;
            while (last + 1 < lines.Count && GoesOn(lines[first].Start, lines[last], lines[last + 1], text)) last++;
            var whole = last == first ? lines[first] : new Piece(lines[first].Start, text[lines[first].Start..lines[last].End], lines[first].BlankBefore);
            restored.AddRange(Paragraphs(whole));
            first = last + 1;
        }

        return restored;
    }

    /// <param name="start">Where the first of the lines that were joined so far begins.</param>
    private static bool GoesOn(int start, Piece before, Piece line, string text) =>
        Han.Is(before.Text[^1]) && before.End - start > BrokenLine && Han.Is(line.Text[0]) && !line.BlankBefore
        && Marks.At(line.Text, 0).Kind == MarkKind.None
        && text.AsSpan(before.End, line.Start - before.End).IsWhiteSpace();

    /// <summary>On a page in one line every space before a mark or a month, and behind a short heading, is an end.</summary>
    private static bool EndsHeading(string text, int from, int space)
    {
        if (from == 0 && space <= LongestTitle && Array.Exists(TitleEnds, word => text.AsSpan(0, space).EndsWith(word, StringComparison.Ordinal))) return true;
        if (Marks.At(text, space + 1).Kind != MarkKind.None || TimeHeading.AtStart(text[(space + 1)..Math.Min(text.Length, space + 16)]) is not null) return true;
        return space - from is > 2 and <= LongestHeading && Marks.At(text, from) is { Kind: MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter } mark && space > from + mark.Length
            && text.AsSpan(from + mark.Length, space - from - mark.Length).IndexOfAny('，', '。') < 0;
    }

    private static IEnumerable<Piece> Paragraphs(Piece line)
    {
        var from = 0;
        var isWholePage = IsWholePage(line.Text);
        for (var i = 1; i + 1 < line.Text.Length; i++)
        {
            if (line.Text[i] != ' ' || line.Text[i - 1] is not ('。' or '！' or '？' or '…') && !(isWholePage && EndsHeading(line.Text, from, i))) continue;
            yield return line.Cut(from, i);
            from = i + 1;
        }

        yield return line.From(from);
    }
}
