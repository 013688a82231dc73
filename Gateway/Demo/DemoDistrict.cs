using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Demo;

/// <summary>
/// The sample district 青岚区教育工会: 12 invented schools of three groups, their plans of 2026, two reported quarters and a third that
/// is being reported. Everything is done by commands to the grains, as people would do it, in the order of the days.
/// </summary>
internal sealed class DemoDistrict(DemoDesk desk)
{
    private static readonly Quarter First = new(2026, 1);
    private static readonly Quarter Second = new(2026, 2);
    private static readonly Quarter Third = new(2026, 3);

    private readonly DemoPlans plans = new(desk);
    private readonly DemoReports reports = new(desk);
    private readonly DemoLedgers ledgers = new(desk);

    public async Task Create()
    {
        await Found();
        await HandInPlans();
        await ReportFirstQuarter();
        await ReportSecondQuarter();
        await Merge();
        await ReportThirdQuarter();
        await KeepLedgers();
        await new DemoInspection(desk).Create();
        await new DemoMatters(desk).Create();
    }

    private async Task Found()
    {
        desk.Clock.GoTo(1, 5, 9, 0);
        await desk.AsOfficer(context => desk.District.Found(new(context, desk.Code, "青岚区教育工会", null)));
        foreach (var group in DemoSchools.Groups)
            await desk.AsOfficer(context => desk.District.SetGroup(new(context, group.Code, group.Name, group.Order)));
        await desk.AsOfficer(context => desk.District.RegisterSchools(new(context, DemoSchools.All)));
        await desk.AsOfficer(context => desk.District.SetCalendar(new(context, DemoSchools.Calendar)));
        desk.Clock.GoTo(1, 8, 14, 0);
        await HandDown(new(new("d1"), "女职工特殊疾病互助保险参保", new("a10"), [new(2026, 3)], new(90_000, "%", Bound.AtLeast, Measure.Percent), 2 * PlanTask.UsualWeight, [], []));
        await HandDown(new(new("d2"), "安全生产月职工隐患随手拍", new("a18"), [new(2026, 6)], new(5_000, "条", Bound.AtLeast, Measure.Count), PlanTask.UsualWeight, [], []));
        await HandDown(new(new("d3"), "教职工心理健康讲座进校园", new("a09"), [new(2026, 4), new(2026, 5), new(2026, 6)], new(1_000, "场", Bound.AtLeast, Measure.Count), PlanTask.UsualWeight, [DemoSchools.Primary, DemoSchools.Junior], []));
    }

    private async Task HandInPlans()
    {
        var day = 12;
        foreach (var school in DemoSchools.WithUnion)
        {
            desk.Clock.GoTo(1, day++, 10, 5);
            await plans.Submit(school);
        }

        desk.Clock.GoTo(1, 26, 9, 30);
        await plans.ReturnAndCorrect(new("heting"));
        desk.Clock.GoTo(1, 29, 15, 0);
        foreach (var school in DemoSchools.WithUnion) await plans.Accept(school);
    }

    private async Task ReportFirstQuarter()
    {
        desk.Clock.GoTo(3, 25, 9, 0);
        await desk.AsOfficer(context => desk.District.OpenRound(new(context, First, new(new(2026, 3, 25), new(2026, 4, 10), new(2026, 4, 15), new(2026, 4, 30)))));
        await desk.AsOfficer(context => desk.District.GrantExemption(new(context, new("beiyuan"), First, First, "校舍整体搬迁，工会工作四月起恢复")));
        await desk.AsOfficer(context => desk.District.GrantExtension(new(context, new("mingde"), First, new(2026, 4, 24), "两校区合并账目，申请延期")));
        await Submit(First, 4, 3, ("songling", 90), ("wangjiang", 74), ("xingya", 80));
        await Submit(First, 4, 7, ("heting", 70), ("linxi", 58), ("yunqiao", 62));
        await reports.Withdraw(new("yunqiao"), First);
        await reports.Return(new("heting"), First, "慰问人数与附表不一致，请核对。", new(2026, 4, 14));
        desk.Clock.GoTo(4, 9, 16, 30);
        await reports.SubmitEmpty(new("lanting"), First);
        await reports.SubmitAgain(new("yunqiao"), First, content => content with { Highlights = "“工会主席接待日”收到意见九条，全部答复。" });
        await reports.Begin(new("chunhui"), First);
        desk.Clock.GoTo(4, 13, 11, 0);
        await reports.SubmitAgain(new("heting"), First, content => content);
        await Submit(First, 4, 13, ("shiwan", 50));
        foreach (var school in new[] { "songling", "wangjiang", "xingya", "heting", "linxi", "yunqiao", "shiwan" })
            await reports.Accept(new(school), First);
        desk.Clock.GoTo(4, 20, 9, 0);
        await reports.Reopen(new("wangjiang"), First, "学校来电：慰问数量填错，申请解锁修改。", new(2026, 4, 24));
        await reports.SubmitAgain(new("wangjiang"), First, content => content);
        await reports.Accept(new("wangjiang"), First, "已核对。");
        await plans.Amend(new("linxi"));
        await plans.Accept(new("linxi"), "同意调整。");
        await Submit(First, 4, 21, ("mingde", 72));
        await reports.Accept(new("mingde"), First);
    }

