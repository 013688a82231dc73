using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The invented school of the examples: its district and its union folded from facts, and the views that the domain makes of them.</summary>
internal static class ExampleSchool
{
    private const string Officer = "districtOfficer/qinglan";
    private const string Chair = "schoolChair/qinglan/wanghu";

    private static readonly DateTimeOffset At = new(2026, 10, 8, 2, 30, 0, TimeSpan.Zero);
    private static readonly RoundDates Dates = new(new(2026, 9, 20), new(2026, 10, 10), new(2026, 10, 15), new(2026, 10, 31));
    private static readonly PlanId PlanId = new("2026");

    public static DistrictCode DistrictCode { get; } = new("qinglan");

    public static SchoolCode School { get; } = new("wanghu");

    public static GroupCode Group { get; } = new("primary");

    public static Quarter Quarter { get; } = new(2026, 3);

    public static OccurrenceId Occurrence { get; } = new("2026.t01");

    public static TaskBody TaskBody { get; } = new(
        new("t01"), "召开教职工代表大会", new("a02"), null, [new(2026, 9)], new(1_000, "次", Bound.AtLeast, Measure.Count), "工会主席", null);

    public static ReportContent Content { get; } = new(
        [new(Occurrence, TaskState.Done, 1_000, Text: "9月18日召开，审议通过绩效方案。")], [new("接待兄弟学校来访", null, null)], null, false);

    public static Domain.Districts.District Founded { get; } = Fold(Domain.Districts.District.Empty, Officer,
        new DistrictFounded(DistrictCode, "青岚区教育工会", "Asia/Shanghai", [.. WorkAreas.Shipped.Take(2)]),
        new PlanPeriodsSet([new("2026年度", new(new(2026, 1), new(2026, 12)), new(2026, 3, 15), [])]),
        new GroupSet(Group, "小学", 1),
        new SchoolRegistered(School, "青岚区望湖小学", Group, new(2026, 1, 1), true, []),
        new CalendarSet(new([new("2026年秋季学期", new(2026, 9, 1), new(2027, 1, 22))], [new(2026, 10, 1)], [new(2026, 10, 10)])),
        new RoundOpened(Quarter, Dates, [new(School, "青岚区望湖小学", Group)]),
        new ExtensionGranted(School, Quarter, new(2026, 10, 20), "工会主席病假"),
        new ExemptionGranted(School, new(2026, 4), new(2026, 4), "校舍整体搬迁"),
        new DistrictTaskHandedDown(new(new("safety"), "开展劳动安全宣传月活动", new("a02"), [new(2026, 11)], null, PlanTask.UsualWeight, [], [])));

    private static SchoolUnion Union { get; } = Fold(SchoolUnion.Empty, Chair,
        new PlanStarted(PlanId, "2026年工会工作计划", new(new(2026, 1), new(2026, 12)), null),
        new PlanSubmitted(PlanId, "2026年工会工作计划", [TaskBody.Task], null),
        new PlanAccepted(PlanId, "计划具体，同意。"),
        new ReportStarted(Quarter),
        new ReportSubmitted(Quarter, Content, false, new(1, Dates.Due, Dates.Grace, Dates.Lock, new(2026, 10, 20)), true));

    public static DistrictView District { get; } = DistrictView.Of(Founded);

    public static School Registered { get; } = Founded.Schools[School];

    public static SchoolCalendar Calendar { get; } = Founded.Calendar;

    public static ImmutableArray<AreaSums> Sums { get; } = AreaSums.Of(Union);

    public static QuarterReport Filed { get; } = Union.Report(Quarter);

    public static DateTimeOffset AskedAt => At;

    public static Round Round { get; } = Founded.Rounds[Quarter];

    public static PlanView Plan { get; } = PlanView.Of(Union.Plans[PlanId]);

    public static PlanDraft PlanDraft { get; } = new(PlanId, "2026年工会工作计划", [TaskBody.Task], Plan.Revision, At, Chair);

    public static ReportView Report { get; } = ReportView.Of(Union, Founded.TermsFor(School, Quarter), At);

    public static ReportReceipt Receipt { get; } = ReportReceipt.Of(Filed);

    public static ReportDraft ReportDraft { get; } =
        Domain.Progress.ReportDraft.Of(Quarter, Report.Revision).With(
            new(Quarter, [new(Occurrence, ReportField.Quantity, "1")], null, null, null), Chair, At);

    public static SchoolDuties Duties { get; } = SchoolDuties.Of(Union, Founded.TermsFor(School), At);

    public static SchoolYearView Year { get; } = new(
        DistrictCode, Founded.Name, Founded.TimeZone, Registered, Quarter.Year, Founded.Areas, [Plan], [Report]);

    private static TState Fold<TState>(TState state, string by, params IFact[] facts)
        where TState : class, IState<TState> =>
        facts.Aggregate(state, (current, fact) => current.Apply(fact, At, by));
}
