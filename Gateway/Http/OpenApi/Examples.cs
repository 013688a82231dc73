using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Log;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Progress;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>An example for every body and every answer, all of one invented school. Views are made by the domain itself (<see cref="ExampleSchool"/>), so they cannot be wrong.</summary>
internal static class Examples
{
    public const string PlanText = "青岚区望湖小学工会2026年工作计划\n一、民主管理\n1. 3月召开教职工代表大会1次。\n二、文体活动\n1. 10月组织教职工健步走活动。\n";

    private static readonly DateOnly Day = new(2026, 9, 1);

    private static readonly AttachedFile ExampleFile = new(
        FileSubject.Of(ExampleSchool.Quarter), FileRole.SignedScan, "三季度报告盖章.pdf", new string('0', 64), 204_800, FileTypes.Pdf.MediaType, false,
        "schoolChair/qinglan/wanghu", ExampleSchool.AskedAt);

    private static readonly Dictionary<Type, object> ByType = new object[]
    {
        new FoundDistrictBody("青岚区教育工会", "Asia/Shanghai"),
        new NameBody("青岚区教育工会"),
        new AreasBody(WorkAreas.Shipped),
        new RequiredPointsBody([.. RequiredPoints.Shipped.Take(2)]),
        new SettingsBody(true, Publication.TwoPersons, "区", "教育工会", "账号问题请找区教育工会办公室", "0571-8800 0000", new(7, 10), new(1, 15)),
        new DistrictSettings(ChairSigns: true, Contact: "账号问题请找区教育工会办公室", Phone: "0571-8800 0000"),
        new PlanPeriodsBody([new("2026年度", new(2026, 1), new(2026, 12), new(2026, 3, 15), [])]),
        new NoticeBody([ExampleSchool.School], NoticeChannel.GroupChat, "请未报的学校在10月10日前报送第三季度报告。"),
        new NoticeReceipt(ExampleSchool.Quarter, 1, ExampleSchool.AskedAt, ExampleSchool.District.Revision),
        new NoticeList(
            ExampleSchool.Quarter,
            [new(ExampleSchool.Quarter, [ExampleSchool.School], NoticeChannel.Phone, null, "districtOfficer/qinglan", ExampleSchool.AskedAt)],
            ExampleSchool.District.Revision),
        new PaperBody(new(2026, 10, 8), "一式两份"),
        ExampleSchool.Duties,
        new GroupBody("小学", 1),
        new CalendarBody([new("2026年秋季学期", Day, new(2027, 1, 22))], [new(2026, 10, 1), new(2026, 10, 2)], [new(2026, 10, 10)]),
        new OpenRoundBody(new(2026, 9, 20), new(2026, 10, 10), new(2026, 10, 15), new(2026, 10, 31)),
        new RescheduleRoundBody(new(2026, 9, 20), new(2026, 10, 12), new(2026, 10, 17), new(2026, 10, 31), "国庆假期顺延"),
        new ExemptionBody(ExampleSchool.School, new(2026, 4), new(2026, 4), "校舍整体搬迁"),
        new EndExemptionBody(new(2026, 4), "提前完成搬迁"),
        new ExtensionBody(ExampleSchool.School, ExampleSchool.Quarter, new(2026, 10, 20), "工会主席病假"),
        new EndExtensionBody(ExampleSchool.Quarter, new(2026, 10, 15), "已经返校"),
        new HandDownBody(
            new("safety"), "开展劳动安全宣传月活动", new("a19"), [new(2026, 11)], new(1_000, "次", Bound.AtLeast, Measure.Count), null, [], []),
        new ChangeTaskBody(
            "开展劳动安全宣传月活动并报送小结", new("a19"), [new(2026, 11)], new(2_000, "次", Bound.AtLeast, Measure.Count), null, [], []),
        new ReasonBody("学校调整了教代会的时间"),
        new NoteBody("内容具体，同意。"),
        new ReturnBody([new("t01", "请写明教代会的届次")], new(2027, 3, 31)),
        new RegisterSchoolsBody([new(new("linxi"), "青岚区林溪小学", ExampleSchool.Group, Day, ["东校区", "西校区"])]),
        new RegisterSchoolBody("青岚区望湖小学", ExampleSchool.Group, Day, []),
        new RenameSchoolBody("青岚区望湖实验小学", Day),
        new MoveSchoolBody(ExampleSchool.Group, Day),
        new CampusesBody(["本部", "南校区"]),
        new UnionStatusBody(true),
        new ReportingPathBody(new("linxi")),
        new CloseSchoolBody(new(2027, 9, 1), "撤并"),
        new MergeSchoolBody(new("linxi"), new(2027, 9, 1), OpenTasks.PassOn, "集团化办学"),
        new StartPlanBody(new("2026"), "2026年工会工作计划", new(2026, 1), new(2026, 12), new("2026年工会工作计划.docx", new string('0', 64))),
        new PlanDraftBody("2026年工会工作计划", [ExampleSchool.TaskBody]),
        new FromPlanBody(new("2025")),
        new SubmitPlanBody("2026年工会工作计划", [ExampleSchool.TaskBody]),
        new TakeOverBody(new("linxi")),
        new TextBody(PlanText),
        new ReportDraftBody([new(ExampleSchool.Occurrence, ReportField.Quantity, "1")], null, "教代会提案办结率 100%", null),
        new SubmitReportBody(ExampleSchool.Content),
        new ReopenReportBody("数量填错，核对后重报", new(2027, 3, 31)),
        ExampleSchool.District,
        new GroupList(ExampleSchool.District.Groups),
        new RequiredPointList([.. RequiredPoints.Shipped.Take(2)], ExampleSchool.District.Revision),
        ExampleSchool.Calendar,
        new SchoolList(1, 0, 100, [ExampleSchool.Registered]),
        ExampleSchool.Registered,
        new RoundList(ExampleSchool.District.Rounds),
        new ExemptionList(ExampleSchool.District.Exemptions),
        new ExtensionList(ExampleSchool.District.Extensions),
        new DistrictTaskList(ExampleSchool.District.Tasks),
        new HandedDown(ExampleSchool.District, [ExampleSchool.School], []),
        new PlanList([ExampleSchool.Plan]),
        ExampleSchool.Plan,
        ExampleSchool.PlanDraft,
        ExampleAlike.Answer,
        new TakenOverTasks(3, [new("from-linxi")]),
        new DraftFromDocument(new("粘贴的文字", new string('0', 64)), ExampleSchool.PlanDraft, ReadingExample.Json, [], [], ReadingExample.Coverage),
        ReadingExample.Coverage,
        ReadingExample.Outline,
        ExampleSchool.Report,
        ExampleSchool.Receipt,
        ExampleSchool.ReportDraft,
        ExampleSchool.Year,
        ExampleFile,
        new FileList([ExampleFile]),
        new VerifyLogBody(new(9, new string('0', 64))),
        LogKindList.All,
        new LogPage(
            [
                new(
                    new(128, 0), ExampleSchool.AskedAt, "schoolChair/qinglan/wanghu", ExampleSchool.School, "school:qinglan/wanghu", 5, "report.submitted/1",
                    "报送季度报告", "季度报告", "报送季度报告：2026年第三季度", "5d41402abc4b"),
            ],
            new(128, 0)),
        new LogVerification(true, 1_280, 14, 9, "核对日志 1280 行、14 条日志链、9 次封存，全部与写入时一致。", [], ExampleSchool.AskedAt),
        ComparisonAnswer.Of(ExampleComparison.View),
        ComparisonColumns.Of(ExampleComparison.View),
        ExampleComparison.Tasks,
    }.Concat(ExampleAccounts.All).Concat(ExampleLedger.All).Concat(ExampleSummary.All).Concat(ExampleBooks.All).Concat(ExampleInspection.All).Concat(ExampleMatter.All).Concat(ExampleBackfill.All).ToDictionary(example => example.GetType());

