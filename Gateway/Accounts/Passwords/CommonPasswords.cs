using System.Collections.Frozen;

namespace DistrictUnion.Accounts.Passwords;

/// <summary>
/// Passwords that are tried first: those of the list (<c>common.txt</c>: keyboard walks, digits, years, pinyin and English words), and what
/// becomes one of them without the digits and signs that people hang on, or with letters for look-alike signs.
/// </summary>
internal static class CommonPasswords
{
    private const int ShortestCore = 3;

    private static readonly FrozenSet<string> Listed = Read();

    public static int Count => Listed.Count;

    public static bool IsCommon(string password)
    {
        var plain = password.ToLowerInvariant();
        string[] forms = [plain, Letters(plain), Unshifted(plain), Core(plain), Core(Letters(plain)), Letters(Core(plain))];
        return IsRepetition(plain) || forms.Any(IsListed);
    }

    // 12345678 + 123 and Woaini + 1314 are still common; a long password that only begins so is not.
    private static bool IsListed(string text) => text.Length >= ShortestCore && Listed.Contains(text);

    /// <summary>Without digits and signs at both ends: “Gonghui@2026!” is “gonghui”.</summary>
    private static string Core(string text) => text.TrimStart(Hung).TrimEnd(Hung);

    private static char[] Hung { get; } = [.. Enumerable.Range(' ', 95).Select(c => (char)c).Where(c => !char.IsAsciiLetter(c))];

    /// <summary>p@ssw0rd as password.</summary>
    private static string Letters(string text) =>
        text.Replace('@', 'a').Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('$', 's').Replace('5', 's').Replace('!', 'i').Replace('7', 't');

    /// <summary>1qaz@WSX as 1qaz2wsx: signs as the digits that they share a key with.</summary>
    private static string Unshifted(string text) =>
        string.Concat(text.Select(c => ")!@#$%^&*(".IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c));

    /// <summary>A piece of at most four characters again and again, or characters that each follow the one before.</summary>
    private static bool IsRepetition(string text) =>
        Enumerable.Range(1, 4).Any(length => text.Length >= 2 * length && text.Select((c, i) => c == text[i % length]).All(same => same))
        || text.Zip(text.Skip(1), (one, next) => next - one).Distinct().ToArray() is [1 or -1];

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
