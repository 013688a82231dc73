namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>Two texts by what they begin and end with alike: what went and what came stands between.</summary>
public readonly record struct TextChange(string Lead, string Removed, string Added, string Tail)
{
    /// <param name="older">Null: nothing stood there.</param>
    /// <param name="newer">Null: nothing stands there now.</param>
    public static TextChange Of(string? older, string? newer)
    {
        var (before, after) = (older ?? "", newer ?? "");
        var least = Math.Min(before.Length, after.Length);
        var lead = 0;
        while (lead < least && before[lead] == after[lead]) lead++;
        var tail = 0;
        while (tail < least - lead && before[^(tail + 1)] == after[^(tail + 1)]) tail++;

        // A character of two halves stays whole.
        if (lead > 0 && char.IsHighSurrogate(before[lead - 1])) lead--;
        if (tail > 0 && char.IsLowSurrogate(before[^tail])) tail--;
        return new(before[..lead], before[lead..^tail], after[lead..^tail], before[^tail..]);
    }
}
