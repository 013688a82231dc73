using DistrictUnion.Accounts.Settings;
using DistrictUnion.Domain;

namespace DistrictUnion.Accounts.Passwords;

/// <summary>What a new password must be like. Pure.</summary>
internal static class PasswordRules
{
    public const int FewestProtected = 8;
    public const int FewestAsvs = 12;
    public const int Most = 128;

    /// <summary>How many earlier passwords may not come back under 等保.</summary>
    public const int Remembered = 5;

    private const int ClassesAsked = 3;

    /// <param name="personal">The person's name, telephone number and school codes: whoever knows the person tries them.</param>
    /// <returns>password.too-short, password.too-long, password.few-classes, password.common, password.personal.</returns>
    public static IEnumerable<Refusal> Flaws(PasswordPolicy policy, string password, IEnumerable<string> personal)
    {
        var fewest = policy is PasswordPolicy.Protection ? FewestProtected : FewestAsvs;
        if (Length(password) < fewest) yield return Flaw("password.too-short", $"密码至少 {fewest} 位，现在是 {Length(password)} 位。");
        if (password.Length > Most) yield return Flaw("password.too-long", $"密码最多 {Most} 位。");
        if (policy is PasswordPolicy.Protection && Classes(password) < ClassesAsked)
            yield return Flaw("password.few-classes", "密码要有大写字母、小写字母、数字、符号中的三种。");
        if (CommonPasswords.IsCommon(password)) yield return Flaw("password.common", "这个密码太常见，很容易被猜中，请换一个。");
        var plain = Typed.Plain(password);
        if (personal.Select(Typed.Plain).Any(word => word.Length >= 2 && plain.Contains(word, StringComparison.Ordinal)))
            yield return Flaw("password.personal", "密码里不要有姓名、电话号码或学校编号。");
    }

    public static Refusal UsedBefore { get; } = Flaw("password.used-before", $"不能用最近 {Remembered} 次用过的密码。");

    public static Refusal Same { get; } = Flaw("password.same", "新密码不能与现在的密码相同。");

    private static Refusal Flaw(string code, string text) => new(code, RefusalKind.Invalid, text, "password");

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static int Classes(string text) =>
        new[] { text.Any(char.IsUpper), text.Any(char.IsLower), text.Any(char.IsDigit), text.Any(c => !char.IsLetterOrDigit(c)) }.Count(has => has);
}
