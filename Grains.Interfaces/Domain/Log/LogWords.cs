using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DistrictUnion.Domain.Log;

/// <summary>What the log's lines are grouped by.</summary>
public enum LogSubject
{
    /// <summary>区与设置.</summary>
    District,

    /// <summary>学校.</summary>
    Schools,

    /// <summary>填报批次.</summary>
    Rounds,

    /// <summary>区下达任务.</summary>
    DistrictTasks,

    /// <summary>计划.</summary>
    Plans,

    /// <summary>季度报告.</summary>
    Reports,

    /// <summary>工作总结.</summary>
    Summaries,

    /// <summary>台账.</summary>
    Ledgers,

    /// <summary>检查考核.</summary>
    Inspections,

    /// <summary>请示批复.</summary>
    Matters,

    /// <summary>文件.</summary>
    Files,

    /// <summary>一校一册.</summary>
    Books,

    /// <summary>登录与审计.</summary>
    Audit,
}

/// <summary>The Chinese name of a kind of fact, and where it belongs.</summary>
public sealed record LogWord(string Kind, LogSubject Subject, string Name);

/// <summary>Words for every kind of fact, in one table.</summary>
public static class LogWords
{
    private static readonly LogWord[] Table =
    [
        new("district.founded/1", LogSubject.District, "建区"),
        new("district.renamed/1", LogSubject.District, "区工会更名"),
        new("areas.set/1", LogSubject.District, "设置工作领域"),
        new("required-points.set/1", LogSubject.District, "设置必备工作要点"),
        new("settings.set/1", LogSubject.District, "改区的设置"),
        new("plan-periods.set/1", LogSubject.District, "设置计划期"),
        new("group.set/1", LogSubject.District, "设置分组"),
        new("group.removed/1", LogSubject.District, "删除分组"),
        new("calendar.set/1", LogSubject.District, "设置校历"),
        new("year.closed/1", LogSubject.District, "年度归档"),
        new("year.reopened/1", LogSubject.District, "撤销归档"),
        new("school.registered/1", LogSubject.Schools, "登记学校"),
        new("school.renamed/1", LogSubject.Schools, "学校更名"),
        new("school.moved/1", LogSubject.Schools, "学校换组"),
        new("school.campuses-set/1", LogSubject.Schools, "设置校区"),
        new("school.union-status-set/1", LogSubject.Schools, "改建会状态"),
        new("school.reporting-path-set/1", LogSubject.Schools, "改填报途径"),
        new("school.closed/1", LogSubject.Schools, "学校停办"),
        new("school.merged/1", LogSubject.Schools, "学校合并"),
        new("round.opened/1", LogSubject.Rounds, "开放填报"),
        new("round.rescheduled/1", LogSubject.Rounds, "批次改期"),
        new("exemption.granted/1", LogSubject.Rounds, "准予免报"),
        new("exemption.ended/1", LogSubject.Rounds, "结束免报"),
        new("extension.granted/1", LogSubject.Rounds, "准予延期"),
        new("extension.ended/1", LogSubject.Rounds, "提前结束延期"),
        new("notice.sent/1", LogSubject.Rounds, "催报"),
        new("district-task.handed-down/1", LogSubject.DistrictTasks, "下达任务"),
        new("district-task.changed/1", LogSubject.DistrictTasks, "修改下达任务"),
        new("district-task.cancelled/1", LogSubject.DistrictTasks, "取消下达任务"),
        new("plan.started/1", LogSubject.Plans, "新建计划"),
        new("plan.submitted/1", LogSubject.Plans, "报送计划"),
        new("plan.confirmed/1", LogSubject.Plans, "确认代填计划"),
        new("plan.withdrawn/1", LogSubject.Plans, "撤回计划"),
        new("plan.review-started/1", LogSubject.Plans, "开始审核计划"),
        new("plan.accepted/1", LogSubject.Plans, "计划审核通过"),
        new("plan.returned/1", LogSubject.Plans, "退回计划"),
        new("plan.amendment-started/1", LogSubject.Plans, "开始调整计划"),
        new("plan.amendment-dropped/1", LogSubject.Plans, "放弃调整"),
        new("plan.district-tasks-taken/1", LogSubject.Plans, "接收下达任务"),
        new("plan.tasks-handed-over/1", LogSubject.Plans, "移交未完成任务"),
        new("plan.tasks-taken-over/1", LogSubject.Plans, "接收并入任务"),
        new("plan.backfilled/1", LogSubject.Plans, "补录计划"),
        new("report.started/1", LogSubject.Reports, "开始填报"),
        new("report.submitted/1", LogSubject.Reports, "报送季度报告"),
        new("report.confirmed/1", LogSubject.Reports, "确认代填报告"),
        new("report.paper-received/1", LogSubject.Reports, "登记纸质件"),
        new("report.paper-undone/1", LogSubject.Reports, "撤销纸质件登记"),
        new("report.withdrawn/1", LogSubject.Reports, "撤回季度报告"),
        new("report.review-started/1", LogSubject.Reports, "开始审核季度报告"),
        new("report.accepted/1", LogSubject.Reports, "季度报告审核通过"),
        new("report.returned/1", LogSubject.Reports, "退回季度报告"),
        new("report.reopened/1", LogSubject.Reports, "解锁季度报告"),
        new("summary.submitted/1", LogSubject.Summaries, "报送工作总结"),
        new("summary.withdrawn/1", LogSubject.Summaries, "撤回工作总结"),
        new("summary.accepted/1", LogSubject.Summaries, "工作总结审核通过"),
        new("summary.returned/1", LogSubject.Summaries, "退回工作总结"),
        new("summary.reopened/1", LogSubject.Summaries, "解锁工作总结"),
        new("ledgers.switched/1", LogSubject.Ledgers, "启用和停用台账"),
        new("ledger-kind.set/1", LogSubject.Ledgers, "设置台账的列"),
        new("ledger-limits.set/1", LogSubject.Ledgers, "设置经费标准"),
        new("ledger-mapping.remembered/1", LogSubject.Ledgers, "记住导入的列对应"),
        new("entry.added/1", LogSubject.Ledgers, "登记台账条目"),
        new("entry.changed/1", LogSubject.Ledgers, "修改台账条目"),
        new("entry.voided/1", LogSubject.Ledgers, "作废台账条目"),
        new("value.erased/1", LogSubject.Ledgers, "清除个人信息"),
        new("ledger.nothing-declared/1", LogSubject.Ledgers, "填写“无此情况”"),
        new("ledger.nothing-withdrawn/1", LogSubject.Ledgers, "撤销“无此情况”"),
        new("ledger.kept-elsewhere/1", LogSubject.Ledgers, "填写“登记在其他系统”"),
        new("ledger.kept-here/1", LogSubject.Ledgers, "撤销“登记在其他系统”"),
        new("score.backfilled/1", LogSubject.Inspections, "补录考核得分"),
        new("rubric.set/1", LogSubject.Inspections, "设置考核细则"),
        new("inspection.opened/1", LogSubject.Inspections, "开始检查"),
        new("inspection.rescheduled/1", LogSubject.Inspections, "检查改期"),
        new("inspection.teams-set/1", LogSubject.Inspections, "安排检查组"),
        new("inspection.cancelled/1", LogSubject.Inspections, "取消检查"),
        new("inspection.publication-proposed/1", LogSubject.Inspections, "拟公布考核结果"),
        new("inspection.published/1", LogSubject.Inspections, "公布考核结果"),
        new("inspection.scored/1", LogSubject.Inspections, "打分"),
        new("inspection.sheet-handed-in/1", LogSubject.Inspections, "提交评分"),
        new("inspection.sheet-reopened/1", LogSubject.Inspections, "退回评分"),
        new("inspection.concluded/1", LogSubject.Inspections, "综评"),
        new("inspection.conclusion-reopened/1", LogSubject.Inspections, "退回综评"),
        new("objection.raised/1", LogSubject.Inspections, "提出异议"),
        new("objection.answered/1", LogSubject.Inspections, "答复异议"),
        new("finding.raised/1", LogSubject.Inspections, "提出整改"),
        new("finding.reported/1", LogSubject.Inspections, "报告整改"),
        new("finding.rechecked/1", LogSubject.Inspections, "复查整改"),
        new("finding.withdrawn/1", LogSubject.Inspections, "撤销整改"),
        new("matters.set/1", LogSubject.Matters, "设置请示事项"),
        new("matter.requested/1", LogSubject.Matters, "报送请示"),
        new("matter.withdrawn/1", LogSubject.Matters, "撤回请示"),
        new("matter.taken-up/1", LogSubject.Matters, "受理请示"),
        new("matter.approved/1", LogSubject.Matters, "批复请示"),
        new("matter.returned/1", LogSubject.Matters, "退回请示或结果报告"),
        new("matter.carried-out/1", LogSubject.Matters, "登记实施"),
        new("matter.result-reported/1", LogSubject.Matters, "报送结果报告"),
        new("matter.result-accepted/1", LogSubject.Matters, "结果报告审核通过"),
        new("matter.ledger-filled/1", LogSubject.Matters, "结果记入台账"),
        new("matter.cancelled/1", LogSubject.Matters, "终止请示事项"),
        new("file.attached/1", LogSubject.Files, "上传文件"),
        new("file.detached/1", LogSubject.Files, "删除文件"),
        new("book.issued/1", LogSubject.Books, "签发一校一册"),
        new("audit.noted/1", LogSubject.Audit, "审计记录"),
    ];

    private static readonly FrozenDictionary<string, LogWord> ByKind = Table.ToFrozenDictionary(word => word.Kind);

    public static ImmutableArray<LogWord> All { get; } = [.. Table];

    /// <summary>The words of a kind; null for one of a newer program.</summary>
    public static LogWord? Of(string kind) => ByKind.GetValueOrDefault(kind);

    public static string Of(LogSubject subject) => subject switch
    {
        LogSubject.District => "区与设置",
        LogSubject.Schools => "学校",
        LogSubject.Rounds => "填报批次",
        LogSubject.DistrictTasks => "区下达任务",
        LogSubject.Plans => "计划",
        LogSubject.Reports => "季度报告",
        LogSubject.Summaries => "工作总结",
        LogSubject.Ledgers => "台账",
        LogSubject.Inspections => "检查考核",
        LogSubject.Matters => "请示批复",
        LogSubject.Files => "文件",
        LogSubject.Books => "一校一册",
        LogSubject.Audit => "登录与审计",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };
}
