using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>Tells whether a cell or a bracket names who is responsible.</summary>
internal static class Persons
{
    private const int Longest = 24;
    private static readonly string[] Endings =
    [
        "委员", "主席", "组长", "小组", "组", "室", "处", "会", "部", "校长", "园长", "主任", "书记", "老师", "团", "委", "办", "中心", "站", "队", "科", "员", "长", "级部", "行政", "全体", "社团", "协会", "教师", "班子", "工会", "代表", "校办",
    ];

    public static bool Is(string text)
    {
        var tight = Han.Tight(text);
        if (tight.Length is 0 or > Longest || tight.AsSpan().ContainsAny("。；！？：%0123456789".AsSpan())) return false;
        foreach (var part in tight.Split('、', '，', ',', '/', '和', '及', '；'))
            if (part.Length > 0 && !IsOne(part)) return false;
        return true;
    }

    /// <summary>The commonest family names, without those that begin other words too (周末, 黄山, 高考).</summary>
    private const string FamilyNames = "王李张刘陈杨赵吴徐孙朱胡郭何林罗郑梁谢宋许韩冯邓曹彭曾肖董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔谭陆汪范廖贾邹孟秦邱尹薛侯陶黎贺顾郝龚邵钱覃戴莫";

    private static bool IsName(string part) => part.Length is 2 or 3 && FamilyNames.Contains(part[0], StringComparison.Ordinal) && part.All(Han.Is);

    private static bool IsOne(string part) => IsName(part) || Array.Exists(Endings, ending => part.EndsWith(ending, StringComparison.Ordinal)) && part.Length <= 12;
}
