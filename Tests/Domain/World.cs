using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain;

/// <summary>A district and its schools, driven by decisions alone: what is decided is folded, what is refused changes nothing.</summary>
/// <param name="twice">Sends every command twice through grains' journals beside it, or null.</param>
internal sealed class World(Twice? twice = null)
{
    private readonly Dictionary<SchoolCode, SchoolUnion> unions = [];

    public District District { get; private set; } = District.Empty;

    public DateTimeOffset Now { get; set; } = A.Noon(2026, 1, 5);

    /// <summary>Everything that happened; null: to the district.</summary>
    public List<(SchoolCode? School, IFact Fact, DateTimeOffset At, string By)> Facts { get; } = [];

    /// <summary>The codes of the last decision's refusals.</summary>
    public string[] Refused { get; private set; } = [];

    public SchoolUnion Xihu => Union(A.Xihu);

    /// <summary>Founded on 2026-01-05, with two groups and two primary schools.</summary>
    public static World Founded(Twice? twice = null)
    {
        var world = new World(twice);
        world.Do(DistrictRules.Found, new FoundDistrict(A.ByDistrict(), A.District, "青岚区教育工会", null));
        world.Do(DistrictRules.SetGroup, new SetGroup(A.ByDistrict(), A.Primary, "小学", 1));
        world.Do(DistrictRules.SetGroup, new SetGroup(A.ByDistrict(), A.Middle, "中学", 2));
        world.Do(SchoolRules.Register, new RegisterSchools(A.ByDistrict(), [A.School(A.Xihu), A.School(A.Donghu, "东湖小学")]));
        return world;
    }

    /// <summary>Founded, with an accepted plan of 溪湖小学 and open rounds.</summary>
    public static World Planned(PlanTask[] tasks, params Quarter[] rounds)
    {
        var world = Founded();
        world.Plan(tasks);
        foreach (var quarter in rounds) world.Open(quarter);
        return world;
    }

    public SchoolUnion Union(SchoolCode school) => unions.GetValueOrDefault(school, SchoolUnion.Empty);

    public World On(int month, int day, int year = 2026)
    {
        Now = A.Noon(year, month, day);
        return this;
    }

    public bool Do<TCommand>(Func<District, TCommand, DateTimeOffset, Decision<DistrictView>> decide, TCommand command)
        where TCommand : ICommand
    {
        twice?.OfDistrict(command, decide, Now);
        var decision = decide(District, command, Now);
        foreach (var fact in decision.Facts)
        {
            Facts.Add((null, fact, Now, command.Context.Actor.Account));
            District = District.Apply(fact, Now, command.Context.Actor.Account);
        }

        return Keep(decision);
    }

    public bool Do<TCommand, T>(Func<SchoolUnion, PlanTerms, TCommand, DateTimeOffset, Decision<T>> decide, TCommand command, SchoolCode? school = null)
        where TCommand : ICommand
        where T : class
    {
        var terms = District.TermsFor(school ?? A.Xihu);
        return Run(school ?? A.Xihu, command, (state, now) => decide(state, terms, command, now));
    }

    public bool Do<TCommand>(
        Func<SchoolUnion, RoundTerms, TCommand, DateTimeOffset, Decision<ReportReceipt>> decide, TCommand command, Quarter quarter, SchoolCode? school = null)
        where TCommand : ICommand
    {
        var terms = District.TermsFor(school ?? A.Xihu, quarter);
        return Run(school ?? A.Xihu, command, (state, now) => decide(state, terms, command, now));
    }

    public bool Run<T>(SchoolCode school, ICommand command, Func<SchoolUnion, DateTimeOffset, Decision<T>> decide)
        where T : class
    {
        twice?.OfSchool(school, command, decide, Now);
        return Fold(school, decide(Union(school), Now), command.Context.Actor.Account);
    }

    public bool Fold<T>(SchoolCode school, Decision<T> decision, string by = "officer")
        where T : class
    {
        foreach (var fact in decision.Facts)
        {
            Facts.Add((school, fact, Now, by));
            unions[school] = Union(school).Apply(fact, Now, by);
        }

        return Keep(decision);
    }

    public bool Open(Quarter quarter, RoundDates? dates = null) =>
        Do(RoundRules.Open, new OpenRound(A.ByDistrict(), quarter, dates ?? A.Dates(quarter)));

    /// <summary>Starts, submits and accepts a plan.</summary>
    public bool Plan(PlanTask[] tasks, PlanSpan? span = null, string id = "p2026", SchoolCode? school = null) =>
        Do(PlanRules.Start, new StartPlan(A.BySchool(), new(id), "2026年工会工作计划", span ?? A.Span(), null), school)
        && SubmitPlan(tasks, id, school)
        && Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), new(id), null), school);

    public bool SubmitPlan(PlanTask[] tasks, string id = "p2026", SchoolCode? school = null) =>
        Do(PlanRules.Submit, new SubmitPlan(A.BySchool(), new(id), "2026年工会工作计划", [.. tasks]), school);

    /// <summary>Amends the plan and accepts the amendment.</summary>
    public bool Amend(params PlanTask[] tasks) =>
        Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "工作有调整"))
        && SubmitPlan(tasks)
        && Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null));

    public bool Submit(Quarter quarter, params TaskProgress[] lines) => Submit(quarter, A.Content(lines));

    public bool Submit(Quarter quarter, ReportContent content, bool confirmEmpty = false, SchoolCode? school = null) =>
        Do(ReportRules.Submit, new SubmitReport(A.BySchool(school), quarter, content, confirmEmpty), quarter, school);

    public bool Withdraw(Quarter quarter) => Do(ReportRules.Withdraw, new WithdrawReport(A.BySchool(), quarter), quarter);

    public bool Accept(Quarter quarter) => Do(ReportRules.Accept, new AcceptReport(A.ByDistrict(), quarter, null), quarter);

    public bool Return(Quarter quarter, DateOnly deadline, string reason = "数字请核对") =>
        Do(ReportRules.Return, new ReturnReport(A.ByDistrict(), quarter, [new(null, reason)], deadline), quarter);

    public bool Reopen(Quarter quarter, DateOnly deadline) =>
        Do(ReportRules.Reopen, new ReopenReport(A.ByDistrict(), quarter, "补报一项活动", deadline), quarter);

    public ReportView View(Quarter quarter, SchoolCode? school = null) =>
        ReportView.Of(Union(school ?? A.Xihu), District.TermsFor(school ?? A.Xihu, quarter), Now);

    private bool Keep<T>(Decision<T> decision)
        where T : class
    {
        Refused = [.. decision.Refusals.Select(r => r.Code)];
        return !decision.IsRefused;
    }
}
