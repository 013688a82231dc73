using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain;

/// <summary>The Chinese words for states and days, one for each, on pages, sheets and in sentences (DESIGN §2).</summary>
public static class Words
{
    public static string Of(WorkState state) => state switch
    {
        WorkState.NotStarted => "未填",
        WorkState.Draft => "填写中",
        WorkState.Submitted => "已报送",
        WorkState.InReview => "审核中",
        WorkState.Returned => "退回修改",
        WorkState.Accepted => "审核通过",
        WorkState.Reopened => "已解锁",
        WorkState.Archived => "已归档",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(TaskState state) => state switch
    {
        TaskState.NotStarted => "未启动",
        TaskState.InProgress => "进行中",
        TaskState.Done => "已完成",
        TaskState.None => "无",
        TaskState.NotApplicable => "不适用",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(TaskKind kind) => kind switch
    {
        TaskKind.OneOff => "一次性",
        TaskKind.Standing => "常年工作",
        TaskKind.FromDistrict => "上级任务",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(LastYearOutcome outcome) => outcome switch
    {
        LastYearOutcome.NotDone => "未完成",
        LastYearOutcome.Partly => "部分完成",
        LastYearOutcome.Unreported => "未报",
        LastYearOutcome.Done => "完成",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Of(InspectionState state) => state switch
    {
        InspectionState.NotStarted => "未自评",
        InspectionState.SelfScoring => "自评中",
        InspectionState.SelfHandedIn => "已自评",
        InspectionState.Inspecting => "考评中",
        InspectionState.Inspected => "已考评",
        InspectionState.Concluded => "已综评",
        InspectionState.Published => "异议期",
        InspectionState.Final => "已定",
        InspectionState.Cancelled => "已取消",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(FindingState state) => state switch
    {
        FindingState.Open => "待整改",
        FindingState.Reported => "待复查",
        FindingState.Settled => "已销号",
        FindingState.Withdrawn => "已撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(MatterState state) => state switch
    {
        MatterState.Requested => "待批复",
        MatterState.TakenUp => "已受理",
        MatterState.Returned => "退回修改",
        MatterState.Withdrawn => "已撤回",
        MatterState.Approved => "待实施",
        MatterState.CarriedOut => "待报结果",
        MatterState.Reported => "结果待审",
        MatterState.ResultReturned => "结果退回",
        MatterState.Closed => "已办结",
        MatterState.Cancelled => "已终止",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(MatterStepKind step) => step switch
    {
        MatterStepKind.Request => "请示",
        MatterStepKind.Approval => "批复",
        MatterStepKind.Action => "实施",
        MatterStepKind.Result => "结果报告",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static string Of(Retention retention) => retention switch
    {
        Retention.Years10 => "10年",
        Retention.Years30 => "30年",
        Retention.Permanent => "永久",
        _ => throw new ArgumentOutOfRangeException(nameof(retention)),
    };

    public static string Of(FileRole role) => role switch
    {
        FileRole.Source => "来源文件",
        FileRole.SignedScan => "签字盖章扫描件",
        FileRole.Approval => "领导签批件",
        FileRole.Attachment => "附件",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Of(ArchivePart part) => part switch
    {
        ArchivePart.Plan => "计划",
        ArchivePart.Report => "季度报告",
        ArchivePart.Summary => "工作总结",
        ArchivePart.Ledger => "台账",
        ArchivePart.Inspection => "检查考核",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    public static string Of(ScoringKind kind) => kind switch
    {
        ScoringKind.Judge => "考评人员评定",
        ScoringKind.Full => "达到得满分",
        ScoringKind.Parts => "按部分得分",
        ScoringKind.Deduct => "按次扣分",
        ScoringKind.Count => "按次得分",
        ScoringKind.Ratio => "按完成率得分",
        ScoringKind.Ladder => "分档得分",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(ItemMeasure measure) => measure switch
    {
        ItemMeasure.Entries => "台账条数",
        ItemMeasure.Kinds => "有记录的台账种数",
        ItemMeasure.Share => "台账条数占比",
        ItemMeasure.Best => "一列的最大值",
        ItemMeasure.Distinct => "一列有几种值",
        ItemMeasure.Completeness => "台账齐全率",
        ItemMeasure.LateReports => "迟报缺报次数",
        ItemMeasure.Completion => "全年完成率",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    public static string Of(WhenNone whenNone) => whenNone switch
    {
        WhenNone.FullMarks => "计满分",
        WhenNone.NoMarks => "不得分",
        _ => throw new ArgumentOutOfRangeException(nameof(whenNone)),
    };

    public static string Of(VetoEffect effect) => effect switch
    {
        VetoEffect.NoAward => "不参加评先",
        VetoEffect.CapGrade => "等次封顶",
        VetoEffect.ZeroItem => "项目不得分",
        VetoEffect.Fail => "不达标",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };

    public static string Of(ScoringMode mode) => mode is ScoringMode.Group ? "检查组一份评分" : "每人一份评分，取平均";

    /// <summary>2026年; 2026—2027学年; 2026年2月—7月; 2025年9月—2026年1月.</summary>
    public static string Of(PlanSpan span) => (span.First, span.Last) switch
    {
        ({ Month: 1 } first, { Month: 12 } last) when first.Year == last.Year => $"{first.Year}年",
        ({ Month: 9 } first, { Month: 8 } last) when first.Year + 1 == last.Year => $"{first.Year}—{last.Year}学年",
        var (first, last) when first.Year == last.Year => $"{first.Year}年{first.Month}月—{last.Month}月",
        var (first, last) => $"{first.Year}年{first.Month}月—{last.Year}年{last.Month}月",
    };

    public static string Of(Basis basis) => basis is Basis.Accepted ? "审定数" : "上报数（含未审）";

    /// <summary>2026年11月21日; no day: —.</summary>
    public static string Day(DateOnly? day) => day is { } d ? $"{d.Year}年{d.Month}月{d.Day}日" : "—";
}
