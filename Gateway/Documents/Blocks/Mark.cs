namespace DistrictUnion.Documents.Blocks;

internal enum MarkKind
{
    None,
    /// <summary>第一章, 第一部分; also 第一，</summary>
    Chapter,
    /// <summary>要点三：, 项目二, 任务一：</summary>
    Named,
    /// <summary>一、 一． 一：</summary>
    ChineseComma,
    /// <summary>（一） 一） ㈠</summary>
    ChineseParen,
    /// <summary>1. 1、 ⒈</summary>
    Arabic,
    /// <summary>（1） 1） ⑴</summary>
    ArabicParen,
    /// <summary>① ❶</summary>
    Circled,
    /// <summary>a) A、</summary>
    Letter,
    /// <summary>1.1, 2.3.1; the level is the number of parts</summary>
    Dotted,
    /// <summary>一是, 二要 at the beginning of a line</summary>
    OneIs,
    /// <summary>★ —— ● and their kin; each sign is a kind of its own</summary>
    Bullet,
    /// <summary>、力争…: the number was lost</summary>
    Lost,
}

/// <summary>The numbering in front of a line.</summary>
/// <param name="Printed">The number without brackets and punctuation; null for bullets and lost numbers.</param>
/// <param name="Length">How many characters of the line it takes, with the space behind it.</param>
/// <param name="Sign">The bullet's sign, the word of a named mark or the depth of a dotted one: what sets it apart within its kind.</param>
internal readonly record struct Mark(MarkKind Kind, int Value, string? Printed, int Length, string Sign = "")
{
    public bool IsSameKindAs(Mark other) => Kind == other.Kind && Sign == other.Sign;

    public static Mark None => default;
}
