using DistrictUnion.Domain;


namespace DistrictUnion.Accounts;

/// <summary>What people type, in the form in which it is compared.</summary>
internal static class Typed
{
    /// <summary>Without spaces, full-width forms made narrow, in lower case: 王　芳 and 王芳 are one, so are １３８ and 138.</summary>
    public static string Plain(string? text) =>
        string.Concat((text ?? "").FormKC().Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToLowerInvariant();

    /// <summary>A telephone number: digits only, without +86 or 86 before a mobile number; null when it is none.</summary>
    public static string? Phone(string? text)
    {
        var digits = Plain(text);
        if (digits.Length == 0 || digits.Any(c => c is not (>= '0' and <= '9') and not '-' and not '+' and not '(' and not ')')) return null;
        digits = string.Concat(digits.Where(char.IsAsciiDigit));
        if (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length is >= 7 and <= 15 ? digits : null;
    }
}