    private async Task ReportSecondQuarter()
    {
        desk.Clock.GoTo(6, 24, 9, 0);
        await desk.AsOfficer(context => desk.District.OpenRound(new(context, Second, new(new(2026, 6, 24), new(2026, 7, 10), new(2026, 7, 15), new(2026, 7, 31)))));
        await Submit(Second, 6, 30, ("songling", 92), ("heting", 76), ("shiwan", 52));
        await Submit(Second, 7, 6, ("yunqiao", 64), ("wangjiang", 80));
        await reports.Submit(new("lanting"), Second, 82, DemoContent.WithNotApplicable);
        await Submit(Second, 7, 9, ("mingde", 70), ("linxi", 48));
        await reports.SubmitEmpty(new("xingya"), Second);
        await reports.BeginReview(new("mingde"), Second);
        await reports.Return(new("linxi"), Second, "多项任务只写了“正常开展”，请补写时间、人数和结果。", new(2026, 7, 17));
        await Submit(Second, 7, 14, ("beiyuan", 60));
        foreach (var school in new[] { "songling", "heting", "shiwan", "yunqiao", "wangjiang", "lanting" })
            await reports.Accept(new(school), Second);
    }

    private async Task Merge()
    {
        desk.Clock.GoTo(8, 3, 9, 0);
        SchoolCode shiwan = new("shiwan"), yunqiao = new("yunqiao"), lanting = new("lanting");
        await desk.AsOfficer(context => desk.District.MergeSchool(new(context, shiwan, yunqiao, new(2026, 8, 1), OpenTasks.PassOn, "区教育局布局调整，石湾小学并入云桥小学")));
        await desk.AsOfficer(context => desk.Union(yunqiao).TakeOverTasks(new(context, shiwan)));
        await desk.AsOfficer(context => desk.District.RenameSchool(new(context, lanting, "兰亭实验幼儿园", new(2026, 9, 1))));
        desk.Clock.GoTo(9, 2, 9, 0);
        await HandDown(new(new("d4"), "报送教师节慰问情况", new("a06"), [new(2026, 9)], new(1_000, "次", Bound.AtLeast, Measure.Count), PlanTask.UsualWeight, [], []));
        desk.Clock.GoTo(9, 15, 10, 0);
        await plans.BeginTermPlan(lanting);
    }

    private async Task ReportThirdQuarter()
    {
        desk.Clock.GoTo(11, 2, 9, 0);
        await desk.AsOfficer(context => desk.District.OpenRound(new(context, Third, new(new(2026, 11, 2), new(2026, 11, 27), new(2026, 12, 4), new(2026, 12, 18)))));
        await Submit(Third, 11, 5, ("songling", 88), ("xingya", 76));
        await Submit(Third, 11, 10, ("heting", 72), ("wangjiang", 78), ("mingde", 66));
        await reports.Accept(new("songling"), Third);
        await reports.Return(new("mingde"), Third, "西校区教师节活动没有写，请补上。", new(2026, 11, 25));
        desk.Clock.GoTo(11, 18, 16, 0);
        await reports.Begin(new("linxi"), Third);
        await reports.Begin(new("yunqiao"), Third);
    }

    private async Task KeepLedgers()
    {
        desk.Clock.GoTo(11, 19, 14, 0);
        foreach (var (school, diligence) in new[] { ("songling", 2), ("heting", 1), ("yunqiao", 1), ("wangjiang", 2), ("mingde", 1), ("xingya", 2), ("linxi", 1) })
            await ledgers.Keep(new(school), diligence);
    }

    private async Task Submit(Quarter quarter, int month, int day, params (string School, int Diligence)[] schools)
    {
        desk.Clock.GoTo(month, day, 10, 0);
        foreach (var (school, diligence) in schools) await reports.Submit(new(school), quarter, diligence);
    }

    /// <summary>Hands a task down, and asks every school that it concerns to take it.</summary>
    private async Task HandDown(DistrictTask task)
    {
        await desk.AsOfficer(context => desk.District.HandDownTask(new(context, task)));
        var today = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime);
        var schools = (await desk.District.Schools(null, 0, 100)).Schools;
        foreach (var school in schools.Where(s => s.HasUnion && s.IsOpenOn(today) && task.ConcernsSchool(s)))
            await desk.AsOfficer(context => desk.Union(school.Code).TakeDistrictTasks(new(context)));
    }
}
