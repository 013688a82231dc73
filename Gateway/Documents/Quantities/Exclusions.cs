using System.Buffers;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Quantities;

/// <summary>Numbers that set no target: ordinals, names, the past, the school's size, dates.</summary>
internal static class Exclusions
{
    private static readonly SearchValues<string> Past = SearchValues.Create(
        ["现有", "共有", "目前", "去年", "上学期", "过去", "已有", "已经", "累计", "曾", "上年度", "上一年", "上学年", "上一学年", "已由", "增加到", "增至", "占地", "近年来", "历年", "以来", "现任"], StringComparison.Ordinal);

    private static readonly string[] Sizes = ["教职工", "教职员工", "教师", "会员", "职工", "女教工", "教工", "委员"];
    private static readonly string[] Wholes = ["全校", "我校", "学校", "全园", "我园", "现有", "在职", "在编", "本校", "全体"];
    private static readonly string[] NoTimes = ["第", "届", "有", "下", "上", "这", "每", "那", "另", "某", "首", "再", "逐", "分", "初", "同", "此", "任何", "其", "三八"];
    private static readonly string[] Acts =
    [
        "举行", "举办", "开展", "组织", "召开", "进行", "安排", "集中", "出刊", "活动", "更新", "公布", "公示", "检查", "学习", "培训", "评比", "训练", "研讨", "整理", "报告", "审核", "参加", "完成", "体检", "慰问", "走访", "家访", "座谈", "讲座",
        "搞好", "办好", "办", "开", "搞", "出", "做", "参观", "观看", "交流", "通报", "听取", "编印", "推出", "承办", "发放", "调查", "测评", "评选", "为", "写", "撰写", "上交", "推荐", "交", "读", "作",
    ];

    public static bool IsPast(string clause, ReadOnlySpan<char> sentenceBefore) => clause.AsSpan().ContainsAny(Past) || sentenceBefore.ContainsAny(Past);

    public static bool Excludes(string text, int at, Number number, string unit, ReadOnlySpan<char> sentenceBefore)
    {
        if (number.Value <= 0) return true;
        var before = text.AsSpan(0, at).TrimEnd();
        var behind = text.AsSpan(at + number.Length + Units.SkipTo(text, at + number.Length) + unit.Length);
        if (before.EndsWith("第", StringComparison.Ordinal) || before.EndsWith("届", StringComparison.Ordinal) || before.EndsWith("之", StringComparison.Ordinal) || before.EndsWith("十", StringComparison.Ordinal)) return true;
        if (before.Length > 0 && (before[^1] is '/' or '.' or '·' or '-' or '—' or '－' or '～' or '~' && before.Length > 1 && Han.IsDigit(before[^2]) && unit is "分" or "期" || before[^1] is '.' or '·' or ':')) return true;
        if (IsPast(text, sentenceBefore) && !Comparisons.IsBound(before)) return true;
        // 委员会共7人, 教职工71人 tell the size.
        if (unit is "人" or "名" or "位" or "所" && !Comparisons.IsBound(before) && (before.EndsWith("共", StringComparison.Ordinal) || before.EndsWith("共计", StringComparison.Ordinal) || IsSize(before))) return true;
        if (unit is "对" && behind.Length > 0 && (Han.IsDigit(behind[0]) || ChineseDigit(behind[0]))) return true;
        if (unit is "人" or "名" && text.Contains("其中", StringComparison.Ordinal)) return true;
        if (unit is "次" && (behind.StartsWith("性", StringComparison.Ordinal) || behind.StartsWith("次", StringComparison.Ordinal) || behind.StartsWith("会议", StringComparison.Ordinal) && before.EndsWith("届", StringComparison.Ordinal))) return true;
        // 合唱、摄影等5个社团 counts up what was just listed.
        if (before.EndsWith("等", StringComparison.Ordinal) || Units.IsThing(unit) && before.Contains('、') && !before.ContainsAnyInRange('0', '9') && Periods.In(text, at) == QuantityPer.None && !Comparisons.IsBound(before)) return true;
        // 十届二次教代会暨十次工会大会 counts sessions that were, not sessions to come.
        if (unit == "次" && !number.IsWestern && IsAssembly(behind) && !IsActedOut(before) && Periods.In(text, at) == QuantityPer.None) return true;
        if (before.EndsWith("提前", StringComparison.Ordinal)) return true;
        // 每月上一节课 says how often, 上一次 which one.
        if (number.Value == 1 && !number.IsWestern && Periods.In(text, at) == QuantityPer.None && !Comparisons.IsBound(before))
            if (Words.AnyEnds(before, NoTimes)) return true;
        // 一日捐, 三八, 五必访 carry no unit; 三会一课, 一人一策 do.
        return unit is "人" or "课" or "家" && !number.IsWestern && before.Length > 0 && behind.Length > 0 && ChineseDigit(behind[0]);
    }

    /// <summary>教职工71人, 全校教工94人: nothing but whom is counted.</summary>
    private static bool IsSize(ReadOnlySpan<char> before)
    {
        foreach (var whole in Wholes)
            if (before.StartsWith(whole, StringComparison.Ordinal)) before = before[whole.Length..];
        return Array.IndexOf(Sizes, before.ToString()) >= 0;
    }

    /// <summary>开展一次 says how often; 有一次 does not.</summary>
    public static bool IsActedOut(ReadOnlySpan<char> before) => Words.AnyEnds(before, Acts);

    private static bool IsAssembly(ReadOnlySpan<char> behind)
    {
        foreach (var word in (ReadOnlySpan<string>)["教代会", "教工大会", "教职工", "工会大会", "工会会员", "会员", "职代会", "双代会", "代表", "全会", "全委会", "执委会", "大会"])
            if (behind.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool ChineseDigit(char character) => "一二三四五六七八九十".Contains(character, StringComparison.Ordinal);
}
