namespace DistrictUnion.Documents.Normalise;

/// <summary>
/// Removes the pinyin that converters leave behind Traditional characters: 發(fā)展 → 发展. Only directly behind a Han character;
/// a bracket without a tone mark (课件(ppt)) goes only where the page is full of glosses.
/// </summary>
internal static class PinyinGloss
{
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
    private const int LongestSyllable = 6;
    private const int FullOfGlosses = 3;

    public static (string Text, int[] Offsets) Remove(string text, int[] offsets)
    {
        var toned = 0;
        for (var i = 1; i < text.Length; i++)
            if (GlossLength(text, i, out var hasTone) > 0 && hasTone) toned++;
        if (toned == 0) return (text, offsets);

        var builder = new TextBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = GlossLength(text, i, out var hasTone);
            if (length > 0 && (hasTone || toned >= FullOfGlosses)) i += length;
            else
            {
                builder.Append(text[i], offsets[i]);
                i++;
            }
        }

        return builder.Finish(offsets[^1]);
    }

    private static int GlossLength(string text, int at, out bool hasTone)
    {
        hasTone = false;
        if (at == 0 || text[at] is not ('(' or '（') || !Han.Is(text[at - 1])) return 0;
        var hasVowel = false;
        for (var i = at + 1; i < text.Length && i <= at + 1 + LongestSyllable; i++)
        {
            var letter = text[i];
            if (letter is ')' or '）') return i > at + 2 && hasVowel || hasTone ? i + 1 - at : 0;
            if (Toned.Contains(letter, StringComparison.Ordinal)) hasTone = hasVowel = true;
            else if (letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'ü') hasVowel = true;
            else if (letter is not ((>= 'a' and <= 'z') or 'ɡ')) return 0;
        }

        return 0;
    }
}
