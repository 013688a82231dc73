using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

/// <summary>
/// Where hidden content tore a heading apart, its end is left standing: ，推进校务公开工作深入开展。 If the table of contents has a
/// heading that ends so, the line is that heading.
/// </summary>
internal static class BrokenHeadings
{
    private const int LeastLength = 6;

    public static List<Piece> Mend(PlanText plan)
    {
        if (plan.Contents.Count == 0) return plan.Body;
        var body = new List<Piece>(plan.Body.Count);
        foreach (var line in plan.Body) body.Add(Whole(line, plan.Contents));
        return body;
    }

    private static Piece Whole(Piece line, IReadOnlyList<Piece> contents)
    {
        if (line.IsEmpty || line.Text[0] is not ('，' or ',' or '、') && Marks.At(line.Text, 0).Kind != MarkKind.None) return line;
        var stop = line.Text.AsSpan().IndexOfAny('。', ' ');
        var rest = Han.Tight(line.Text.AsSpan(0, stop < 0 ? line.Text.Length : stop)).TrimStart('，', ',', '、');
        if (rest.Length < LeastLength) return line;
        foreach (var heading in contents)
            if (heading.Tight.EndsWith(rest, StringComparison.Ordinal)) return heading;
        return line;
    }
}
