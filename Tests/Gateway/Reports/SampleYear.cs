using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A made-up school's year, folded from facts: a plan, a returned and an accepted report, one that is open.</summary>
internal static class SampleYear
{
    public static readonly DateTimeOffset Asked = new(2026, 10, 15, 1, 10, 0, TimeSpan.Zero);

    static readonly PlanId Plan = new("p2026");

    static readonly ImmutableArray<PlanTask> Tasks =
    [
        Task("t01", "召开教职工代表大会，审议学校工作报告和绩效工资方案", "a02", [3], null, "校工会主席", "3月份召开教代会，审议学校工作报告、绩效工资方案，做好提案征集和答复工作。"),
        Task("t02", "工会干部例会", "a01", [], new(4_000, "次", Bound.AtLeast, Measure.Count), "组织委员", "每季度召开一次以上工会干部会议，全年不少于四次。", TaskKind.Standing),
        Task("t03", "“三八”节女教职工健康讲座", "a11", [3], null, "女工委员", "开展丰富多彩的“三八”节活动。"),
        Task("t04", "教职工体检", "a09", [9], new(95_000, "%", Bound.AtLeast, Measure.Percent), "生活福利委员", null),
        Task("t05", "教工气排球赛、趣味运动会、元旦联欢等文体活动", "a08", [4, 5, 10, 12], new(3_000, "次", Bound.AtLeast, Measure.Count), "文体委员", "上下半年各组织文体活动若干次，丰富教职工文化生活，增强凝聚力。"),
        Task("t06", "送温暖和走访慰问", "a06", [1, 2, 9], new(20_000, "人次", Bound.AtLeast, Measure.Count), null, "=坚持五必访制度"),
    ];

    public static SchoolYearView View()
    {
        var union = new (IFact Fact, string At)[]
        {
            (new PlanStarted(Plan, "清溪路小学2026年工会工作计划", new(new(2026, 1), new(2026, 12)), null), "2026-01-10"),
            (new PlanSubmitted(Plan, "清溪路小学2026年工会工作计划", Tasks, null), "2026-01-12"),
            (new PlanReturned(Plan, [new("t01", "请写明时间"), new(null, "缺经费审查的安排")], new(2026, 1, 20)), "2026-01-13"),
            (new PlanSubmitted(Plan, "清溪路小学2026年工会工作计划", Tasks, null), "2026-01-15"),
            (new PlanAccepted(Plan, "同意"), "2026-01-16"),
            (Submitted(new(2026, 1), Line("t01", TaskState.Done, null, "3月12日召开，应到 56 人，实到 54 人，通过绩效工资方案。"), Line("t03", TaskState.Done), Quantity("t02.2026Q1", 1), Quantity("t06", 8)), "2026-04-03"),
            (new ReportReturned(new(2026, 1), [new("p2026.t03", "请补充讲座的时间和人数")], new(2026, 4, 20)), "2026-04-08"),
            (Submitted(new(2026, 1), Line("t01", TaskState.Done, null, "3月12日召开，应到 56 人，实到 54 人，通过绩效工资方案。"), Line("t03", TaskState.Done, null, "3月6日，43 人参加。"), Quantity("t02.2026Q1", 1), Quantity("t06", 8)), "2026-04-10"),
            (new ReportAccepted(new(2026, 1), null), "2026-04-12"),
            (Submitted(new(2026, 3), Quantity("t04", 88, "部分教师外出学习，未能参检", "十月补检"), Quantity("t06", 9), Quantity("t02.2026Q3", 1)), "2026-10-09"),
        }.Aggregate(SchoolUnion.Empty, (state, item) => state.Apply(item.Fact, At(item.At), "zhang"));
        return new(
            new("qingxi"), "清溪区教育工会", "Asia/Shanghai",
            new(new("qxl"), [new(new(2000, 1, 1), "清溪路小学")], [new(new(2000, 1, 1), new("g2"))], ["东校区", "西校区"], new(2000, 1, 1), null, true, null, null),
            2026,
            WorkAreas.Shipped,
            [PlanView.Of(union.Plans[Plan])],
            [.. new[] { new Quarter(2026, 1), new Quarter(2026, 2), new Quarter(2026, 3) }.Select(quarter => ReportView.Of(union, Terms(quarter), Asked))]);
    }

    static RoundTerms Terms(Quarter quarter)
    {
        var due = quarter.Next.FirstDay.AddDays(9);
        return new(quarter, "Asia/Shanghai", new(quarter, 1, new(quarter.LastDay, due, due, due.AddDays(20)), Asked), true, false, null, false, []);
    }

    static ReportSubmitted Submitted(Quarter quarter, params ImmutableArray<TaskProgress> lines)
    {
        var due = quarter.Next.FirstDay.AddDays(9);
        return new(
            quarter,
            new(lines, [new("协助街道开展志愿服务", new("a16"), "12 名教师参加社区清洁。")], "教职工之家揭牌，书吧、健身角投入使用。", false),
            false,
            new(1, due, due, due.AddDays(20), null),
            true);
    }

    static TaskProgress Line(string task, TaskState state, long? share = null, string? text = null) => new(Id(task), state, null, share, text);

    static TaskProgress Quantity(string task, long quantity, string? problem = null, string? next = null) =>
        new(Id(task), TaskState.InProgress, quantity * 1000, null, null, problem, next);

    static OccurrenceId Id(string task) => OccurrenceId.Of($"p2026.{task}");

    static PlanTask Task(
        string id, string title, string area, ImmutableArray<int> months, Target? target, string? owner, string? sentence, TaskKind kind = TaskKind.OneOff) => new(
        new(id), kind, title, new(area), null, [.. months.Select(month => new YearMonth(2026, month))], target, Recurrence.None, PlanTask.UsualWeight, owner,
        sentence is null ? null : new(0, sentence.Length, sentence));

    static DateTimeOffset At(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd"), new(6, 30), TimeSpan.Zero);
}
