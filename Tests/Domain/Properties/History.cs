using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Properties;

/// <summary>
/// A year of a district with two schools, made of numbers: each number is one move, with everything about it taken from its digits.
/// Moves that the rules refuse change nothing, so every list of numbers is a history that could have happened.
/// </summary>
internal sealed class History(Twice? twice = null)
{
    private static readonly TaskState[] States = Enum.GetValues<TaskState>();

    private int tasks;
    private int digits;

    public World World { get; } = Begun(twice);

    /// <summary>Whether the last move was a review act, which alone may change a locked quarter.</summary>
    public bool WasReview { get; private set; }

    public static History Of(IEnumerable<int> moves)
    {
        var history = new History();
        foreach (var move in moves) history.Play(move);
        return history;
    }

    /// <summary>Both schools have a plan, and the first quarter is open: most moves find something to do.</summary>
    private static World Begun(Twice? twice)
    {
        var world = World.Founded(twice);
        foreach (var school in new[] { A.Xihu, A.Donghu })
            world.Plan([A.Task("a"), A.Task("b", [2, 5, 8], A.Target(6)), A.Task("c", [], kind: TaskKind.Standing, area: A.Funds)], school: school);
        world.Open(A.Q1);
        return world.On(3, 24);
    }

    public void Play(int move)
    {
        digits = move;
        WasReview = false;
        var school = Take(3) == 0 ? A.Donghu : A.Xihu;
        var quarter = Take(4) == 0 ? new(2026, Take(4) + 1) : new YearMonth(2026, World.Now.AddDays(-20).Month).Quarter;
        switch (Take(16))
        {
            case 0 or 1: World.Now = World.Now.AddDays(1 + Take(12)); break;
            case 2: World.Open(quarter); break;
            case 3 or 4 or 5: Submit(school, quarter, World.Union(school)); break;
            case 6: World.Do(ReportRules.Withdraw, new WithdrawReport(A.BySchool(school), quarter), quarter, school); break;
            case 7: Review(school, quarter); break;
            case 8: WasReview = World.Do(ReportRules.Accept, new AcceptReport(A.ByDistrict(), quarter, null), quarter, school); break;
            case 9: Plan(school); break;
            case 10 or 11: Amend(school); break;
            case 12: HandDown(school); break;
            case 13: Exempt(school, quarter); break;
            case 14: Reschedule(quarter, school); break;
            default: World.Do(ReportRules.Start, new StartReport(A.BySchool(school), quarter), quarter, school); break;
        }
    }

    /// <summary>A number below a bound, from the move's digits.</summary>
    private int Take(int bound)
    {
        var taken = digits % bound;
        digits = (digits / bound) + (taken * 7_919);
        return taken;
    }

    private DateOnly InDays(int days) => World.District.DayOf(World.Now).AddDays(days);

    private void Submit(SchoolCode school, Quarter quarter, SchoolUnion union)
    {
        var lines = AskedOccurrences.Of(union, quarter).Where(_ => Take(4) > 0).Select(asked => Line(asked.Occurrence)).ToArray();
        World.Submit(quarter, A.Content(lines) with { NothingDue = Take(2) == 0 }, confirmEmpty: Take(2) == 0, school);
    }

    private TaskProgress Line(Occurrence occurrence)
    {
        var quantity = occurrence.Task.Target is { } target ? Take(2 * (int)(target.QuantityThousandths / 1000)) * 500L : (long?)null;
        var share = quantity is null ? Take(101) * 10_000L : (long?)null;
        return new(occurrence.Id, Take(6) == 5 ? null : States[Take(5)], quantity, share, "已按计划推进");
    }

    private void Review(SchoolCode school, Quarter quarter)
    {
        WasReview = Take(3) switch
        {
            0 => World.Do(ReportRules.BeginReview, new BeginReportReview(A.ByDistrict(), quarter), quarter, school),
            1 => World.Do(ReportRules.Reopen, new ReopenReport(A.ByDistrict(), quarter, "补报", InDays(Take(30))), quarter, school),
            _ => World.Do(ReportRules.Return, new ReturnReport(A.ByDistrict(), quarter, [new(null, "请核对")], InDays(Take(30))), quarter, school),
        };
    }

    private PlanTask Task()
    {
        var target = Take(4) switch { 0 => null, 1 => A.Target(1 + Take(9)), 2 => A.Target(1 + Take(100), measure: Measure.Percent), _ => A.Target(50, Bound.AtMost, Measure.Money) };
        int[] months = [.. Enumerable.Range(1, 12).Where(_ => Take(4) == 0)];
        return A.Task(
            $"t{++tasks}", months, target, Take(2) == 0 ? A.Democracy : A.Funds, 1 + Take(3_000_000),
            Take(4) == 0 ? TaskKind.Standing : TaskKind.OneOff, (Recurrence)Take(3));
    }

    private void Plan(SchoolCode school) =>
        World.Plan([.. Enumerable.Range(0, 1 + Take(5)).Select(_ => Task())], id: Take(2) == 0 ? "p2026" : "p2", school: school);

    private void Amend(SchoolCode school)
    {
        if (World.Union(school).Plans.Values.FirstOrDefault(p => p.Id != PlanId.FromDistrict) is not { InForce: { } inForce } plan) return;
        World.Do(PlanRules.Amend, new AmendPlan(A.BySchool(school), plan.Id, "调整"), school);
        World.SubmitPlan([.. inForce.Tasks.Where(_ => Take(3) > 0), Task()], plan.Id.Value, school);
        World.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), plan.Id, null), school);
    }

    private void HandDown(SchoolCode school)
    {
        World.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask($"d{++tasks}", [1 + Take(12)])));
        if (Take(2) == 0) World.Do(DistrictRules.CancelTask, new CancelDistrictTask(A.ByDistrict(), new($"d{tasks - Take(3)}"), "取消"));
        World.Do(DistrictTaskRules.Take, new TakeDistrictTasks(A.BySchool(school)), school);
    }

    private void Exempt(SchoolCode school, Quarter quarter)
    {
        if (Take(3) == 0) World.Do(RoundRules.EndExemption, new EndExemption(A.ByDistrict(), school, quarter, "恢复"));
        else World.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), school, quarter, new(2026, 4), "校舍重建"));
    }

    private void Reschedule(Quarter quarter, SchoolCode school)
    {
        var dates = A.Dates(quarter);
        if (Take(2) == 0) World.Do(RoundRules.Extend, new GrantExtension(A.ByDistrict(), school, quarter, dates.Due.AddDays(Take(25)), "病假"));
        else World.Do(RoundRules.Reschedule, new RescheduleRound(A.ByDistrict(), quarter, dates with { Lock = dates.Lock.AddDays(Take(20) - 10) }, "改期"));
    }
}
