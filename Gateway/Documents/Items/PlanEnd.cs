using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;
using DistrictUnion.Documents.Plans;

namespace DistrictUnion.Documents.Items;

/// <summary>Lines that close a plan: signature, date, notes below a schedule.</summary>
internal static class PlanEnd
{
    private const int LongestSignature = 30;
    private static readonly string[] Remarks =
        ["注：", "注:", "备注：", "备注:", "说明：", "说明:", "注意：", "【注】", "【说明】", "★注", "※注", "温馨提示", "几点说明", "几点要求：", "几点要求:", "工作要求：", "有关要求：", "活动要求：", "以上安排", "以上计划", "以上活动", "让我们", "总之，"];

    private static readonly string[] ClosingHeadings = ["工作要求", "几点要求", "有关要求", "具体要求", "活动要求", "相关要求", "保障措施", "组织保障", "工作保障", "注意事项", "经费保障", "备注", "说明"];
    private static readonly string[] Appendices = ["附：", "附件"];

    /// <summary>工作要求 alone on a line behind the schedule: what follows is no item of the last month.</summary>
    public static bool IsClosingHeading(string line) => Array.IndexOf(ClosingHeadings, Han.Tight(line).TrimEnd('：', ':')) >= 0;

    /// <summary>A remark, or what announces an appendix.</summary>
    public static bool IsNote(string line) => IsRemark(line) || Array.Exists(Appendices, note => line.StartsWith(note, StringComparison.Ordinal));

    /// <summary>注：…, 备注：…: what it says, and the list below it, are neither measures nor items.</summary>
    public static bool IsRemark(string line)
    {
        var text = Han.Tight(Han.First(line, 12)).TrimStart('（', '(');
        return Array.Exists(Remarks, note => text.StartsWith(note, StringComparison.Ordinal)) || text.Length <= 8 && text.EndsWith("要求：", StringComparison.Ordinal) || text is "说明" or "备注" or "附注" or "注";
    }

    public static bool IsSignature(string line)
    {
        var text = Han.Tight(line).TrimEnd('。', '.');
        foreach (var seal in (ReadOnlySpan<string>)["（盖章）", "(盖章)", "（公章）", "（章）"])
            if (text.EndsWith(seal, StringComparison.Ordinal)) text = text[..^seal.Length];
        // 某某小学工会 2024年6月28日 in one line.
        var union = Math.Max(text.LastIndexOf("工会", StringComparison.Ordinal) + 2, text.LastIndexOf("工会委员会", StringComparison.Ordinal) + 5);
        if (union > 5 && union < text.Length && IsDate(text[union..])) text = text[..union];
        if (text.Length is < 4 or > LongestSignature || text.AsSpan().ContainsAny("，；：、".AsSpan())) return false;
        return IsDate(text) || (text.EndsWith("工会", StringComparison.Ordinal) || text.EndsWith("工会委员会", StringComparison.Ordinal)) && Marks.At(text, 0).Kind == MarkKind.None && !Titles.IsDeed(text) && (Schools.In(text) is not null || text.Length <= 12 || text.EndsWith("工会委员会", StringComparison.Ordinal) && !Han.IsDigit(text[0]) && !line.Trim().Contains("  ", StringComparison.Ordinal));
    }

    /// <summary>Whoever stands directly above the date has signed: 您的“娘家人”：银杏里中学工会.</summary>
    public static bool IsSigned(string line, string next) => line.Length <= LongestSignature && line.EndsWith("工会", StringComparison.Ordinal) && IsDate(Han.Tight(next));

    /// <summary>2018年2月26日, 二〇二三年二月, 2023.2.26, 2025年8月26日夜.</summary>
    public static bool IsDate(string line) => line.TrimEnd('夜', '晚') is var text && text.Length <= 14 && PlanIdentity.YearIn(text) is not null && text.All(c => Han.IsDigit(c) || "年月日.．-/一二三四五六七八九十〇零○".Contains(c, StringComparison.Ordinal))
        && text.AsSpan().ContainsAny("月.．-/".AsSpan());
}
