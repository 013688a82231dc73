using System.Buffers;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

internal enum TitleKind
{
    None,
    /// <summary>A work plan of a union.</summary>
    UnionPlan,
    /// <summary>A work plan that does not say whose: 2023年工作计划.</summary>
    PlainPlan,
    /// <summary>A page that collects several: …工作计划模板3篇.</summary>
    Collection,
    /// <summary>Another document: a summary, a scheme, another office's plan.</summary>
    Other,
}

/// <param name="Text">The title without the page's ordinal.</param>
/// <param name="HasOrdinal">Whether the page counts it: 篇二, 【篇3】, &lt;一&gt;.</param>
internal readonly record struct Title(TitleKind Kind, string Text, bool HasOrdinal)
{
    public bool IsPlan => Kind is TitleKind.UnionPlan or TitleKind.PlainPlan;
}

/// <summary>Recognises lines that are the title of a document.</summary>
internal static class Titles
{
    private const int Longest = 48;
    private const int LongestDated = 24;
    private static readonly string[] PlanWords =
        ["工作计划", "计划", "工作要点", "要点", "行事历", "工作历", "工作安排", "活动安排", "安排", "工作日程", "日程", "工作打算", "打算", "工作思路", "工作规划", "工作意见", "实施意见", "计划书", "工作方案", "活动方案", "月历", "一览", "进度", "清单", "任务分解", "时间", "配档", "推进", "工作计画", "计画", "周历", "日历"];
    private static readonly string[] OtherWords =
        ["总结", "方案", "报告", "制度", "办法", "通知", "预案", "心得", "体会", "简报", "规划", "演讲稿", "章程", "规定", "细则", "纪要", "倡议书", "讲话", "计划", "要点", "安排", "须知", "职责", "汇报", "材料", "意见"];
    private static readonly string[] UnionWords = ["工会", "女职工委员会", "女教职工委员会", "女工委"];
    private static readonly string[] OtherOffices = ["党", "团", "德育", "教研", "班", "安全", "少先队", "教学", "教务", "学科", "科研", "后勤", "总务", "培训", "招生", "体育", "艺术", "心理", "家长", "学校工作", "复习"];
    private static readonly string[] Tails = ["表", "范文", "模板", "范本", "书", "草案", "讨论稿", "报告", "样本", "一览表", "表格", "格式", "例文", "参考", "精选", "合集", "大全"];
    private static readonly string[] ItemVerbs =
    [
        "制定", "制订", "上报", "拟定", "拟订", "撰写", "讨论", "布置", "修订", "召开", "学习", "提交", "完成", "征求", "审议", "落实", "做好", "组织", "开展", "举行", "参加", "传达", "编写", "起草", "填写",
        "交", "写好", "总结", "部署", "研究", "通过", "收集", "各", "公布", "根据", "按照", "围绕", "现将", "以上", "为", "结合", "确定", "认真", "协助", "配合", "汇总", "整理", "印发", "下发", "报送", "向",
    ];
    private static readonly SearchValues<char> Prose = SearchValues.Create("，。；！？,;!?…");
    private static readonly SearchValues<string> Collecting = SearchValues.Create(
        ["篇）", "篇)", "范文大全", "合集", "精选", "汇编", "通用", "集锦", "范文汇总", "多篇", "最新篇"], StringComparison.Ordinal);

    public static Title Of(string line)
    {
        var text = Han.Tight(line).TrimEnd('。', '.', '：', ':');
        if (text.Length > 2 && Emoji.IsPicture(text, 0)) text = text[2..];
        if (text.Length is < 4 or > Longest + 8) return default;
        var (bare, hasOrdinal) = Ordinals.Strip(text);
        if (bare.Length is < 4 or > Longest || bare.AsSpan().ContainsAny(Prose) || bare[0] is '•' or '·' or '、' or '★') return default;
        if (!hasOrdinal && Marks.At(bare, 0).Kind is not (MarkKind.None or MarkKind.Bullet)) return default;
        var core = WithoutTail(bare);
        if (bare.AsSpan().ContainsAny(Collecting) || Ordinals.CountsPieces(bare)) return Words.AnyWithin(bare, PlanWords) ? new(TitleKind.Collection, bare, false) : default;
        if (IsDeed(core) && !Schools.BeginsWithName(bare)) return default;
        // 二月：制定工会计划
        if (TimeHeading.AtStart(bare) is { } heading && heading.Content < bare.Length) return default;
        var isUnion = NamesUnion(bare);
        var isSummary = core.EndsWith("总结", StringComparison.Ordinal);
        if (Words.AnyEnds(core, PlanWords) && !isSummary)
        {
            if (isUnion && (!core.EndsWith("方案", StringComparison.Ordinal) || PlanIdentity.YearIn(core) is not null)) return new(TitleKind.UnionPlan, bare, hasOrdinal);
            if (IsPlain(core) || core.Length <= LongestDated && PlanIdentity.YearIn(core) is not null && !Words.AnyWithin(bare, OtherOffices) && Schools.In(bare) is null) return new(TitleKind.PlainPlan, bare, hasOrdinal);
        }

        return Words.AnyEnds(core, OtherWords) ? new(TitleKind.Other, bare, hasOrdinal) : default;
    }

    public static bool NamesUnion(string text) => Words.AnyWithin(text, UnionWords);

    /// <summary>召开…, 制定…: an item of a list, not the name of something.</summary>
    public static bool IsDeed(string text) => Words.AnyStarts(text, ItemVerbs);

    /// <summary>2023—2024学年第一学期工作计划: nothing but a time and the word for a plan.</summary>
    private static bool IsPlain(string core)
    {
        var rest = core;
        foreach (var word in PlanWords)
        {
            if (!rest.EndsWith(word, StringComparison.Ordinal)) continue;
            rest = rest[..^word.Length];
            break;
        }

        foreach (var character in rest)
            if (!"0123456789一二三四五六七八九〇零○—-–~至学年度第期上下半春秋季（）() 年工作活动".Contains(character, StringComparison.Ordinal)) return false;
        return rest.Length >= 4;
    }

    private static string WithoutTail(string text)
    {
        var core = text;
        for (var again = true; again;)
        {
            again = false;
            if (core.Length > 4 && core[^1] is '）' or ')' or '】' or ']')
            {
                var open = core.AsSpan().LastIndexOfAny("（(【[");
                if (open > 3)
                {
                    core = core[..open];
                    again = true;
                }
            }

            foreach (var tail in Tails)
            {
                if (core.Length <= tail.Length + 3 || !core.EndsWith(tail, StringComparison.Ordinal) || Words.AnyEnds(core, OtherWords) && tail != "报告") continue;
                if (tail == "报告" && !Words.AnyEnds(core.AsSpan()[..^2], PlanWords)) continue;
                core = core[..^tail.Length];
                again = true;
            }
        }

        return core;
    }
}
