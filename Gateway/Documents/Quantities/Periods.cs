namespace DistrictUnion.Documents.Quantities;

/// <summary>Reads the period that a number belongs to: 每学期, 全年, 两周一次.</summary>
internal static class Periods
{
    private static readonly (string Word, QuantityPer Per)[] Words =
    [
        ("每两周", QuantityPer.TwoWeeks), ("每二周", QuantityPer.TwoWeeks), ("每双周", QuantityPer.TwoWeeks), ("两周", QuantityPer.TwoWeeks), ("隔周", QuantityPer.TwoWeeks), ("双周", QuantityPer.TwoWeeks), ("二周", QuantityPer.TwoWeeks),
        ("每两年", QuantityPer.TwoYears), ("每二年", QuantityPer.TwoYears), ("两年", QuantityPer.TwoYears), ("二年", QuantityPer.TwoYears),
        ("每学期", QuantityPer.Semester), ("一学期", QuantityPer.Semester), ("全学期", QuantityPer.Semester), ("本学期", QuantityPer.Semester), ("每个学期", QuantityPer.Semester), ("上半年", QuantityPer.Semester), ("下半年", QuantityPer.Semester), ("每半年", QuantityPer.Semester), ("半年", QuantityPer.Semester), ("学期内", QuantityPer.Semester),
        ("每季度", QuantityPer.Quarter), ("每个季度", QuantityPer.Quarter), ("一季度", QuantityPer.Quarter), ("每季", QuantityPer.Quarter),
        ("每学年", QuantityPer.Year), ("全学年", QuantityPer.Year), ("一学年", QuantityPer.Year), ("学年内", QuantityPer.Year), ("每年", QuantityPer.Year), ("全年", QuantityPer.Year), ("一年", QuantityPer.Year), ("年内", QuantityPer.Year), ("年度", QuantityPer.Year), ("本年", QuantityPer.Year), ("每人年", QuantityPer.Year),
        ("每月", QuantityPer.Month), ("每个月", QuantityPer.Month), ("一月", QuantityPer.Month), ("当月", QuantityPer.Month),
        ("每周", QuantityPer.Week), ("一周", QuantityPer.Week), ("每星期", QuantityPer.Week), ("每个星期", QuantityPer.Week),
        ("每天", QuantityPer.Day), ("每日", QuantityPer.Day), ("一天", QuantityPer.Day),
    ];

    private static readonly string[] Each = ["每人", "每位", "每名", "每个", "每组", "每班", "人均", "各", "每校", "每室", "每科", "每户", "每一位", "每对", "人手"];

    /// <returns>The period named in the clause; of several the one that stands nearest before the number.</returns>
    public static QuantityPer In(string text, int at)
    {
        var (best, per) = (-1, QuantityPer.None);
        foreach (var (word, value) in Words)
        {
            var found = text.AsSpan(0, at).LastIndexOf(word, StringComparison.Ordinal);
            // 每两周 contains 两周, 每两年 contains 两年: the one that begins first wins.
            if (found < 0 || found < best || best >= 0 && found - best < 2 && found != best) continue;
            if (found > 0 && value is QuantityPer.Quarter or QuantityPer.Month && text[found - 1] is '第' or '十') continue;
            (best, per) = (found, value);
        }

        return per;
    }

    public static bool IsEach(ReadOnlySpan<char> before)
    {
        foreach (var word in Each)
            if (before.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
