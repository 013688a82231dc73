using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Alike;

/// <summary>
/// Takes texts apart into sentences and gives each the form in which two sentences are compared: Simplified script, half width,
/// letters only; without marks, numbers with the 年, 月 or 日 behind them, and names of the district's schools.
/// </summary>
internal sealed class SentenceForm
{
    private const string Numerals = "〇零○一二三四五六七八九十百千万两";
    private const string Calendar = "年月日号";

    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?；;\n");
    private static readonly SearchValues<char> Districts = SearchValues.Create("区县市");

    /// <summary>Names by their first two characters, the longest first.</summary>
    private readonly FrozenDictionary<int, string[]> names;

    /// <param name="schoolNames">Names of schools; each is also known without the name of its district.</param>
    public SentenceForm(IEnumerable<string> schoolNames) =>
        names = schoolNames.Select(Plain).SelectMany(WithoutDistrict).Where(name => name.Length > 2).Distinct()
            .GroupBy(name => Beginning(name))
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(name => name.Length).ToArray());

    /// <summary>The sentences of a text, each as it was written and as it is compared; those without a letter are left out.</summary>
    public IEnumerable<(string Written, string Form)> Sentences(string text)
    {
        var plain = Normaliser.Normalise(text);
        for (var start = 0; start < plain.Text.Length;)
        {
            var end = plain.Text.AsSpan(start).IndexOfAny(Ends);
            end = end < 0 ? plain.Text.Length : start + end + 1;
            var form = Of(plain.Text.AsSpan(start, end - start));
            var span = plain.ToSource(start, end - start);
            if (form.Length > 0) yield return (text.Substring(span.Start, span.Length).Trim(), form);
            start = end;
        }
    }

    private static string Plain(string name) => Han.Tight(Normaliser.Normalise(name).Text);

    private static IEnumerable<string> WithoutDistrict(string name)
    {
        yield return name;
        var district = name.AsSpan().IndexOfAny(Districts);
        if (district > 0 && name.Length - district > 4) yield return name[(district + 1)..];
    }

    private static int Beginning(ReadOnlySpan<char> text) => text[0] << 16 | text[1];

    private string Of(ReadOnlySpan<char> sentence)
    {
        var form = new StringBuilder(sentence.Length);
        for (var i = 0; i < sentence.Length;)
        {
            var skipped = NameLength(sentence[i..]);
            if (skipped == 0) skipped = NumberLength(sentence[i..]);
            if (skipped == 0 && (char.IsLetter(sentence[i]) || char.IsSurrogate(sentence[i]))) form.Append(char.ToLowerInvariant(sentence[i]));
            i += Math.Max(skipped, 1);
        }

        return form.ToString();
    }

    private int NameLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !names.TryGetValue(Beginning(text), out var candidates)) return 0;
        foreach (var name in candidates)
            if (text.StartsWith(name, StringComparison.Ordinal)) return name.Length;
        return 0;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsDigit(text[length]) || Numerals.Contains(text[length], StringComparison.Ordinal))) length++;
        return length > 0 && length < text.Length && Calendar.Contains(text[length], StringComparison.Ordinal) ? length + 1 : length;
    }
}
