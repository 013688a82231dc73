namespace DistrictUnion.Documents.Alike;

/// <summary>The shingles of a text: every stretch of <see cref="Size"/> characters, as a number; ascending, each once.</summary>
internal static class Shingles
{
    public const int Size = 3;

    public static ulong[] Of(string form)
    {
        if (form.Length < Size) return [];
        var all = new ulong[form.Length - Size + 1];
        for (var i = 0; i < all.Length; i++) all[i] = (ulong)form[i] << 32 | (ulong)form[i + 1] << 16 | form[i + 2];
        Array.Sort(all);
        var distinct = 1;
        for (var i = 1; i < all.Length; i++)
            if (all[i] != all[i - 1]) all[distinct++] = all[i];
        return all[..distinct];
    }

    /// <summary>How many two ascending lists have in common.</summary>
    public static int Common(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j]) common++;
            var (first, second) = (one[i], other[j]);
            if (first <= second) i++;
            if (second <= first) j++;
        }

        return common;
    }

    /// <returns>Jaccard's index, 0 to 1: what both have ÷ what either has. 1 for two equal lists, 0 when one is empty.</returns>
    public static double Jaccard(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        if (one.IsEmpty || other.IsEmpty) return 0;
        var common = Common(one, other);
        return common / (double)(one.Length + other.Length - common);
    }
}
