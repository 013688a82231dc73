using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Inspections;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Gateway.Workbooks;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>An inspection of the invented school: bodies as they are sent, answers as the domain makes them of those bodies.</summary>
internal static class ExampleInspection
{
    private static readonly Actor Officer = new("districtOfficer/qinglan", Role.DistrictOfficer, ExampleSchool.DistrictCode);

    private static readonly Actor Inspector = new("inspector/qinglan", Role.Inspector, ExampleSchool.DistrictCode, null, new([], [ExampleSchool.School], [], []));

    private static readonly InspectionCode Code = new("2026-annual");

    private static readonly Rubric Small = new(
        new("small"), InspectionRoundRules.FirstOwnVersion, "工会工作考核细则（简）", 10,
        [
            new("组织建设", 10,
            [
                new(1, "委员会会议每年不少于四次", 4, new(ScoringKind.Count, Each: 1, Unit: "次"))
                {
                    Criterion = "每次 1 分。", Basis = ["查台账"], Ledgers = [new("l04")], Source = new(ItemMeasure.Entries, "kind = '工会委员会'"),
                },
                new(2, "校务公开", 6, new(ScoringKind.Judge)) { Criterion = "看制度、公开栏和记录。", Basis = ["实地查看"], Ledgers = [new("l12")] },
            ]),
        ])
    {
        Grades = [new("优秀", 9), new("合格", 6), new("不合格", 0)],
    };

    private static readonly RubricBody RubricToSet = new(Small);

    private static readonly InspectionBody ToOpen = new(
        Code, "2026年度工会工作考核", 2026, Small.Code, new(new(2026, 12, 1), new(2026, 12, 10), new(2026, 12, 15), new(2026, 12, 25)), ScoringMode.Group, new([], []));

    private static readonly TeamsBody Teams = new([new("第一组", [new(Inspector.Account, true, [])], [ExampleSchool.School])]);

    private static readonly District District = Of(
        Of(
            Of(ExampleSchool.Founded, InspectionRoundRules.SetRubric(ExampleSchool.Founded, new(Sent(Officer), RubricToSet.Rubric), ExampleSchool.AskedAt)),
            district => InspectionRoundRules.Open(
                district, new(Sent(Officer), ToOpen.Code, ToOpen.Name, ToOpen.Year, ToOpen.Rubric, ToOpen.Dates, ToOpen.Mode, ToOpen.Scope), ExampleSchool.AskedAt)),
        district => InspectionRoundRules.SetTeams(district, new(Sent(Officer), Code, Teams.Teams), ExampleSchool.AskedAt));

    private static readonly DateTimeOffset VisitedAt = new(2026, 12, 16, 2, 0, 0, TimeSpan.Zero);

    private static readonly MarksBody Marks = new(SheetKind.Inspector, [new(1, 4, null), new(2, 5.5m, "公开栏十月没有更新")], "台账齐全，记录完整。");

    private static readonly InspectionTerms Terms = District.TermsFor(ExampleSchool.School, Code);

    private static readonly Decision<InspectionReceipt> Scored =
        InspectionRules.Score(Inspection.Empty, Terms, new(Sent(Inspector), Marks.Sheet, Marks.Marks, Marks.Opinion), VisitedAt);

    private static readonly Inspection State = Scored.Facts.Aggregate(Inspection.Empty, (inspection, fact) => inspection.Apply(fact, VisitedAt, Inspector.Account));

    private static readonly FoundItems Found = new([new(1, 4, 4, "4 次", [new(new("l04"), new(LedgerPeriodKind.CalendarYear, 2026), 1, new(2026, 3, 5), "第一季度工会委员会会议")])]);

    public static IEnumerable<object> All { get; } =
    [
        RubricToSet,
        ToOpen,
        new InspectionDatesBody(ToOpen.Dates with { VisitUntil = new(2026, 12, 31) }, "雪天顺延"),
        Teams,
        Marks,
        new HandInBody(SheetKind.Self, []),
        new ReopenSheetBody(SheetKind.Self, "第二项没有写依据"),
        new ConclusionBody([new(2, new(6, "现场补看了公开栏"))], [], [], [], [], "同意考评组意见。"),
        new ObjectionBody(2, "公开栏十月更新过，照片已上传。"),
        new ObjectionAnswerBody("经复核，改为满分。", 6),
        new FindingBody("公开栏没有按月更新", new(2027, 3, 31), 2),
        new FindingReportBody("已按月更新，附照片。"),
        new RecheckBody(true, "现场看过，同意销号。"),
        InspectionCatalogue.Of(District) with { Rubrics = [Small] },
        Scored.Answer!,
        InspectionView.Of(State, ExampleSchool.DistrictCode, Terms, Found, Inspector, VisitedAt),
        BoardRules.Board(
            ExampleSchool.DistrictCode, District.Name, [.. District.Groups.Values], Terms.Round!, Small, [new(ExampleSchool.School, State)],
            ImmutableDictionary<SchoolCode, YearBefore>.Empty, new(2026, 12, 16)),
        new ScoringImportView(
            1, 0, 0, 1, 0,
            [
                new(ExampleSchool.School, ExampleSchool.Registered.Name, 4, 1, ImportRowState.New, "第 1 项 委员会会议：空 → 3 分（少一次）", []),
                new(ExampleSchool.School, ExampleSchool.Registered.Name, 5, 2, ImportRowState.Wrong, "", [new("score.above-marks", "第 2 项最多 6 分，写的是 8 分。", $"{ExampleSchool.Registered.Name}!L5")]),
            ],
            [], []),
        new RubricImportView(
            Small with { Version = 0, Total = 11 }, [], [.. RubricFlaws.Warnings(Small with { Total = 11 })], [], false),
        ArchiveRules.Of(
            ExampleSchool.Year, ShelfRules.Shelf(ExampleSchool.DistrictCode, ExampleSchool.Registered, LedgerCatalogue.Of(District), new([], [], ImmutableDictionary<SchoolCode, int>.Empty), 2026, new(2026, 12, 16)),
            [], [], [], ArchiveHoldings.None),
        new SchoolInspections([new(Terms.Round!, Small.Name, InspectionState.Inspecting, null, null, 0, null)]),
    ];

    private static CommandContext Sent(Actor actor) => new(new string('0', 64), actor);

    private static District Of(District before, Func<District, Decision<InspectionCatalogue>> decide) => Of(before, decide(before));

    private static District Of(District before, Decision<InspectionCatalogue> decision) =>
        decision.Facts.Aggregate(before, (district, fact) => district.Apply(fact, ExampleSchool.AskedAt, Officer.Account));
}
