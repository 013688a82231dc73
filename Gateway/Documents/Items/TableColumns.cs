using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

internal enum ColumnRole { None, Number, Time, Week, Start, Finish, Name, Content, Target, Person, Remark }

/// <summary>Knows the heads of columns.</summary>
internal static class TableColumns
{
    private const int Longest = 12;
    private const int LongestUnlisted = 6;
    private static readonly (string Ending, ColumnRole Role)[] Endings =
    [
        ("内容", ColumnRole.Content), ("措施", ColumnRole.Content), ("名称", ColumnRole.Name), ("目标", ColumnRole.Target), ("指标", ColumnRole.Target), ("标准", ColumnRole.Target), ("成效", ColumnRole.Target), ("责任人", ColumnRole.Person),
        ("负责人", ColumnRole.Person), ("部门", ColumnRole.Person), ("领导", ColumnRole.Person), ("时间", ColumnRole.Time), ("日期", ColumnRole.Time), ("时限", ColumnRole.Finish), ("要求", ColumnRole.Remark), ("地点", ColumnRole.Remark),
        ("形式", ColumnRole.Remark), ("对象", ColumnRole.Remark), ("经费", ColumnRole.Remark),
    ];

    private static readonly (ColumnRole Role, string[] Words)[] Heads =
    [
        (ColumnRole.Number, ["序号", "编号", "序", "No", "号"]),
        (ColumnRole.Start, ["开始时间", "起始时间", "开始", "起始", "启动", "启动时间", "开始月份", "起"]),
        (ColumnRole.Finish, ["完成时间", "结束时间", "截止时间", "完成时限", "完成", "结束", "截止", "完成月份", "止"]),
        (ColumnRole.Week, ["周次", "周", "周别"]),
        (ColumnRole.Time, ["月份", "时间", "日期", "月", "时段", "季度", "起止时间", "活动时间", "时间安排", "实施时间", "起止", "起止日期", "阶段", "学期", "时间段", "工作时间", "月次", "时限"]),
        (ColumnRole.Name, ["活动名称", "项目名称", "活动项目", "工作项目", "项目", "活动", "名称", "活动主题", "主题", "任务名称", "工作任务", "任务", "重点项目", "事项", "工作事项", "工程", "类别", "板块", "领域", "工作板块"]),
        (ColumnRole.Content,
            ["工作内容", "活动内容", "内容", "主要内容", "主要工作", "工作安排", "活动安排", "具体内容", "工作要点", "重点工作", "具体工作", "主要活动", "工会活动", "工会工作", "工作重点", "具体措施", "措施", "工作措施", "内容与措施", "主要措施", "工作", "内容安排", "计划内容"]),
        (ColumnRole.Target, ["目标", "工作目标", "预期目标", "目标要求", "指标", "预期成效", "预期效果", "量化目标", "目标任务", "达成目标", "考核指标"]),
        (ColumnRole.Person, ["责任人", "负责人", "承办人", "负责", "责任部门", "牵头人", "组织者", "承办", "承办部门", "主办", "执行人", "牵头部门", "负责部门", "责任单位", "落实人", "具体负责", "组织人", "经办人", "分管", "责任委员", "主要负责人"]),
        (ColumnRole.Remark,
            ["备注", "要求", "说明", "工作要求", "活动要求", "活动形式", "形式", "地点", "活动地点", "参加人员", "参加对象", "对象", "经费", "预算", "完成情况", "落实情况", "参与人员", "经费预算", "配合部门", "协助", "协办", "协办部门", "参与范围", "检查"]),
    ];

    public static ColumnRole RoleOf(string cell)
    {
        var text = Han.Tight(cell).Trim('（', '）', '(', ')', '：', ':');
        if (text.Length is 0 or > Longest) return ColumnRole.None;
        foreach (var (role, words) in Heads)
            if (Array.IndexOf(words, text) >= 0) return role;
        // 责任人（部门）, 时间（月）
        var bracket = text.AsSpan().IndexOfAny('（', '(', '/');
        return bracket > 0 ? RoleOf(text[..bracket]) : ByEnding(text);
    }

    /// <summary>实施内容, 量化指标, 主管领导: a head that is not listed says by its last word what it is.</summary>
    private static ColumnRole ByEnding(string text)
    {
        if (text.Length > LongestUnlisted) return ColumnRole.None;
        foreach (var (ending, role) in Endings)
            if (text.Length > ending.Length && text.EndsWith(ending, StringComparison.Ordinal)) return role;
        return ColumnRole.None;
    }

    public static bool IsTime(this ColumnRole role) => role is ColumnRole.Time or ColumnRole.Week or ColumnRole.Start or ColumnRole.Finish;
}
