using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>Finds who is responsible in the text of an item: …（女工委员）, 责任人：组织委员, 由工会主席李某负责.</summary>
internal static class Owners
{
    private const int Longest = 16;
    private static readonly string[] Labels =
        ["主要责任人", "责任人", "负责人", "承办人", "牵头人", "经办人", "落实人", "主持人", "责任部门", "牵头部门", "负责部门", "承办部门", "责任单位", "承办单位", "具体负责", "组织者", "责任", "负责", "承办", "牵头"];

    private static readonly string[] Acts = ["负责", "牵头", "具体负责", "组织实施", "组织", "承办", "主持", "落实", "协调", "实施", "执笔", "登记", "带队", "上门", "主讲", "召集"];
    private static readonly string[] NoPersons = ["于", "此", "来", "衷", "浅", "点", "内", "不得"];

    /// <returns>The person, post or group as printed, or null.</returns>
    public static string? In(string text) => Labelled(text) ?? Bracketed(text) ?? Charged(text);

    /// <summary>The text without the person in a bracket at its end.</summary>
    public static string WithoutBracket(string text) => Bracketed(text) is null ? text : text[..text.AsSpan().LastIndexOfAny('（', '(')];

    private static string? Labelled(string text)
    {
        foreach (var label in Labels)
        {
            var at = text.IndexOf(label, StringComparison.Ordinal);
            var colon = at + label.Length;
            if (at < 0 || colon >= text.Length || text[colon] is not ('：' or ':')) continue;
            var rest = text.AsSpan(colon + 1);
            var end = rest.IndexOfAny("；;。，,)）】]\n\v".AsSpan());
            if (Named(end < 0 ? rest : rest[..end]) is { } name) return name;
        }

        return null;
    }

    private static string? Bracketed(string text)
    {
        if (text.Length < 4 || text[^1] is not ('）' or ')')) return null;
        var open = text.AsSpan().LastIndexOfAny('（', '(');
        return open > 1 && text[(open + 1)..^1] is var inside && Persons.Is(inside) ? Han.Tight(inside) : null;
    }

    /// <summary>由…负责, within one clause.</summary>
    private static string? Charged(string text)
    {
        for (var by = text.IndexOf('由', StringComparison.Ordinal); by >= 0; by = text.IndexOf('由', by + 1))
        {
            var rest = text.AsSpan(by + 1, Math.Min(text.Length - by - 1, Longest + 4));
            var clause = rest.IndexOfAny("，,；;。：:（()）".AsSpan());
            if (clause >= 0) rest = rest[..clause];
            if (by > 0 && text[by - 1] is '自' or '理' or '事' or '缘' || Words.AnyStarts(rest, NoPersons)) continue;
            var act = Words.First(rest, Acts);
            if (act > 1 && Named(rest[..act]) is { } name) return name;
        }

        return null;
    }

    private static string? Named(ReadOnlySpan<char> text)
    {
        var name = Han.Tight(text);
        return name.Length is > 1 and <= Longest && name.Any(Han.Is) && Marks.At(name, 0).Kind == MarkKind.None ? name : null;
    }
}
