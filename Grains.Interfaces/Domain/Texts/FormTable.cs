using System.Globalization;

namespace DistrictUnion.Domain;

/// <summary>What code points decompose into and which pairs are composed; the table is <c>forms.txt</c>, Hangul follows by rule.</summary>
internal static class FormTable
{
    private const int FirstSyllable = 0xAC00, Syllables = 11_172, FirstLead = 0x1100, Leads = 19, FirstVowel = 0x1161, Vowels = 21, BeforeTail = 0x11A7, Tails = 28;

    private static readonly Dictionary<int, byte> Classes = [];
    private static readonly Dictionary<int, Parts> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly ulong[] Changing = new ulong[1024];

    static FormTable()
    {
        using var resource = typeof(FormTable).Assembly.GetManifestResourceStream("forms")!;
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (line is ['#', ..]) continue;
            var fields = line.Split(';');
            Enter(Hex(fields[0]), fields[1], fields.ElementAtOrDefault(2) ?? "", isComposed: fields.Length < 4);
        }

        for (var at = 0; at < 0x10000; at++)
        {
            if (char.IsSurrogate((char)at) || at is (>= FirstLead and < 0x1200) or (>= FirstSyllable and < FirstSyllable + Syllables)) Mark(at);
        }
    }

    /// <summary>False: a text of such characters alone is in every form already.</summary>
    public static bool MayChange(char character) => (Changing[character >> 6] & (1UL << (character & 63))) != 0;

    public static void Decompose(int code, bool compatible, List<Letter> into)
    {
        var syllable = code - FirstSyllable;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(new(FirstLead + (syllable / (Vowels * Tails)), 0));
            into.Add(new(FirstVowel + (syllable % (Vowels * Tails) / Tails), 0));
            if (syllable % Tails is > 0 and var tail) into.Add(new(BeforeTail + tail, 0));
        }
        else if (Decompositions.TryGetValue(code, out var parts) && (compatible || !parts.IsCompatible))
        {
            foreach (var part in parts.Codes) Decompose(part, compatible, into);
        }
        else
        {
            into.Add(new(code, Classes.GetValueOrDefault(code)));
        }
    }

    /// <summary>The one code point for two; null when there is none.</summary>
    public static int? Composed(int first, int second)
    {
        if (Compositions.TryGetValue((first, second), out var composed)) return composed;
        var (lead, vowel, tail, syllable) = (first - FirstLead, second - FirstVowel, second - BeforeTail, first - FirstSyllable);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels) return FirstSyllable + (((lead * Vowels) + vowel) * Tails);
        return syllable is >= 0 and < Syllables && syllable % Tails == 0 && tail is > 0 and < Tails ? first + tail : null;
    }

    private static void Enter(int code, string combiningClass, string parts, bool isComposed)
    {
        Mark(code);
        if (combiningClass.Length > 0) Classes[code] = byte.Parse(combiningClass, CultureInfo.InvariantCulture);
        if (parts.Length == 0) return;
        var isCompatible = parts[0] == '<';
        int[] codes = [.. parts.TrimStart('<').Split(' ').Select(Hex)];
        Decompositions[code] = new(codes, isCompatible);
        if (isCompatible || !isComposed || codes.Length != 2) return;
        Compositions[(codes[0], codes[1])] = code;
        Mark(codes[1]);
    }

    private static void Mark(int code)
    {
        if (code < 0x10000) Changing[code >> 6] |= 1UL << (code & 63);
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private sealed record Parts(int[] Codes, bool IsCompatible);
}
