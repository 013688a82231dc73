using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>Decides about plans. Pure: state, what the district said, command, now → facts or refusals.</summary>
public static class PlanRules
{
    /// <returns>Refusals: plan.exists, plan.id-reserved, plan.span-invalid, plan.document-invalid, plan.year-closed, school.unknown,
    /// school.closed, code.malformed, name.*.</returns>
    public static Decision<PlanView> Start(SchoolUnion union, PlanTerms terms, StartPlan command, DateTimeOffset now)
    {
        var checks = new Checks();
        checks.Code(command.Plan, "计划编号");
        checks.Name(command.Title, "计划名称");
        checks.Valid(command.Plan.Value is null || !command.Plan.IsReserved, "plan.id-reserved", "这个编号留给区下达任务和补录，请换一个编号。", command.Plan.Value);
        checks.Free(!union.Plans.ContainsKey(command.Plan), "plan.exists", "这个编号的计划已经有了，请换一个编号。", command.Plan.Value);
        checks.Valid(
            command.Span is { First.IsKnown: true, Last.IsKnown: true, Months: >= 1 and <= PlanSpan.MaxMonths },
            "plan.span-invalid", $"计划期间要从开始月份到结束月份，最长 {PlanSpan.MaxMonths} 个月。");
        PlanDocument.Check(checks, command.Document);
        RequireOpenSchool(checks, terms, now);
        RequireOpenYear(checks, terms, command.Span);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        return Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanStarted(command.Plan, command.Title, command.Span, command.Document));
    }

    /// <summary>Hands a version in: by the school, or by the office on its behalf, judged by the day on which that received it.</summary>
    /// <returns>Refusals: plan.unknown, plan.not-editable, plan.deadline-passed, plan.year-closed, plan.without-tasks, plan.chair-signs,
    /// on-behalf.missing, on-behalf.not-yours, on-behalf.received-on, plan.document-invalid, school.unknown, school.closed, name.* and the flaws of tasks (see <see cref="TaskRules"/>).</returns>
    public static Decision<PlanView> Submit(SchoolUnion union, PlanTerms terms, SubmitPlan command, DateTimeOffset now)
    {
        if (!union.Plans.TryGetValue(command.Plan, out var plan)) return Unknown(command.Plan);
        var checks = new Checks();
        checks.Free(
            plan.State is WorkState.Draft or WorkState.Returned,
            "plan.not-editable", $"计划现在是“{Words.Of(plan.State)}”，不能提交。");
        checks.Free(
            plan.State is not WorkState.Returned || plan.Deadline is not { } deadline || (command.OnBehalf?.ReceivedOn ?? terms.DayOf(now)) <= deadline,
            "plan.deadline-passed", $"退回时给的期限（{Words.Day(plan.Deadline)}）已过，请联系区教育工会。");
        checks.Name(command.Title, "计划名称");
        var actor = command.Context.Actor;
        OnBehalfRules.Check(
            checks, actor, command.OnBehalf, terms.DayOf(now),
            plan.State is WorkState.Returned ? OnBehalfRules.SinceReturn(plan.Reviews, terms.TimeZone) : null);
        RequireChair(checks, actor, terms.ChairSigns);
        RequireOpenSchool(checks, terms, now);
        RequireOpenYear(checks, terms, plan.Span);
        var tasks = command.Tasks ?? [];
        checks.Valid(!tasks.IsEmpty, "plan.without-tasks", "计划里还没有任务。");
        TaskRules.Check(checks, tasks, plan, terms);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        var filedAt = command.OnBehalf is { } filing ? OnBehalfRules.FiledAt(filing, terms.TimeZone, now) : (DateTimeOffset?)null;
        return Answer(
            union, command.Plan, now, actor.Account,
            new PlanSubmitted(command.Plan, command.Title, tasks, plan.AmendmentReason, command.OnBehalf, filedAt));
    }

    /// <summary>The school confirms what the office handed in for it. It changes no number, so an archived year does not refuse it.</summary>
    /// <returns>Refusals: plan.unknown, plan.nothing-to-confirm, plan.chair-signs.</returns>
    public static Decision<PlanView> Confirm(SchoolUnion union, PlanTerms terms, ConfirmPlan command, DateTimeOffset now)
    {
        if (!union.Plans.TryGetValue(command.Plan, out var plan)) return Unknown(command.Plan);
        var checks = new Checks();
        checks.Free(plan.AwaitsConfirmation, "plan.nothing-to-confirm", "没有等待本校确认的区代填计划。", plan.Id.Value);
        RequireChair(checks, command.Context.Actor, terms.ChairSigns);
        return checks.HaveFailed
            ? checks.Refuse<PlanView>()
            : Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanConfirmed(command.Plan));
    }

    /// <summary>Why nothing can be typed into a plan's draft; null when it can. Refusals: plan.unknown, plan.not-editable.</summary>
    public static Refusal? UnlessEditable(SchoolUnion union, PlanId id)
    {
        if (!union.Plans.TryGetValue(id, out var plan)) return Unknown(id);
        return plan.State is WorkState.Draft or WorkState.Returned
            ? null
            : new("plan.not-editable", RefusalKind.Conflict, $"计划现在是“{Words.Of(plan.State)}”，不能编辑。", id.Value);
    }

    /// <returns>Refusals: plan.unknown, plan.not-submitted (the review has begun, or nothing was handed in), plan.chair-signs, plan.year-closed.</returns>
    public static Decision<PlanView> Withdraw(SchoolUnion union, PlanTerms terms, WithdrawPlan command, DateTimeOffset now) =>
        Act(union, terms, command.Plan, command, now, new PlanWithdrawn(command.Plan), (checks, plan) =>
        {
            checks.Free(plan.State is WorkState.Submitted, "plan.not-submitted", $"只有已报送、还没开始审核的计划可以撤回，{Now(plan)}", plan.Id.Value);
            RequireChair(checks, command.Context.Actor, terms.ChairSigns);
        });

    /// <returns>Refusals: plan.unknown, plan.not-submitted, plan.year-closed.</returns>
    public static Decision<PlanView> BeginReview(SchoolUnion union, PlanTerms terms, BeginPlanReview command, DateTimeOffset now) =>
        Act(union, terms, command.Plan, command, now, new PlanReviewStarted(command.Plan), (checks, plan) =>
            checks.Free(plan.State is WorkState.Submitted, "plan.not-submitted", $"只有已报送的计划可以开始审核，{Now(plan)}", plan.Id.Value));

    /// <summary>The submitted version comes into force. Accepting is a reviewer's first act, too.</summary>
    /// <returns>Refusals: plan.unknown, plan.not-in-review, plan.year-closed, school.tasks-gone (they passed on in a merger), text.too-long.</returns>
    public static Decision<PlanView> Accept(SchoolUnion union, PlanTerms terms, AcceptPlan command, DateTimeOffset now) =>
        Act(union, terms, command.Plan, command, now, new PlanAccepted(command.Plan, command.Note), (checks, plan) =>
        {
            RequireReviewable(checks, plan);
            checks.Free(union.HandedOver is null, "school.tasks-gone", "学校已合并，任务已经移交，不能再通过它的计划。", plan.Id.Value);
            checks.Text(command.Note, "审核意见");
        });

    /// <returns>Refusals: plan.unknown, plan.not-in-review, plan.year-closed, reason.missing, return.deadline-past, return.deadline-far,
    /// return.unknown-item.</returns>
    public static Decision<PlanView> Return(SchoolUnion union, PlanTerms terms, ReturnPlan command, DateTimeOffset now) =>
        Act(union, terms, command.Plan, command, now, new PlanReturned(command.Plan, command.Reasons, command.Deadline), (checks, plan) =>
        {
            RequireReviewable(checks, plan);
            var items = plan.LatestTasks.Select(t => t.Id.Value).ToHashSet();
            ReturnRules.Check(checks, command.Reasons, command.Deadline, terms.DayOf(now), items.Contains);
        });

    /// <returns>Refusals: plan.unknown, plan.not-accepted, plan.from-district, plan.backfilled, plan.year-closed, school.unknown, school.closed, reason.missing.</returns>
    public static Decision<PlanView> Amend(SchoolUnion union, PlanTerms terms, AmendPlan command, DateTimeOffset now) =>
        Act(union, terms, command.Plan, command, now, new PlanAmendmentStarted(command.Plan, command.Reason), (checks, plan) =>
        {
            checks.Free(plan.State is WorkState.Accepted, "plan.not-accepted", $"只有审核通过的计划可以调整，{Now(plan)}", plan.Id.Value);
            checks.Free(plan.Id != PlanId.FromDistrict, "plan.from-district", "区下达任务由区教育工会调整。", plan.Id.Value);
            checks.Free(plan.Backfill is null, "plan.backfilled", "补录的计划由区教育工会用补录的表格更正。", plan.Id.Value);
            checks.Reason(command.Reason, "调整理由");
            RequireOpenSchool(checks, terms, now);
        });

    /// <returns>Refusals: plan.unknown, plan.no-amendment, plan.year-closed.</returns>
    public static Decision<PlanView> DropAmendment(SchoolUnion union, PlanTerms terms, DropAmendment command, DateTimeOffset now) =>
        Act(union, terms, command.Plan, command, now, new PlanAmendmentDropped(command.Plan), (checks, plan) =>
            checks.Free(
                plan is { AmendmentReason: not null, State: WorkState.Draft or WorkState.Returned },
                "plan.no-amendment", "没有正在填写的调整可以放弃。", plan.Id.Value));

    private static Decision<PlanView> Act(
        SchoolUnion union, PlanTerms terms, PlanId id, ICommand command, DateTimeOffset now, IFact fact, Action<Checks, Plan> check)
    {
        if (!union.Plans.TryGetValue(id, out var plan)) return Unknown(id);
        var checks = new Checks();
        RequireOpenYear(checks, terms, plan.Span);
        check(checks, plan);
        return checks.HaveFailed ? checks.Refuse<PlanView>() : Answer(union, id, now, command.Context.Actor.Account, fact);
    }

    internal static Decision<PlanView> Answer(SchoolUnion union, PlanId plan, DateTimeOffset now, string by, params IFact[] facts)
    {
        var after = facts.Aggregate(union, (state, fact) => state.Apply(fact, now, by));
        return Decision<PlanView>.Accept(PlanView.Of(after.Plans[plan]), facts);
    }

    private static void RequireChair(Checks checks, Actor actor, bool chairSigns) => checks.Require(
        !chairSigns || actor.IsDistrict || actor.Role is Role.SchoolChair,
        "plan.chair-signs", RefusalKind.Forbidden, "本区规定计划由工会主席签发，请由工会主席报送。");

    private static void RequireOpenSchool(Checks checks, PlanTerms terms, DateTimeOffset now)
    {
        if (!checks.Require(terms.School is not null, "school.unknown", RefusalKind.Absent, "没有这所学校。")) return;
        checks.Free(terms.School!.IsOpenOn(terms.DayOf(now)), "school.closed", "这所学校已停办、合并或尚未启用。");
    }

    private static void RequireOpenYear(Checks checks, PlanTerms terms, PlanSpan span) =>
        checks.Free(!terms.ClosedYears.Contains(span.Last.Year), "plan.year-closed", $"{span.Last.Year}年已归档，不能再改计划。");

    private static void RequireReviewable(Checks checks, Plan plan) =>
        checks.Free(plan.State is WorkState.Submitted or WorkState.InReview, "plan.not-in-review", $"计划没有待审核的内容，{Now(plan)}", plan.Id.Value);

    private static string Now(Plan plan) => $"现在是“{Words.Of(plan.State)}”。";

    private static Refusal Unknown(PlanId id) => new("plan.unknown", RefusalKind.Absent, "没有这个计划。", id.Value);
}
