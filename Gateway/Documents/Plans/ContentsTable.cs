using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

/// <summary>A table of contents: 目录 and the headings that follow, up to a line that is none, or the first of them again.</summary>
internal static class ContentsTable
{
    private const int LongestHead = 12;
    private const int LongestEntry = 80;

    /// <returns>How many lines the table takes from <paramref name="first"/> on, its head included; 0 when none begins there.</returns>
    public static int At(IReadOnlyList<Piece> lines, int first)
    {
        var head = lines[first].Tight;
        if (!head.StartsWith("目录", StringComparison.Ordinal) || head.Length > LongestHead) return 0;
        var entry = Mark.None;
        for (var i = first + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Tight.AsSpan().Trim("….·.".AsSpan()).IsEmpty) return i + 1 - first;
            var mark = Marks.At(line.Text, 0);
            if (!IsDotted(line) && (mark.Kind == MarkKind.None || line.Text.Length > LongestEntry || mark.IsSameKindAs(entry) && mark.Value == entry.Value)) return i - first;
            if (i == first + 1) entry = mark;
        }

        return lines.Count - first;
    }

    /// <summary>（一）加强学习 ........ 3</summary>
    private static bool IsDotted(Piece line) =>
        Han.IsDigit(line.Text[^1]) && line.Tight.TrimEnd("0123456789".ToCharArray()) is var text
        && (text.EndsWith("...", StringComparison.Ordinal) || text.EndsWith("……", StringComparison.Ordinal) || text.EndsWith("···", StringComparison.Ordinal));
}
