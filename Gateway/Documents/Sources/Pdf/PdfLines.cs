using System.Text;

namespace DistrictUnion.Documents.Sources.Pdf;

/// <summary>A printed line.</summary>
internal sealed record PdfLine(double Left, double Right, double Middle, double Em, string Text);

/// <summary>Words to printed lines, and lines to the paragraphs that were broken into them.</summary>
internal static class PdfLines
{
    /// <summary>Lines differ so much in their ends, in characters, although they are full.</summary>
    private const double Ragged = 0.5;

    private const double LatinWidth = 0.55;
    private const double Indent = 1.2;
    private const double Hanging = 4;

    /// <summary>Signatures and dates stand so far to the right, in characters, that a paragraph does not begin there.</summary>
    private const double Aside = 10;

    private const string Ends = "。；：！？";
    private const string Marks = "，。；：！？、）》”’】…";

    public static List<PdfLine> Of(IEnumerable<PdfWord> words)
    {
        var lines = new List<PdfLine>();
        var line = new List<PdfWord>();
        foreach (var word in words.OrderBy(word => word.Middle))
        {
            if (line.Count > 0 && word.Middle - line[0].Middle > Math.Max(line[0].Em, word.Em) / 2)
            {
                lines.Add(Join(line));
                line.Clear();
            }

            line.Add(word);
        }

        if (line.Count > 0) lines.Add(Join(line));
        return lines;
    }

    /// <param name="margin">Where lines begin that are not indented.</param>
    /// <param name="edge">Where lines are broken; in a cell its right border, on a page <see cref="Edge"/>.</param>
    public static string Paragraphs(IReadOnlyList<PdfLine> lines, double margin, double edge)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0) text.Append(GoesOn(lines[i - 1], lines[i], margin, edge) ? "" : "\n");
            if (text.Length > 0 && lines[i].Text.Length > 0 && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(lines[i].Text[0])) text.Append(' ');
            text.Append(lines[i].Text);
        }

        return text.ToString();
    }

    /// <summary>Where the lines of a page are broken; a mark at a line's end may stand outside.</summary>
    public static double Edge(IEnumerable<PdfLine> lines) => lines.Max(line => Marks.Contains(line.Text[^1], StringComparison.Ordinal) ? line.Right - line.Em : line.Right);

    private static bool GoesOn(PdfLine line, PdfLine next, double margin, double edge)
    {
        if (line.Left > margin + Aside * line.Em) return false;
        if (line.Right + FirstWidth(next) * line.Em < edge - Ragged * line.Em || PrintedMark.Begins(next.Text) || Math.Abs(line.Em - next.Em) > line.Em / 5) return false;
        if (Ends.Contains(line.Text[^1], StringComparison.Ordinal) && next.Left > margin + Indent * line.Em) return false;
        return next.Left < line.Left + line.Em / 2 || PrintedMark.Begins(line.Text) && next.Left < line.Left + Hanging * line.Em;
    }

    /// <summary>What had to stay together at the beginning of a line, in characters: a number or a Latin word, or one character with the mark behind it.</summary>
    private static double FirstWidth(PdfLine line)
    {
        var latin = 0;
        while (latin < line.Text.Length && line.Text[latin] is > ' ' and < '\u007F') latin++;
        return latin > 0 ? latin * LatinWidth : line.Text.Length > 1 && Marks.Contains(line.Text[1], StringComparison.Ordinal) ? 2 : 1;
    }

    private static PdfLine Join(List<PdfWord> words)
    {
        var text = new StringBuilder();
        var ordered = words.OrderBy(word => word.Left).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var gap = i == 0 ? 0 : ordered[i].Left - ordered[i - 1].Right;
            if (gap > ordered[i].Em * 0.6) text.Append(gap > ordered[i].Em * 1.8 ? "  " : " ");
            else if (i > 0 && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(ordered[i].Text[0])) text.Append(' ');
            text.Append(ordered[i].Text);
        }

        return new PdfLine(ordered[0].Left, ordered[^1].Right, ordered[0].Middle, ordered.Max(word => word.Em), text.ToString());
    }
}
