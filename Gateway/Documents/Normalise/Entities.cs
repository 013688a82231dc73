namespace DistrictUnion.Documents.Normalise;

/// <summary>Character entities that stay behind when a web page is copied as source: <c>&amp;nbsp;</c> and its kin.</summary>
internal static class Entities
{
    private static readonly (string Name, string Text)[] Known =
    [
        ("&nbsp;", " "), ("&ensp;", " "), ("&emsp;", " "), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&lsquo;", "‘"), ("&rsquo;", "’"),
        ("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&middot;", "·"), ("&mdash;", "—"), ("&ndash;", "–"),
        ("&hellip;", "…"), ("&times;", "×"), ("&bull;", "•"),
    ];

    public static bool TryRead(ReadOnlySpan<char> text, out string entity, out int length)
    {
        foreach (var (name, replacement) in Known)
        {
            if (!text.StartsWith(name, StringComparison.Ordinal)) continue;
            (entity, length) = (replacement, name.Length);
            return true;
        }

        (entity, length) = ("", 0);
        return false;
    }
}
