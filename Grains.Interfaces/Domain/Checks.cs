using System.Collections.Immutable;

namespace DistrictUnion.Domain;

/// <summary>Collects every refusal that applies, so that a person sees all flaws at once.</summary>
internal sealed class Checks
{
    public const int MaxName = 100;
    public const int MaxText = 4_000;

    private readonly List<Refusal> refusals = [];

    public bool HaveFailed => refusals.Count > 0;

    /// <summary>Adds a refusal unless the condition holds.</summary>
    /// <returns>Whether the condition holds.</returns>
    public bool Require(bool condition, string code, RefusalKind kind, string text, string? place = null)
    {
        if (!condition) refusals.Add(new(code, kind, text, place));
        return condition;
    }

    public bool Valid(bool condition, string code, string text, string? place = null) =>
        Require(condition, code, RefusalKind.Invalid, text, place);

    public bool Free(bool condition, string code, string text, string? place = null) =>
        Require(condition, code, RefusalKind.Conflict, text, place);

    /// <summary>A name is not blank, holds no control characters and at most 100 characters as people count them (𠮷 is one).</summary>
    public bool Name(string? name, string what, string? place = null) =>
        Valid(!string.IsNullOrWhiteSpace(name), "name.blank", $"请填写{what}。", place)
        && Valid(Length(name!) <= MaxName, "name.too-long", $"{what}最多 {MaxName} 个字，现在是 {Length(name!)} 个。", place)
        && Valid(!name!.Any(char.IsControl), "name.control-characters", $"{what}里有不可见的控制字符，请重新输入。", place);

    /// <summary>A text may be absent; it holds at most <paramref name="max"/> characters, of control characters only those that end lines and set tabs.</summary>
    public bool Text(string? text, string what, string? place = null, int max = MaxText) =>
        text is null
        || (Valid(Length(text) <= max, "text.too-long", $"{what}最多 {max} 个字，现在是 {Length(text)} 个。", place)
            && Valid(!text.Any(IsHidden), "text.control-characters", $"{what}里有不可见的控制字符，请重新输入。", place));

    /// <summary>A reason is not blank.</summary>
    public bool Reason(string? reason, string what = "理由", string? place = null) =>
        Valid(!string.IsNullOrWhiteSpace(reason), "reason.missing", $"请写明{what}。", place) && Text(reason, what, place);

    public bool Code<TCode>(TCode code, string what)
        where TCode : struct, ICode<TCode> =>
        Valid(Codes.IsCode(code.Value), "code.malformed", $"{what}只能用小写字母、数字和连字符，1 到 32 个。", code.Value);

    public ImmutableArray<Refusal> Refusals => [.. refusals];

    public Decision<T> Refuse<T>()
        where T : class => Decision<T>.Refuse(refusals);

    /// <summary>A control character that no text holds; programs put breaks of lines and pages into what is copied out of them.</summary>
    private static bool IsHidden(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\v' or '\f');

    private static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes()) length++;
        return length;
    }
}
