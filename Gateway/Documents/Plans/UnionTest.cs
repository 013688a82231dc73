using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Plans;

/// <summary>Tells whether a stretch of text is a union's work plan: by its title, or by the words of its body.</summary>
internal static class UnionTest
{
    private static readonly (string Word, int Weight)[] Words =
    [
        ("工会", 3), ("教代会", 3), ("职代会", 3), ("职工之家", 3), ("教工之家", 3), ("送温暖", 2), ("五必访", 2), ("校务公开", 2), ("教职工", 1), ("教工", 1), ("女职工", 2), ("会员", 1), ("经审", 2), ("民主管理", 1), ("疗休养", 1), ("互助保障", 1),
    ];

    private static readonly string[] OtherTitles = ["班主任", "少先队", "班级", "教研", "德育", "团委", "总支", "党支部", "安全", "学科", "备课组", "后勤", "教导处", "图书", "体育组", "家长委员会", "财务", "社团活动", "心理健康教育"];
    private const int LeastWeight = 12;
    private const int LeastUnion = 3;
    private const int FirstLines = 6;

    public static bool IsUnionPlan(PlanText plan)
    {
        if (plan.Body.Count == 0) return false;
        var title = string.Concat(plan.Byline.Select(line => line.Tight)) + (plan.TitleText ?? "");
        if (Titles.NamesUnion(title)) return !(plan.TitleText ?? title).EndsWith("总结", StringComparison.Ordinal);
        if (Array.Exists(OtherTitles, word => title.Contains(word, StringComparison.Ordinal))) return false;
        var (weight, union, length) = (0, 0, 0);
        // 现将2024年工会工作计划公布如下
        if (plan.Body.Take(FirstLines).Any(line => line.Text.Contains("工会", StringComparison.Ordinal) && line.Text.Contains("工作计划", StringComparison.Ordinal))) (weight, union) = (LeastWeight, LeastUnion);
        foreach (var line in plan.Body)
        {
            length += line.Text.Length;
            union += Count(line.Text, "工会");
            foreach (var (word, value) in Words) weight += Count(line.Text, word) * value;
        }

        return union >= LeastUnion && weight >= LeastWeight && weight * 150 >= length && HasPlanShape(plan);
    }

    private static int Count(string text, string word) => text.AsSpan().Count(word);

    private static bool HasPlanShape(PlanText plan) =>
        plan.Body.Count(line => Marks.At(line.Text, 0).Kind != MarkKind.None || Months.TimeHeading.AtStart(line.Text) is not null || line.IsRow) >= 3;
}
