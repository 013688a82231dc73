using System.Buffers;
using System.Collections.Frozen;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

/// <summary>Finds names of schools.</summary>
internal static class Schools
{
    private static readonly string[] Endings =
    [
        "九年一贯制学校", "九年制学校", "十二年一贯制学校", "特殊教育学校", "职业技术学校", "初级中学", "高级中学", "实验学校", "中心小学", "中心学校", "外国语学校", "幼儿园", "幼儿中心", "小学校", "小学", "中学", "学校", "学院", "初中", "高中", "完小", "附小", "附中", "教育集团", "职高", "职教中心", "职业教育中心", "特教中心", "职业中专", "中专", "职中", "职校", "技校",
        "中心校", "教学点", "一中", "二中", "三中", "四中", "五中", "六中", "七中", "八中", "实小", "幼稚园",
    ];

    private static readonly FrozenDictionary<char, string[]> EndingsByFirst = Endings.GroupBy(ending => ending[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly string[] NoNames =
    [
        "学校", "小学", "中学", "幼儿园", "初中", "高中", "我校", "本校", "全校", "各校", "各学校", "各中小学校", "中小学校", "中小学", "兄弟学校", "友邻学校", "先进学校", "示范学校", "实验学校", "职业学校", "民办学校", "农村学校", "全区学校",
        "乡镇中学", "中心学校", "中心小学", "完全小学", "初级中学", "高级中学", "我园", "本学校", "年学校", "我们学校", "完全中学", "上级学校", "所在学校", "一所学校", "每所学校", "职工学校", "家长学校", "和谐学校", "特色学校", "文明学校",
    ];

    private static readonly SearchValues<char> Begins = SearchValues.Create([.. Endings.Select(ending => ending[0])]);
    private const string Stops = "，。；：、！？,.;:!?（）()《》“”\"【】[] 0123456789·—-　<>";
    private static readonly string[] LeadIns = ["学年度", "年度", "学年", "学期", "年", "为", "是", "在", "把", "对", "的", "与", "和", "向", "以", "由", "将", "了", "到", "让", "使", "从", "给", "及", "附件", "发布", "审核", "单位", "学校名称"];

    /// <summary>A line that names a school or its union and nothing else.</summary>
    public static bool IsSchoolLine(string tight)
    {
        var text = tight.TrimEnd('。', '.', '：').AsSpan();
        foreach (var union in (ReadOnlySpan<string>)["女职工委员会", "女工委员会", "女工委", "分工会委员会", "工会委员会", "教职员工会", "教育工会", "教工会", "分工会", "工会"])
            if (text.EndsWith(union, StringComparison.Ordinal)) text = text[..^union.Length];

        return In(text.ToString()) is { } name && name.Length == text.Length;
    }

    /// <summary>Whether a line begins with the name of a school: 向阳小学….</summary>
    public static bool BeginsWithName(string text) => All(text).FirstOrDefault() is { } name && text.StartsWith(name, StringComparison.Ordinal);

    /// <returns>The fullest name of a school in a short text, or null. Words for schools in general are no names.</returns>
    public static string? In(string text)
    {
        string? best = null;
        foreach (var name in All(text))
            if (best is null || name.Length > best.Length) best = name;
        return best;
    }

    /// <summary>Names in running text: a bare …学校 may be any school (推进学校…), so it takes a fuller ending there.</summary>
    public static IEnumerable<string> InProse(string text) => All(text).Where(name =>
        !name.EndsWith("学校", StringComparison.Ordinal) || name.Length > 6 && Array.Exists(Endings, ending => ending.Length > 3 && name.EndsWith(ending, StringComparison.Ordinal)));

    public static IEnumerable<string> All(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var ending = EndingAt(text, i);
            if (ending == 0) continue;
            var end = i + ending;
            var begin = Begin(text, i);
            i = end - 1;
            if (end - begin is < 4 or > 30) continue;
            var name = text[begin..end];
            if (!Array.Exists(NoNames, general => name == general)) yield return name;
        }
    }

    private static int EndingAt(string text, int at)
    {
        if (!Begins.Contains(text[at])) return 0;
        if (!EndingsByFirst.TryGetValue(text[at], out var endings)) return 0;
        foreach (var ending in endings)
            if (text.AsSpan(at).StartsWith(ending, StringComparison.Ordinal) && !(ending[^1] == '中' && at + ending.Length < text.Length && text[at + ending.Length] == '学'))
                return ending.Length + Extension(text, at + ending.Length);
        return 0;
    }

    /// <summary>实验小学东校区, 第一中学附属小学: the name goes on.</summary>
    private static int Extension(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("附属", StringComparison.Ordinal))
            foreach (var ending in Endings)
                if (text.AsSpan(at + 2).StartsWith(ending, StringComparison.Ordinal)) return 2 + ending.Length;
        foreach (var campus in (ReadOnlySpan<string>)["东校区", "西校区", "南校区", "北校区", "本部", "初中部", "高中部", "小学部", "中学部", "幼儿部", "分校", "分园", "教育集团"])
            if (text.AsSpan(at).StartsWith(campus, StringComparison.Ordinal)) return campus.Length;
        return 0;
    }

    private static int Begin(string text, int at)
    {
        var begin = at;
        while (begin > 0 && at - begin < 24 && Han.Is(text[begin - 1]) && !Stops.Contains(text[begin - 1], StringComparison.Ordinal)) begin--;
        for (var again = true; again;)
        {
            again = false;
            foreach (var lead in LeadIns)
            {
                var found = text.AsSpan(begin, at - begin).LastIndexOf(lead, StringComparison.Ordinal);
                // 向阳小学 and 永和小学 have such a character in their names; behind a whole word it joins.
                if (found < 0 || lead.Length == 1 && lead != "年" && found < 2) continue;
                begin += found + lead.Length;
                again = true;
            }
        }

        return begin;
    }
}
