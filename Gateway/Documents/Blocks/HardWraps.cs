using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Blocks;

/// <summary>
/// Text from a mail or a scanned page breaks its lines at one width. Where most long lines end at the same column in the middle of
/// a sentence, each goes on in the next.
/// </summary>
internal static class HardWraps
{
    private const int NarrowestPage = 36;
    private const int Slack = 4;
    private const int LeastBroken = 3;
    private const string Ends = "。；：！？”）…;:!?)】";

    public static List<Piece> Join(List<Piece> lines, string text)
    {
        var widths = lines.ConvertAll(WidthOf);
        if (PageWidth(lines, widths) is not { } width) return lines;
        var joined = new List<Piece>(lines.Count);
        for (var first = 0; first < lines.Count;)
        {
            // The width that counts is that of the printed line, not of what was joined so far.
            var last = first;
            while (last + 1 < lines.Count && widths[last] >= width - Slack && GoesOn(lines[last], lines[last + 1])) last++;
            joined.Add(last == first ? lines[first] : lines[first] with { Text = text[lines[first].Start..lines[last].End].Replace('\n', ' ') });
            first = last + 1;
        }

        return joined;
    }

    /// <summary>The column at which lines break, a Chinese character counting two; null when the page is not broken so.</summary>
    private static int? PageWidth(List<Piece> lines, List<int> widths)
    {
        var widest = 0;
        for (var i = 0; i < lines.Count; i++)
            if (!lines[i].IsRow) widest = Math.Max(widest, widths[i]);

        if (widest < NarrowestPage) return null;
        var (full, broken) = (0, 0);
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (widths[i] < widest - Slack) continue;
            full++;
            if (GoesOn(lines[i], lines[i + 1])) broken++;
        }

        return broken >= LeastBroken && broken * 3 >= full * 2 ? widest : null;
    }

    private static bool GoesOn(Piece line, Piece next) =>
        !line.IsRow && !next.IsRow && !next.BlankBefore && !Ends.Contains(line.Text[^1], StringComparison.Ordinal)
        && Marks.At(next.Text, 0).Kind is MarkKind.None or MarkKind.Lost && TimeHeading.AtStart(next.Text) is null;

    private static int WidthOf(Piece line)
    {
        var width = line.Text.Length;
        foreach (var character in line.Text)
            if (Han.Is(character) || character is >= '\u3000' and <= '\u303F' or >= '\uFF00' or '“' or '”' or '—' or '…') width++;
        return width;
    }
}
