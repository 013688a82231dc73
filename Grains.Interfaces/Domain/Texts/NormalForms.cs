using System.Buffers;
using System.Text;

namespace DistrictUnion.Domain;

/// <summary>
/// Unicode's normal forms, the same on every machine. <c>string.Normalize</c> asks ICU, which is missing on many servers (and then does
/// nothing and says nothing), and differs with its version; what is compared, signed in with or written into facts must not.
/// </summary>
public static class NormalForms
{
    /// <summary>NFKC: full-width letters and digits become plain ones, ligatures and circled numbers what they stand for, marks join their letters.</summary>
    /// <remarks>Half a surrogate pair stays as it is.</remarks>
    public static string FormKC(this string text) => Change(text, compatible: true);

    /// <summary>NFC: marks join their letters, characters that are written twice in Unicode become the one that counts.</summary>
    public static string FormC(this string text) => Change(text, compatible: false);

    private static string Change(string text, bool compatible)
    {
        // Most texts are ASCII and common Chinese characters.
        var first = 0;
        while (first < text.Length && !FormTable.MayChange(text[first])) first++;
        if (first == text.Length) return text;

        var letters = new List<Letter>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (status is OperationStatus.Done) FormTable.Decompose(rune.Value, compatible, letters);
            else letters.Add(new(text[at], 0));
            at += length;
        }

        Order(letters);
        Compose(letters);
        var written = new StringBuilder(text.Length);
        foreach (var letter in letters)
        {
            if (Rune.TryCreate(letter.Code, out var rune)) written.Append(rune.ToString());
            else written.Append((char)letter.Code);
        }

        return written.ToString();
    }

    /// <summary>Marks of one letter stand in the order of their classes; those of one class stay in theirs.</summary>
    private static void Order(List<Letter> letters)
    {
        for (var at = 0; at < letters.Count; at++)
        {
            if (letters[at].Class == 0) continue;
            var end = at;
            while (end < letters.Count && letters[end].Class != 0) end++;
            if (end - at > 1)
            {
                var sorted = letters[at..end].OrderBy(letter => letter.Class).ToArray();
                for (var i = 0; i < sorted.Length; i++) letters[at + i] = sorted[i];
            }

            at = end;
        }
    }

    private static void Compose(List<Letter> letters)
    {
        var (kept, starter, lastClass) = (0, -1, 0);
        foreach (var letter in letters.ToArray())
        {
            // Blocked: a mark of the same or a higher class, or a letter, stands between.
            var isNext = starter >= 0 && (starter == kept - 1 || (lastClass != 0 && lastClass < letter.Class));
            if (isNext && FormTable.Composed(letters[starter].Code, letter.Code) is { } composed)
            {
                letters[starter] = new(composed, 0);
                continue;
            }

            if (letter.Class == 0) starter = kept;
            lastClass = letter.Class;
            letters[kept++] = letter;
        }

        letters.RemoveRange(kept, letters.Count - kept);
    }
}

/// <summary>A code point and its combining class; 0 begins anew.</summary>
internal readonly record struct Letter(int Code, int Class);
