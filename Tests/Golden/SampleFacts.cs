using System.Collections.Immutable;
using DistrictUnion.Domain;
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

namespace DistrictUnion.Tests.Golden;

/// <summary>Seven invented stories, of a district, of a school, of a ledger, of an inspection, of matters, of a day of the audit and of issued books, that fold and in which every kind of fact happens.</summary>
internal static partial class SampleFacts
{
    private static readonly Quarter Q3 = new(2026, 3);
    private static readonly SchoolCode Xihu = new("xihu");
    private static readonly SchoolCode Donghu = new("donghu");
    private static readonly GroupCode Primary = new("primary");
    private static readonly PlanId Plan = new("p2026");
    private static readonly PlanSpan Span = new(new(2026, 1), new(2026, 12));
    private static readonly SummaryPeriod HalfYear = new(2026, SummaryKind.HalfYear);

    // Before the stories: they are made when the class is first used, in the order of this file.
    private static readonly JudgedBy Judged = new(2, new(2026, 10, 9), new(2026, 10, 12), new(2026, 10, 20), null);

    private static readonly OnBehalf Filed = new("学校网络中断", new(2026, 10, 8), new("西湖小学三季度.docx", new string('a', 64)));

    private static readonly Backfilling Entered = new("系统启用前的年度，依据存档的台账", new("2024年补录.xlsx", new string('9', 64)), true);

    private static SummaryContent SummaryOf(string text) => new(
    [
        new("民主管理", text, text.Contains("目标2次", StringComparison.Ordinal)
            ? [new("召开教代会：已完成2次，目标2次。", "任务“召开教代会”", new(Plan, new("t1"))), new("目标2次", "2026年第二季度报告", Quarter: new(2026, 2)), new("已完成2次", "L09 教职工代表大会会议登记表", Ledger: new(new("l09"), new(LedgerPeriodKind.SchoolYear, 2025)))]
            : []),
        new("存在的问题", "", []),
    ]);

    /// <summary>A kind with everything that a kind may say.</summary>
    private static readonly LedgerKind OwnKind = new(new("x01"), LedgerKind.FirstOwnVersion, "读书活动登记表", LedgerPeriodKind.SchoolYear,
    [
        new("readOn", "日期", ColumnType.Date) { IsRequired = true, Note = "以活动当天为准" },
        new("books", "书目", ColumnType.Choices) { Options = ["教育类", "文学类"], IsOpen = true, Group = "内容" },
        new("hours", "学时", ColumnType.Number) { Unit = "学时", Least = 0.5m, Most = 8, Total = ColumnTotal.Sum, Proposed = "2", Group = "内容" },
        new("fee", "费用", ColumnType.Money) { Unit = "元", Computed = "hours * 10" },
        new("phone", "电话", ColumnType.Text) { Privacy = PrivacyClass.P2, From = new("l02"), IsOff = true },
    ])
    {
        Aliases = ["读书会"],
        Areas = [new("a05")],
        Frequency = LedgerFrequency.PerSemester,
        LeastPerYear = 2,
        Layout = LedgerLayout.Form,
        Retention = Retention.Years30,
        DateColumn = "readOn",
        TitleColumn = "books",
        Evidence = ["照片"],
        Signatures = ["填表人："],
        Notes = ["每学期一次。"],
        NoneMeans = "本学年没有组织。",
        Checks = [new("long", "hours > 6", "{hours} 学时太长。", false, "hours", "区里规定")],
    };

    private static readonly InspectionCode Annual = new("annual");

