using System.Buffers;
using System.Collections.Frozen;
using System.Reflection;

namespace DistrictUnion.Documents.Normalise;

/// <summary>Traditional to Simplified by the tables of OpenCC (Data/NOTICE): the longest phrase wins, then single characters.</summary>
internal static class SimplifiedScript
{
    private static readonly FrozenDictionary<string, string> Characters = Load("TSCharacters");
    private static readonly FrozenDictionary<string, string> Phrases = Load("TSPhrases");
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> CharacterAt = Characters.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> PhraseAt = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>For each first character of a phrase, the lengths that occur, longest first.</summary>
    private static readonly FrozenDictionary<char, int[]> PhraseLengths = Phrases.Keys
        .GroupBy(phrase => phrase[0])
        .ToFrozenDictionary(group => group.Key, group => group.Select(phrase => phrase.Length).Distinct().OrderDescending().ToArray());

    /// <summary>A text without any of these stays as it is: every phrase of the table has one of them, too. Half a pair stands for the whole.</summary>
    private static readonly SearchValues<char> Known = SearchValues.Create([.. Characters.Keys.Select(character => character[0])]);

    public static (string Text, int[] Offsets) Convert(string text, int[] offsets)
    {
        if (!text.AsSpan().ContainsAny(Known)) return (text, offsets);
        var builder = new TextBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            if (!Han.Is(text[i])) builder.Append(text[i], offsets[i]);
            else if (TryPhrase(text, i, out var phrase, out var phraseLength))
            {
                builder.AppendInPlaceOf(phrase, offsets.AsSpan(i, phraseLength));
                length = phraseLength;
            }
            else if (CharacterAt.TryGetValue(text.AsSpan(i, length), out var simplified)) builder.AppendInPlaceOf(simplified, offsets.AsSpan(i, length));
            else builder.AppendInPlaceOf(text.AsSpan(i, length), offsets.AsSpan(i, length));
            i += length;
        }

        return builder.Finish(offsets[^1]);
    }

    private static bool TryPhrase(string text, int at, out string simplified, out int length)
    {
        (simplified, length) = ("", 0);
        if (!PhraseLengths.TryGetValue(text[at], out var lengths)) return false;
        foreach (var candidate in lengths)
        {
            if (at + candidate > text.Length || !PhraseAt.TryGetValue(text.AsSpan(at, candidate), out var found)) continue;
            (simplified, length) = (found, candidate);
            return true;
        }

        return false;
    }

    private static FrozenDictionary<string, string> Load(string table)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"The table {table} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var entries = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0 || line[0] == '#') continue;
            var choices = line[(tab + 1)..];
            var space = choices.IndexOf(' ', StringComparison.Ordinal);
            entries[line[..tab]] = space < 0 ? choices : choices[..space];
        }

        return entries.ToFrozenDictionary();
    }
}
