namespace DistrictUnion.Documents.Quantities;

/// <summary>The units that plans count in.</summary>
internal static class Units
{
    private static readonly string[] Events = ["人次", "次", "场次", "场", "期", "轮", "回", "遍", "批次"];
    private static readonly string[] Works = ["篇", "节", "条", "件", "本", "份", "张", "幅", "首", "课时", "学时", "学分", "字", "部", "册", "封", "例", "则", "个案例", "稿", "讲"];
    private static readonly string[] Things = ["个", "名", "人", "位", "项", "户", "对", "组", "支", "家", "门", "台", "套", "种", "项目", "块", "盒", "公里", "步", "分"];
    private static readonly string[] Durations = ["小时", "分钟", "天"];
    private static readonly string[] Money = ["万元", "元"];

    /// <summary>Behind a number: 项目, 方面 and others are words of their own, not units.</summary>
    private static readonly string[] NotUnits =
        ["个要点", "个关键词", "个方面", "个环节", "个阶段", "个层面", "个维度", "个意识", "个代表", "个坚持", "个一", "项目", "项三", "项赛", "项工作", "个工作日", "方面", "个月", "个学期", "个小时", "分之", "人制", "对一", "帮一", "个原则", "个重点", "个工程", "项制度", "项职能", "期间", "期末", "期初", "期中", "人员", "分析", "户外", "本书记", "分工", "条件", "项规定", "个文明", "部门", "首先", "家长", "位一体", "对比", "组织", "节课改", "件事"];

    /// <summary>A space between number and unit.</summary>
    public static int SkipTo(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && text[i] == ' ') i++;
        return i - at;
    }

    public static string At(ReadOnlySpan<char> text, int at)
    {
        var from = at + SkipTo(text, at);
        if (from >= text.Length) return "";
        foreach (var word in NotUnits)
            if (text[from..].StartsWith(word, StringComparison.Ordinal)) return "";
        foreach (var group in (ReadOnlySpan<string[]>)[Money, Events, Works, Durations, Things])
            foreach (var unit in group)
                if (text[from..].StartsWith(unit, StringComparison.Ordinal)) return unit;
        return "";
    }

    public static bool IsEvent(string unit) => Array.IndexOf(Events, unit) >= 0;

    public static bool IsWork(string unit) => Array.IndexOf(Works, unit) >= 0;

    public static bool IsThing(string unit) => Array.IndexOf(Things, unit) >= 0;

    /// <summary>每月推出一位 counts; 本学期开两个班 does not.</summary>
    public static bool IsPerson(string unit) => unit is "位" or "名" or "人" or "户" or "对";

    public static bool IsDuration(string unit) => Array.IndexOf(Durations, unit) >= 0;
}