    /// <summary>A rubric with everything that a rubric may say.</summary>
    private static readonly Rubric OwnRubric = new(
        new("own"), InspectionRoundRules.FirstOwnVersion, "工会工作考核细则", 10,
        [
            new("组织建设", 10,
            [
                new(1, "会议", 4, new(ScoringKind.Count, Each: 1, Least: 1, Unit: "次"))
                {
                    Criterion = "每次 1 分。", Basis = ["查台账"], Ledgers = [new("l04")], IsMandatory = true, Source = new(ItemMeasure.Entries, "kind = '工会委员会'"),
                },
                new(2, "提案", 3, new(ScoringKind.Ladder, Steps: [new(80, 3), new(60, 1.5m)], Unit: "%"))
                {
                    Ledgers = [new("l11")], NeedsEvidence = true, Source = new(ItemMeasure.Share, "status = '已落实'", "review = '立案'"),
                },
                new(3, "其他", 3, new(ScoringKind.Deduct, Each: 0.5m, Floor: 1, Target: 2, Parts: 2)) { Source = new(ItemMeasure.Best, Column: "present"), Ledgers = [new("l04")] },
            ]),
        ])
    {
        Step = 0.1m,
        MayExceedTotal = false,
        Gates = ["依法建会"],
        Vetoes = [new("经费问题", VetoEffect.CapGrade, "合格"), new("不实", VetoEffect.ZeroItem, Item: 1)],
        Bonuses = [new("荣誉", [new("市级", 2)], false, 3)],
        BonusCap = 5,
        Notes = ["试行。"],
        Grades = [new("优秀", 9, "合格"), new("合格", 6)],
        Weights = new(40, 30, 30),
    };

