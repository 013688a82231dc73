namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>How alike two strings are: twice the characters in common blocks, over the characters of both (Ratcliff and Obershelp).</summary>
internal static class Similarity
{
    /// <returns>0 to 1; 1 for equal strings, also for two empty ones.</returns>
    public static double Of(string first, string second) => first == second ? 1 : 2.0 * Common(first, second) / (first.Length + second.Length);

    /// <summary>Items are as alike with their brackets as without, whichever is more.</summary>
    public static double OfItems(string? first, string? second)
    {
        var whole = Of(ComparedText.Of(first), ComparedText.Of(second));
        if (whole >= 1) return whole;
        var (bareFirst, bareSecond) = (ComparedText.WithoutBrackets(first), ComparedText.WithoutBrackets(second));
        return bareFirst.Length > 0 && bareSecond.Length > 0 ? Math.Max(whole, Of(bareFirst, bareSecond)) : whole;
    }

    /// <summary>The longest common block, and the same again on either side of it.</summary>
    private static int Common(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var (at, other, length) = Longest(first, second);
        return length == 0 ? 0 : length + Common(first[..at], second[..other]) + Common(first[(at + length)..], second[(other + length)..]);
    }

    /// <summary>Of several longest blocks the one that ends first in the first string, then in the second.</summary>
    private static (int At, int Other, int Length) Longest(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var best = (At: 0, Other: 0, Length: 0);
        var ending = new int[second.Length + 1];
        for (var i = 0; i < first.Length; i++)
        {
            // Backwards, so that ending[j] still holds the row above; hence >= for the leftmost of the same length in this row.
            var row = best;
            for (var j = second.Length - 1; j >= 0; j--)
            {
                ending[j + 1] = first[i] == second[j] ? ending[j] + 1 : 0;
                if (ending[j + 1] > best.Length && ending[j + 1] >= row.Length) row = (i + 1 - ending[j + 1], j + 1 - ending[j + 1], ending[j + 1]);
            }

            best = row;
        }

        return best;
    }
}
