using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain.Log;

/// <summary>
/// Says in one short Chinese sentence what a fact did: the act, the quarter, the plan's title. Never what a plan or a report says, nor a
/// reason: the log auditor sees who did what, not the union's content.
/// </summary>
public static class LogSentences
{
    public const int MaxLength = 300;

    public static string Of(IFact fact)
    {
        var name = LogWords.Of(FactKinds.Of(fact))?.Name ?? FactKinds.Of(fact);
        var sentence = fact is AuditNoted noted ? Of(noted.Entry) : DetailOf(fact) is { Length: > 0 } detail ? $"{name}：{detail}" : name;
        return sentence.Length <= MaxLength ? sentence : sentence[..(char.IsHighSurrogate(sentence[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>The one school that a fact of the district or of the audit concerns, or null.</summary>
    public static SchoolCode? SchoolOf(IFact fact) => fact switch
    {
        SchoolRegistered f => f.School,
        SchoolRenamed f => f.School,
        SchoolMoved f => f.School,
        CampusesSet f => f.School,
        UnionStatusSet f => f.School,
        ReportingPathSet f => f.School,
        SchoolClosed f => f.School,
        SchoolMerged f => f.School,
        ExemptionGranted f => f.School,
        ExemptionEnded f => f.School,
        ExtensionGranted f => f.School,
        ExtensionEnded f => f.School,
        NoticeSent { Schools: [var only] } => only,
        AuditNoted f => f.Entry.School,
        _ => null,
    };

    public static string Of(AuditKind kind) => kind switch
    {
        AuditKind.SignIn => "登录",
        AuditKind.SignInFailed => "登录失败",
        AuditKind.SignOut => "退出",
        AuditKind.RefusedAccess => "越权访问被拒",
        AuditKind.PrivateOpened => "查看个人信息",
        AuditKind.Export => "导出",
        AuditKind.AccountChange => "账号变更",
        AuditKind.Settings => "系统设置变更",
        AuditKind.Verification => "日志校验",
        AuditKind.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(NoticeChannel channel) => channel switch
    {
        NoticeChannel.GroupChat => "群里",
        NoticeChannel.Phone => "电话",
        NoticeChannel.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    private static string Of(AuditEntry entry) =>
        string.Join("，", new[]
        {
            entry.Text is { } text && (entry.Kind is AuditKind.Other || text.StartsWith(Of(entry.Kind), StringComparison.Ordinal)) ? null : Of(entry.Kind),
            entry.Text,
            entry.Subject is { } subject ? $"对象 {subject}" : null,
            entry.Address is { } address ? $"地址 {address}" : null,
        }.OfType<string>());

    private static string DetailOf(IFact fact) => fact switch
    {
        DistrictFounded f => f.Name,
        DistrictRenamed f => f.Name,
        AreasSet f => $"{f.Areas.Length} 个",
        RequiredPointsSet f => $"{f.Points.Length} 项",
        SettingsSet f => f.Settings.ChairSigns ? "主席签发" : "不要求主席签发",
        PlanPeriodsSet f => string.Join("、", f.Periods.Select(p => p.Name)),
        GroupSet f => f.Name,
        GroupRemoved f => f.Group.Value,
        CalendarSet f => string.Join("、", f.Calendar.Terms.Select(t => t.Name)),
        YearClosed f => $"{f.Year}年",
        YearReopened f => $"{f.Year}年",
        SchoolRegistered f => f.Name,
        SchoolRenamed f => $"自{Words.Day(f.From)}起为{f.Name}",
        SchoolMoved f => $"自{Words.Day(f.From)}起在{f.Group}组",
        CampusesSet f => f.Campuses.IsEmpty ? "无" : string.Join("、", f.Campuses),
        UnionStatusSet f => f.HasUnion ? "已建会" : "未建会",
        ReportingPathSet f => f.Through is { } through ? $"通过 {through}" : "独立填报",
        SchoolClosed f => Words.Day(f.On),
        SchoolMerged f => $"{Words.Day(f.On)}并入 {f.Successor}",
        RoundOpened f => $"{f.Quarter.Name}，截止{Words.Day(f.Dates.Due)}，应报 {f.Expected.Length} 所",
        RoundRescheduled f => $"{f.Quarter.Name}，截止{Words.Day(f.Dates.Due)}",
        ExemptionGranted f => $"{f.From.Name}至{f.Until.Name}",
        ExemptionEnded f => $"自{f.From.Name}起",
        ExtensionGranted f => $"{f.Quarter.Name}，到{Words.Day(f.Until)}",
        ExtensionEnded f => $"{f.Quarter.Name}，到{Words.Day(f.Until)}",
        NoticeSent f => $"{f.Quarter.Name}，{Of(f.Channel)}，{f.Schools.Length} 所学校",
        DistrictTaskHandedDown f => $"“{f.Task.Title}”",
        DistrictTaskChanged f => $"“{f.Task.Title}”",
        DistrictTaskCancelled f => f.Task.Value,
        PlanStarted f => $"《{f.Title}》",
        PlanSubmitted f => $"《{f.Title}》，{f.Tasks.Length} 项任务{Behalf(f.OnBehalf)}",
        PlanConfirmed f => f.Plan.Value,
        PlanWithdrawn f => f.Plan.Value,
        PlanReviewStarted f => f.Plan.Value,
        PlanAccepted f => f.Plan.Value,
        PlanReturned f => $"{f.Plan}，期限{Words.Day(f.Deadline)}",
        PlanAmendmentStarted f => f.Plan.Value,
        PlanAmendmentDropped f => f.Plan.Value,
        DistrictTasksTaken f => $"{f.Tasks.Length} 项",
        TasksHandedOver f => f.ArePassedOn ? $"转入 {f.Successor}" : "取消",
        TasksTakenOver f => $"来自 {f.From}",
        PlanBackfilled f => $"{f.Year}年，{f.Tasks.Length} 项任务",
        ScoreBackfilled f => $"{f.Year}年",
        ReportSubmitted f => $"{f.Quarter.Name}{(f.IsEmpty ? "（空报）" : "")}{Behalf(f.OnBehalf)}",
        ReportStarted f => f.Quarter.Name,
        ReportConfirmed f => f.Quarter.Name,
        ReportPaperReceived f => $"{f.Quarter.Name}，{Words.Day(f.On)}收到",
        ReportPaperUndone f => f.Quarter.Name,
        ReportWithdrawn f => f.Quarter.Name,
        ReportReviewStarted f => f.Quarter.Name,
        ReportAccepted f => f.Quarter.Name,
        ReportReturned f => $"{f.Quarter.Name}，期限{Words.Day(f.Deadline)}",
        ReportReopened f => $"{f.Quarter.Name}，期限{Words.Day(f.Deadline)}",
        SummarySubmitted f => f.Period.Title,
        SummaryWithdrawn f => f.Period.Title,
        SummaryAccepted f => f.Period.Title,
        SummaryReturned f => $"{f.Period.Title}，期限{Words.Day(f.Deadline)}",
        SummaryReopened f => $"{f.Period.Title}，期限{Words.Day(f.Deadline)}",
        LedgersSwitched f => string.Join("、", f.Switches.Select(s => $"{s.Kind}{(s.IsOn ? "启用" : "停用")}")),
        LedgerKindSet f => $"“{f.Kind.Name}”，{f.Kind.Columns.Length} 列",
        LedgerLimitsSet f => $"{f.Limits.Length} 条",
        LedgerMappingRemembered f => $"{f.Mapping.Kind}，{f.Mapping.Columns.Count} 列",
        LedgerKeptElsewhere f => $"“{f.System}”",
        RubricSet f => $"“{f.Rubric.Name}”，{f.Rubric.Items.Count()} 项",
        InspectionOpened f => $"“{f.Name}”，{f.Schools.Length} 所学校",
        InspectionRescheduled f => $"{f.Code}",
        InspectionTeamsSet f => $"{f.Code}，{f.Teams.Length} 个组",
        InspectionCancelled f => $"{f.Code}",
        PublicationProposed f => $"{f.Code}",
        ResultsPublished f => $"{f.Code}，异议期到{Words.Day(f.ObjectionsUntil)}",
        ItemsScored f => f.Marks.IsEmpty ? f.Claims is null ? "总体意见" : "加分（自评）" : $"第 {string.Join("、", f.Marks.Select(m => m.Item))} 项" + (f.Rater is null ? "（自评）" : ""),
        SheetHandedIn { Rater: null } => "自评",
        SheetReopened { Rater: null } => "自评",
        ObjectionRaised f => $"第 {f.Item} 项",
        ObjectionAnswered f => $"第 {f.Number} 条",
        FindingRaised f => $"第 {f.Number} 条，期限{Words.Day(f.Due)}",
        FindingReported f => $"第 {f.Number} 条",
        FindingRechecked f => $"第 {f.Number} 条，{(f.IsSettled ? "销号" : "继续整改")}",
        FindingWithdrawn f => $"第 {f.Number} 条",
        MattersSet f => string.Join("、", f.Settings.Select(s => $"{s.Kind}{(s.IsOn ? "启用" : "停用")}")),
        MatterRequested f => $"第 {f.Number} 号（{f.Kind}），计划{Words.Day(f.PlannedOn)}",
        MatterWithdrawn f => $"第 {f.Number} 号",
        MatterTakenUp f => $"第 {f.Number} 号",
        MatterApproved f => $"第 {f.Number} 号",
        MatterReturned f => $"第 {f.Number} 号，{Words.Of(f.Step)}",
        MatterCarriedOut f => $"第 {f.Number} 号，{Words.Day(f.ActualOn)}",
        MatterResultReported f => $"第 {f.Number} 号",
        MatterResultAccepted f => $"第 {f.Number} 号",
        MatterLedgerFilled f => $"第 {f.Number} 号，台账 {f.Ledger} {f.Period}，{f.Entries.Length} 条",
        MatterCancelled f => $"第 {f.Number} 号",
        EntryAdded f => $"第 {f.Number} 号，{Words.Day(f.Content.On)}{SourceOf(f.Source)}{Late(f.LateReason)}",
        EntryChanged f => $"第 {f.Number} 号{SourceOf(f.Source)}",
        EntryVoided f => $"第 {f.Number} 号",
        ValueErased f => $"第 {f.Number} 号",
        FileAttached f => $"{Words.Of(f.Role)}，{SubjectOf(f.Subject)}{Late(f.LateReason)}",
        FileDetached f => SubjectOf(f.Subject),
        BookIssued f => $"{f.Number}，{f.Sheets.Length} 张表{(f.WithPrivate ? "，含个人信息" : "")}{(f.Seal is { } seal ? $"，第 {seal.Number} 号封存" : "")}",
        _ => "",
    };

    private static string SubjectOf(FileSubject subject) =>
        subject.Inspection is { } inspection ? $"检查 {inspection}" + (subject.Item is { } item ? $" 第 {item} 项" : "")
        : subject.Matter is { } matter ? $"请示事项第 {matter} 号（{Words.Of(subject.Step!.Value)}）"
        : subject.Entry is { } entry ? $"台账 {entry.Ledger} {entry.Period} 第 {entry.Number} 号" : subject.Quarter is { } quarter ? quarter.Name : subject.Plan is { } plan ? $"计划 {plan}"
        : subject.Summary is { } summary ? summary.Title : $"下达任务 {subject.Task}";

    private static string Late(string? reason) => reason is null ? "" : $"（补归档：{reason}）";

    private static string SourceOf(EntrySource source) => source switch
    {
        EntrySource.Office => "（区代填）",
        EntrySource.Backfilled => "（补录）",
        _ => "",
    };

    private static string Behalf(OnBehalf? filing) => filing is null ? "" : $"（区代填，{Words.Day(filing.ReceivedOn)}收到）";
}
