namespace DistrictUnion.Documents.Normalise;

/// <summary>Looks for any of a list of words in a stretch of text.</summary>
internal static class Words
{
    public static bool AnyStarts(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    public static bool AnyEnds(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    public static bool AnyWithin(ReadOnlySpan<char> text, string[] words) => First(text, words) >= 0;

    /// <returns>Where the first of them begins, or -1.</returns>
    public static int First(ReadOnlySpan<char> text, string[] words)
    {
        var first = -1;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first)) first = at;
        }

        return first;
    }
}