    public static ImmutableArray<IFact> OfDistrict { get; } =
    [
        new DistrictFounded(new("qinglan"), "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped),
        new DistrictRenamed("青岚区教育工会委员会"),
        new AreasSet([.. WorkAreas.Shipped.Take(19), new WorkArea(new("a20"), "青年·单身·子女", "青年子女", false)]),
        new SettingsSet(new(true, Publication.OneWithApproval, "县", "教科文卫体工会", "账号问题请找办公室", "0571-8800 0000")),
        new PlanPeriodsSet([new("2026年度", Span, new(2026, 3, 15), [Primary]), new("2026—2027学年", new(new(2026, 9), new(2027, 8)), new(2026, 9, 30), [])]),
        new GroupSet(Primary, "小学", 1),
        new GroupSet(new("middle"), "初中", 2),
        new RequiredPointsSet([new(new("congress"), "教代会", new("a02"), [new(["教代会", "教职工代表大会"]), new(["困难 慰问"])], ["教代会决议"], 2, "次", PointPeriod.Semester, [Primary], "区里规定", true)]),
        new SchoolRegistered(Xihu, "西湖小学", Primary, new(2020, 9, 1), true, ["本部", "㐂园校区"]),
        new SchoolRegistered(Donghu, "东湖中学", new("middle"), new(2020, 9, 1), true, []),
        new SchoolRegistered(new("nanhu"), "南湖幼儿园", Primary, new(2021, 9, 1), false, []),
        new SchoolRenamed(Xihu, "西湖实验小学", new(2026, 9, 1)),
        new SchoolMoved(Xihu, new("middle"), new(2027, 9, 1)),
        new CampusesSet(Xihu, ["本部", "𠮷祥里校区"]),
        new UnionStatusSet(new("nanhu"), true),
        new ReportingPathSet(new("nanhu"), Xihu),
        new CalendarSet(new([new("2026学年第一学期", new(2026, 9, 1), new(2027, 1, 22))], [new(2026, 10, 1)], [new(2026, 10, 10)])),
        new DistrictTaskHandedDown(new(new("d1"), "召开教代会", new("a02"), [new(2026, 9)], new(1_000, "次", Bound.AtLeast, Measure.Count), Millionths.One, [Primary], [Donghu])),
        new DistrictTaskChanged(new(new("d1"), "召开教代会并公开", new("a02"), [new(2026, 9), new(2026, 10)], new(2_000, "次", Bound.AtLeast, Measure.Count), Millionths.One, [], [Donghu])),
        new DistrictTaskCancelled(new("d1"), "与全区安排合并"),
        new RoundOpened(Q3, new(new(2026, 9, 15), new(2026, 9, 30), new(2026, 10, 10), new(2026, 10, 20)), [new(Xihu, "西湖实验小学", Primary), new(Donghu, "东湖中学", new("middle"))]),
        new RoundRescheduled(Q3, new(new(2026, 9, 15), new(2026, 10, 9), new(2026, 10, 12), new(2026, 10, 20)), "国庆放假"),
        new ExemptionGranted(Donghu, Q3, new(2027, 1), "校舍改造"),
        new ExemptionEnded(Donghu, new(2026, 4), "改造提前完成"),
        new ExtensionGranted(Xihu, Q3, new(2026, 10, 11), "系统培训"),
        new ExtensionEnded(Xihu, Q3, new(2026, 10, 10), "培训提前结束"),
        new ExtensionGranted(Xihu, Q3, new(2026, 10, 11), "培训又延长一天"),
        new NoticeSent(Q3, [Xihu, Donghu], NoticeChannel.GroupChat, "请在10月9日前报送。"),
        new NoticeSent(Q3, [Donghu], NoticeChannel.Phone, null),
        new FileAttached(FileSubject.Of(new TaskId("d1")), FileRole.Attachment, "教代会工作要求.docx", new string('b', 64), 20_480, FileTypes.Docx.MediaType, true),
        new FileAttached(FileSubject.Of(Q3), FileRole.Approval, "签批件.pdf", new string('c', 64), 51_200, FileTypes.Pdf.MediaType, true),
        new FileDetached(FileSubject.Of(new TaskId("d1")), new string('b', 64)),
        new MattersSet([new(Election, true, [new(MatterStepKind.Request, new(DueFrom.PlannedDay, -30)), new(MatterStepKind.Approval, new(DueFrom.StepBefore, 7, true))]), new(new("union-home"), false, [new(MatterStepKind.Request, new(DueFrom.DayOfYear, 15, false, 9))])]),
        new LedgersSwitched([new(new("l17"), true, [Primary]), new(new("l41"), false, [])]),
        new LedgerKindSet(OwnKind),
        new RubricSet(OwnRubric),
        new InspectionOpened(
            Annual, "2026年度工会工作考核", 2026, new(OwnRubric.Code, OwnRubric.Version), new(new(2026, 12, 1), new(2026, 12, 10), new(2026, 12, 15), new(2026, 12, 25), 10),
            ScoringMode.Individual, new([Primary], [], new("9527", 50)), [new(Xihu, "西湖小学", Primary)]),
        new InspectionRescheduled(Annual, new(new(2026, 12, 1), new(2026, 12, 12), new(2026, 12, 15), new(2026, 12, 31)), "雪天顺延"),
        new InspectionTeamsSet(Annual, [new("第一组", [new("inspector", true, [Donghu]), new("peer", false, [], RaterKind.Peer)], [Xihu])]),
        new PublicationProposed(Annual),
        new ResultsPublished(Annual, new(2027, 1, 20), new string('b', 64)),
        new InspectionOpened(
            new("spot"), "抽查", 2026, new(new("standard"), 1), new(new(2026, 11, 1), new(2026, 11, 2), new(2026, 11, 3), new(2026, 11, 4)), ScoringMode.Group, new([], [Xihu]),
            [new(Xihu, "西湖小学", Primary)]),
        new InspectionCancelled(new("spot"), "与年度考核合并"),
        new LedgerMappingRemembered(new(
            new("l26"), ["姓名", "证件号码", "参保起日", "参保止日"], ImmutableSortedDictionary<string, string>.Empty.Add("person", "姓名").Add("coverFrom", "参保起日").Add("coverUntil", "参保止日"),
            ImmutableSortedDictionary<string, string>.Empty.Add("payer", "个人"))),
        new LedgerLimitsSet([new("生日慰问", 2026, 300m, "区里规定"), new("节日慰问", 2025, 1_500.5m)], 9),
        new SchoolMerged(new("nanhu"), Xihu, new(2026, 12, 31), OpenTasks.PassOn, "布局调整"),
        new SchoolClosed(Donghu, new(2028, 7, 31), "撤并"),
        new YearClosed(2025),
        new YearReopened(2025, "补录一份报告"),
        new YearClosed(2025),
        new GroupSet(new("senior"), "高中", 3),
        new GroupRemoved(new("senior")),
    ];

    public static ImmutableArray<IFact> OfSchool { get; } =
    [
        new PlanStarted(Plan, "2026年工会工作计划", Span, new("西湖小学工会计划.docx", new string('0', 64))),
        new PlanSubmitted(Plan, "2026年工会工作计划", Tasks("召开教代会"), null),
        new PlanWithdrawn(Plan),
        new PlanSubmitted(Plan, "2026年工会工作计划", Tasks("召开教代会"), null),
        new PlanReviewStarted(Plan),
        new PlanReturned(Plan, [new("t2", "请写明次数"), new(null, "请补充责任人")], new(2026, 3, 1)),
        new PlanSubmitted(Plan, "2026年工会工作计划", Tasks("召开教代会两次"), null),
        new PlanAccepted(Plan, "同意"),
        new DistrictTasksTaken(Span, [new(new("d1"), TaskKind.FromDistrict, "召开教代会", new("a02"), null, [new(2026, 9)], new(1_000, "次", Bound.AtLeast, Measure.Count), Recurrence.None, Millionths.One, null, null)]),
        new ReportStarted(Q3),
        new ReportSubmitted(Q3, Content("已召开第一次"), false, Judged, true),
        new ReportWithdrawn(Q3),
        new ReportSubmitted(Q3, Content("已召开第一次教代会"), false, Judged, true),
        new ReportReviewStarted(Q3),
        new ReportReturned(Q3, [new("p2026.t1", "请写明时间")], new(2026, 10, 15)),
        new ReportSubmitted(Q3, Content("9月12日召开第一次教代会"), false, Judged, true),
        new ReportAccepted(Q3, null),
        new ReportReopened(Q3, "数字有误", new(2026, 10, 25)),
        new ReportSubmitted(Q3, Content("9月12日、9月26日各召开一次教代会"), false, Judged with { ExtendedUntil = new(2026, 10, 11) }, false),
        new PlanAmendmentStarted(Plan, "增加一项"),
        new PlanAmendmentDropped(Plan),
        new PlanAmendmentStarted(Plan, "疗休养改期"),
        new PlanSubmitted(Plan, "2026年工会工作计划（调整）", Tasks("召开教代会两次")[..2], "疗休养改期"),
        new PlanAccepted(Plan, null),
        new FileAttached(FileSubject.Of(Plan), FileRole.Source, "西湖小学工会计划.docx", new string('d', 64), 30_720, FileTypes.Docx.MediaType, false),
        new FileAttached(FileSubject.Of(Q3), FileRole.SignedScan, "三季度盖章.jpg", new string('e', 64), 409_600, FileTypes.Jpeg.MediaType, true),
        new FileDetached(FileSubject.Of(Plan), new string('d', 64)),
        new PlanAmendmentStarted(Plan, "经费有变动"),
        new PlanSubmitted(Plan, "2026年工会工作计划（再调整）", Tasks("召开教代会两次")[..2], "经费有变动", Filed, new(2026, 10, 8, 15, 59, 59, TimeSpan.Zero)),
        new PlanConfirmed(Plan),
        new PlanAccepted(Plan, null),
        new ReportPaperReceived(Q3, new(2026, 10, 16), "一式两份"),
        new ReportPaperUndone(Q3),
        new ReportPaperReceived(Q3, new(2026, 10, 17), null),
        new ReportStarted(new(2027, 1)),
        new ReportSubmitted(new(2027, 1), Content("代填"), false, Judged, true, Filed, new(2026, 10, 8, 15, 59, 59, TimeSpan.Zero)),
        new ReportConfirmed(new(2027, 1)),
        new SummarySubmitted(HalfYear, SummaryOf("召开教代会：已完成2次，目标2次。"), new(2026, 7, 10), true),
        new SummaryWithdrawn(HalfYear),
        new SummarySubmitted(HalfYear, SummaryOf("召开教代会：已完成2次，目标2次。\n绩效方案表决通过。"), new(2026, 7, 10), true),
        new SummaryReturned(HalfYear, [new("民主管理", "请写明届次"), new(null, "请附签到表")], new(2026, 7, 20)),
        new SummarySubmitted(HalfYear, SummaryOf("第三届教代会召开两次。"), new(2026, 7, 10), true),
        new SummaryAccepted(HalfYear, "同意"),
        new SummaryReopened(HalfYear, "次数有误", new(2026, 7, 31)),
        new SummarySubmitted(HalfYear, SummaryOf("第三届教代会召开一次。"), new(2026, 7, 10), false),
        new PlanBackfilled(2024, Tasks("召开教代会")[..1], [.. Quarter.OfYear(2024).Select(quarter => new BackfilledQuarter(quarter, quarter.Number == 4 ? Content("召开一次") : ReportContent.Empty))], Entered),
        new ScoreBackfilled(2024, new("2024年工会工作考核", new(2024, 12, 20), 100, 96.5m, "优秀", 2), Entered),
        new TasksTakenOver(new("nanhu"), new("nanhu-p2026"), "南湖幼儿园转入任务", Span, Tasks("转入的任务")[1..2]),
        new TasksHandedOver(Donghu, [new(Plan, Span, Tasks("召开教代会两次")[1..2])], true),
    ];

    /// <summary>A ledger of 五必访, of one year.</summary>
    public static ImmutableArray<IFact> OfInspection { get; } =
    [
        new ItemsScored(null, [new(1, 4, "开会 4 次"), new(2, 3, null), new(3, 3, null)]),
        new ItemsScored(null, [], null, [new("荣誉", "市级", "市先进教工之家"), new("", "", "区优秀工会小组")]),
        new SheetHandedIn(null, [new("荣誉", "市级", "市先进教工之家")]),
        new SheetReopened(null, "请补依据"),
        new SheetHandedIn(null, [new("荣誉", "市级", "市先进教工之家，证书第 12 号")]),
        new ItemsScored("inspector", [new(1, 3, "少一次记录"), new(2, null, null)], "总体较好"),
        new ItemsScored(Inspection.TeamSheet, [new(1, 3.5m, null)]),
        new SheetHandedIn("inspector", []),
        new InspectionConcluded(
            [new(1, new(3.5m, "现场补看了记录")), new(2, new(3, null)), new(3, new(3, null))], [new("荣誉", "市级", null)], ["经费问题"], ["依法建会"], ["合格"], "同意",
            [new(1, 3, 3, "3 次", []), new(2, null, null, "没有记录", [])]),
        new ConclusionReopened("名次有误"),
        new InspectionConcluded([new(1, new(3.5m, null)), new(2, new(3, null)), new(3, new(3, null))], [], [], [], [], null, []),
        new ObjectionRaised(1, 1, "记录已补"),
        new ObjectionAnswered(1, 4, "经复核改为满分"),
        new FindingRaised(1, 1, "会议记录不全", new(2027, 3, 31)),
        new FindingReported(1, "已补全"),
        new FindingRechecked(1, false, "还缺签到", new(2027, 4, 30)),
        new FindingRechecked(1, true, null, null),
        new FindingRaised(2, null, "宣传栏陈旧", new(2027, 3, 31)),
        new FindingWithdrawn(2, "校舍搬迁"),
        new FileAttached(FileSubject.Of(Annual, 1), FileRole.Attachment, "会议签到.jpg", new string('1', 64), 2_048, FileTypes.Jpeg.MediaType, false, new(2026, 5, 7)),
        new FileAttached(FileSubject.Of(Annual), FileRole.SignedScan, "反馈意见书.pdf", new string('2', 64), 4_096, FileTypes.Pdf.MediaType, true),
    ];

    public static ImmutableArray<IFact> OfLedger { get; } =
    [
        new NothingToRecord("上半年没有"),
        new NothingWithdrawn(),
        new LedgerKeptElsewhere("区医疗互助平台", "打印件盖章"),
        new LedgerKeptHere(),
        new EntryAdded(1, Entry("生病住院", "住院慰问", new(2026, 5, 6), "a"), EntrySource.Typed),
        new EntryAdded(2, Entry("退休", "荣休座谈", new(2026, 6, 30), null) with { Task = new(Plan, new("t2")) }, EntrySource.Imported),
        new EntryAdded(3, Entry("生育", "看望", new(2026, 7, 1), null), EntrySource.Office, "学校网络中断，见来文"),
        new EntryChanged(1, Entry("生病住院", "手术慰问", new(2026, 5, 7), "b"), EntrySource.Typed),
        new FileAttached(FileSubject.Of(new EntrySubject(new("l14"), new(LedgerPeriodKind.CalendarYear, 2026), 1)), FileRole.Attachment, "慰问照片.jpg", new string('f', 64), 204_800, FileTypes.Jpeg.MediaType, false, new(2026, 5, 7)),
        new FileAttached(FileSubject.Of(new EntrySubject(new("l14"), new(LedgerPeriodKind.CalendarYear, 2026), 2)), FileRole.Attachment, "签领表.pdf", new string('0', 64), 20_480, FileTypes.Pdf.MediaType, true),
        new FileDetached(FileSubject.Of(new EntrySubject(new("l14"), new(LedgerPeriodKind.CalendarYear, 2026), 2)), new string('0', 64)),
        new EntryVoided(3, "重复登记"),
        new ValueErased(1, "visited", "本人要求", "《个人信息保护法》第四十七条"),
    ];

    public static ImmutableArray<IFact> OfAudit { get; } =
    [
        new AuditNoted(new(AuditKind.SignIn, new(2026, 9, 1, 0, 0, 30, TimeSpan.Zero), "u7", Role.SchoolChair, Xihu, null, "10.1.2.3", null)),
        new AuditNoted(new(AuditKind.Verification, new(2026, 9, 1, 0, 1, 0, TimeSpan.Zero), "u9", Role.LogAuditor, null, "全部", null, "全部与写入时一致。")),
    ];

    public static ImmutableArray<IFact> OfBooks { get; } =
    [
        new BookIssued(
            "QINGLAN.2026.XIHU.1", 2026, new(2026, 12, 31), new string('a', 64), [new("封面", new string('b', 64)), new("L04 工会会议记录", new string('c', 64))],
            [new("ledger:qinglan/xihu/l04/2026", 12, new string('d', 64)), new("school:qinglan/xihu", 40, new string('e', 64))], false),
        new BookIssued("QINGLAN.2026.XIHU.2", 2026, new(2027, 1, 5), new string('f', 64), [new("封面", new string('0', 64))], [], true),
    ];

    private static EntryContent Entry(string occasion, string gift, DateOnly on, string? sealedAs) => new(
        1, on,
        ImmutableSortedDictionary<string, string>.Empty.Add("occasion", occasion).Add("gift", gift).Add("visitedOn", $"{on:yyyy-MM-dd}"),
        sealedAs is null ? ImmutableSortedDictionary<string, PrivateReference>.Empty
            : ImmutableSortedDictionary<string, PrivateReference>.Empty.Add("visited", new(new string(sealedAs[0], 32), new string(sealedAs[0], 64))),
        sealedAs is "b" ? ImmutableSortedDictionary<string, string>.Empty.Add("late", "寒假期间") : ImmutableSortedDictionary<string, string>.Empty);

    private static ImmutableArray<PlanTask> Tasks(string title) =>
    [
        new(new("t1"), TaskKind.OneOff, title, new("a02"), new AreaCode("a03"), [new(2026, 9)], new(2_000, "次", Bound.AtLeast, Measure.Count), Recurrence.None, Millionths.One, "工会主席", new(12, 6, "召开教代会。")),
        new(new("t2"), TaskKind.Standing, "看望困难教职工", new("a06"), null, [], null, Recurrence.None, 2 * Millionths.One, null, null),
        new(new("t3"), TaskKind.OneOff, "疗休养参加率不低于80%", new("a09"), null, [new(2026, 7), new(2026, 8)], new(80_000, "%", Bound.AtLeast, Measure.Percent), Recurrence.Monthly, Millionths.One, null, null),
        new(new("t4"), TaskKind.OneOff, "慰问支出不超过三万元", new("a14"), null, [], new(30_000_000, "元", Bound.AtMost, Measure.Money), Recurrence.Quarterly, Millionths.One, "财务委员", null),
    ];

    private static ReportContent Content(string text) => new(
        [
            new(new("p2026.t1"), TaskState.InProgress, 1_000, null, text, "人手不足", "十月再开一次"),
            new(new("p2026.t2.2026Q3"), TaskState.InProgress, null, 500_000),
            new(new("p2026.t3.2026-07"), TaskState.Done, 85_000),
            new(new("p2026.t4.2026Q3"), TaskState.None),
            new(new("district.d1"), TaskState.NotApplicable, Text: "与校内教代会合并"),
        ],
        [new("支援山区学校", new AreaCode("a16"), "捐书三百册")],
        "教代会提案办结率百分之百",
        false);
}
