using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Sections;

/// <summary>
/// A form that holds a whole plan in a table: on the left 指导思想, 主要工作, 月份安排, on the right what belongs there. Each of its
/// rows becomes the heading and the lines of the plan.
/// </summary>
internal static class LayoutTables
{
    private const int LeastHeadings = 3;

    public static List<Piece> Unfold(List<Piece> body)
    {
        if (body.Count(IsHeaded) < LeastHeadings) return body;
        var lines = new List<Piece>(body.Count);
        foreach (var line in body)
        {
            if (IsHeaded(line)) lines.AddRange(line.Split("\t\v").Where(cell => !cell.IsEmpty));
            else lines.Add(line);
        }

        return lines;
    }

    /// <summary>Two cells, the first a heading that all plans share.</summary>
    private static bool IsHeaded(Piece line)
    {
        var tab = line.Text.IndexOf('\t', StringComparison.Ordinal);
        return tab > 0 && line.Text.IndexOf('\t', tab + 1) < 0 && HeadingWords.IsKnown(line.Cut(0, tab).Tight);
    }
}