    /// <exception cref="KeyNotFoundException">A type has no example yet; the test of the document finds it.</exception>
    public static object Of(Type type) => ByType[type];

    public static ApiProblem Problem(int status) => ApiProblem.Of(status, status switch
    {
        400 => new("round.dates-invalid", RefusalKind.Invalid, "日期要按 开放 ≤ 截止 ≤ 宽限 ≤ 锁定 排列，前后不超过一年。", "2026Q3"),
        401 => new("sign-in.needed", RefusalKind.Forbidden, "请先登录，或在请求头 Authorization 里带上令牌。", "Authorization"),
        403 => new("scope.forbidden", RefusalKind.Forbidden, "只有区教育工会可以这样操作。"),
        404 => new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。"),
        409 => new("report.round-locked", RefusalKind.Conflict, "2026年第三季度已在2026年10月31日锁定，只有退回或解锁后才能再报。", "2026Q3"),
        412 => new("revision.stale", RefusalKind.Stale, "这一内容刚被别人改过，请刷新后再操作。", "7 → 8"),
        413 => new("request.too-large", RefusalKind.TooLarge, "内容超过上限（4 MB），没有处理；请只保留需要的内容，或分几次提交。"),
        415 => new("request.unsupported-media-type", RefusalKind.Invalid, "请求内容要是 JSON（Content-Type: application/json）。", "Content-Type"),
        429 => new("sign-in.locked", RefusalKind.TooMany, "连续 5 次没有登录成功，在这个网络地址上要等 15 分钟。", "15"),
        503 => new("service.unavailable", RefusalKind.Unavailable, "服务正在启动、停止或数据库暂时不可用，请稍后重试。"),
        _ => new("service.broken", RefusalKind.Unavailable, "服务出错了，已经记入日志；请稍后再试或联系管理员。"),
    });
}
