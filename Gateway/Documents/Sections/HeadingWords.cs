using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Sections;

internal enum HeadingKind
{
    /// <summary>A work area.</summary>
    Area,
    /// <summary>主要工作, 具体措施: its sub-areas are the areas, or it is one itself if it has only items.</summary>
    Container,
    /// <summary>指导思想, 工作目标, 组织机构 …: no work area.</summary>
    Frame,
    /// <summary>月工作安排, 行事历: holds the schedule.</summary>
    Schedule,
}

/// <summary>Knows the headings that are the same in all plans.</summary>
internal static class HeadingWords
{
    private const int LongestFrame = 22;
    private static readonly string[] Frames =
    [
        "指导思想", "总体要求", "总体思路", "工作思路", "基本思路", "形势", "基本情况", "现状分析", "情况分析", "前言", "引言", "工作目标", "目标任务", "总体目标", "总目标", "主要目标", "奋斗目标", "目标与任务", "目标要求", "目标和要求", "工作原则", "活动原则", "基本原则",
        "组织机构", "领导小组", "组织领导", "活动经费", "经费预算", "经费来源", "经费安排", "经费保障", "工作要求", "几点要求", "活动要求", "有关要求", "具体要求", "注意事项", "结束语", "背景", "活动宗旨", "工作宗旨", "活动目的", "目的意义", "指导原则", "工作方针", "工作主线",
        "工作理念", "工作主题", "活动主题", "学校概况", "工会概况", "会员情况", "上年度回顾", "工作回顾", "主要依据", "编制说明", "意义", "工作定位", "写在前面", "开场白", "年度主题", "基本原则",
    ];

    /// <summary>Frames only when they are the whole heading: 经费管理 is an area.</summary>
    private static readonly string[] WholeFrames = ["经费", "附则", "宗旨", "目标", "要求", "结语", "原则", "主题", "口号"];

    /// <summary>What a heading that names an area says; 常态化工作 says nothing of the kind.</summary>
    private static readonly string[] Subjects =
        ["民主", "师德", "思想", "政治", "女", "文体", "宣传", "组织", "经费", "财务", "福利", "帮扶", "权益", "维权", "建家", "退休", "自身", "校务", "互助", "健康", "安全", "服务", "活动", "教代会", "关爱", "教学", "素质", "制度", "队伍", "中心", "党", "经审", "慰问", "信息", "文化", "民生"];

    private static readonly string[] GeneralEnds = ["工作", "任务", "事项", "内容", "项目", "要点", "措施", "举措", "安排", "重点"];
    private const int LongestGeneral = 8;

    private static readonly string[] Containers =
    [
        "主要工作", "重点工作", "具体工作", "工作重点", "具体措施", "工作措施", "主要措施", "实施措施", "措施", "工作要点", "具体实施", "主要任务", "工作任务", "重点任务", "具体任务", "工作内容", "主要内容", "工作举措", "主要举措", "具体做法",
        "主要做法", "举措", "重点", "任务", "工作安排", "工作部署", "具体内容", "工作设想", "主要项目", "工作项目", "重点项目", "工作实施", "活动内容", "要点", "工作计划", "常规工作",
    ];

    private static readonly string[] Schedules = ["月工作安排", "月份安排", "周安排", "周次安排", "活动安排", "日程", "行事历", "时间安排", "月历", "进度", "安排表", "一览", "逐月", "每月工作", "月度", "具体安排", "工作安排", "计划表", "按月", "分月", "工作历", "活动计划"];

    /// <param name="title">Without number and final punctuation.</param>
    public static HeadingKind KindOf(string title, bool hasSubAreas, bool hasContent)
    {
        if (!hasContent && ContainsAny(title, Schedules)) return HeadingKind.Schedule;
        var isShort = title.Length <= LongestFrame;
        var isContainer = isShort && (IsContainer(title) || hasSubAreas && IsGeneral(title));
        if (isContainer && (!StartsWithFrame(title) || hasSubAreas && HasMeasureWord(title))) return HeadingKind.Container;
        return isShort && IsFrame(title) ? HeadingKind.Frame : HeadingKind.Area;
    }

    public static bool IsKnown(string title) => title.Length <= LongestFrame && (Array.IndexOf(Frames, title) >= 0 || Array.IndexOf(Containers, title) >= 0 || Array.IndexOf(Schedules, title) >= 0);

    /// <summary>工作目标 and 目标任务 set goals; 目标及措施 also says what is done.</summary>
    private static bool StartsWithFrame(string title) => Array.Exists(Frames, frame => title.StartsWith(frame, StringComparison.Ordinal));

    private static bool HasMeasureWord(string title) => title.Contains("措施", StringComparison.Ordinal) || title.Contains("举措", StringComparison.Ordinal) || title.Contains("重点", StringComparison.Ordinal) || title.Contains("内容", StringComparison.Ordinal)
        || title.Contains("要点", StringComparison.Ordinal) || title.Contains("主要工作", StringComparison.Ordinal) || title.Contains("做法", StringComparison.Ordinal);

    private static bool IsGeneral(string title) =>
        title.Length <= LongestGeneral && Array.Exists(GeneralEnds, end => title.EndsWith(end, StringComparison.Ordinal)) && !ContainsAny(title, Subjects);

    /// <summary>A container's heading consists of its words, time and joining words only: 本学期主要工作和具体措施.</summary>
    private static bool IsContainer(string title)
    {
        var rest = title;
        foreach (var word in Containers) rest = rest.Replace(word, "", StringComparison.Ordinal);
        if (rest.Length == title.Length) return false;
        foreach (var word in (ReadOnlySpan<string>)["工作目标", "目标", "工作思路", "思路", "工作", "工会", "学校", "主要", "具体", "本学期", "本学年", "本年度", "全年", "今年", "年度", "学期", "学年", "年", "方法", "步骤", "实施", "及其", "及", "和", "与", "、", "的", "我们", "几项", "重点", "各项", "各岗位", "岗位", "分工", "职责", "活动", "做好", "抓好", "以下", "方面", "几个", "要求", "推进", "落实", "20", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "项"])
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Trim("0123456789—-（）() ：".ToCharArray()).Length == 0;
    }

    private static bool IsFrame(string title)
    {
        // 学期目标, 预期目标
        if (Array.IndexOf(WholeFrames, title) >= 0 || title.Length <= LongestGeneral && title.EndsWith("目标", StringComparison.Ordinal)) return true;
        foreach (var frame in Frames)
        {
            var at = title.IndexOf(frame, StringComparison.Ordinal);
            if (at < 0) continue;
            // 围绕工作目标，做好… is an area that mentions one.
            if (title.Length <= frame.Length + 8 && !title.Contains('，', StringComparison.Ordinal) && !title.Contains(',', StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool ContainsAny(string text, string[] words) => text.Length <= 24 && Words.AnyWithin(text, words);
}
