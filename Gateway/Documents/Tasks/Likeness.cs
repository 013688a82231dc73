namespace DistrictUnion.Documents.Tasks;

/// <summary>How much of a schedule item's wording a measure contains, by pairs of characters.</summary>
internal static class Likeness
{
    private static readonly string[] Common = ["活动", "工作", "开展", "组织", "教职", "职工", "教工", "工会", "教师", "召开", "举行", "进行", "做好", "全体", "会员", "学校", "系列"];

    public static HashSet<int> Pairs(string text)
    {
        var pairs = new HashSet<int>(text.Length);
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetter(text[i]) && char.IsLetter(text[i + 1]) && !IsCommon(text, i)) pairs.Add(text[i] << 16 | text[i + 1]);
        return pairs;
    }

    /// <returns>From 0 to 1: the share of the item's pairs that the measure has too.</returns>
    public static double Share(HashSet<int> item, HashSet<int> measure)
    {
        var (few, many) = item.Count <= measure.Count ? (item, measure) : (measure, item);
        return item.Count == 0 ? 0 : few.Count(many.Contains) / (double)item.Count;
    }

    private static bool IsCommon(string text, int at)
    {
        foreach (var word in Common)
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
