using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>Decides about plans. Pure: state, what the district said, command, now → facts or refusals.</summary>
public static class PlanRules
{
    /// <returns>Refusals: plan.exists, plan.span-invalid, plan.year-closed, school.unknown, school.closed, code.malformed, name.*.</returns>
    public static Decision<PlanView> Start(SchoolUnion union, PlanTerms terms, StartPlan command, DateTimeOffset now)
    {
        var checks = new Checks();
        checks.Code(command.Plan, "计划编号");
        checks.Name(command.Title, "计划名称");
        checks.Free(!union.Plans.ContainsKey(command.Plan), "plan.exists", "这个编号的计划已经有了，请换一个编号。", command.Plan.Value);
        checks.Valid(
            command.Span.Months is >= 1 and <= PlanSpan.MaxMonths,
            "plan.span-invalid", $"计划期间要从开始月份到结束月份，最长 {PlanSpan.MaxMonths} 个月。");
        RequireOpenSchool(checks, terms, now);
        RequireOpenYear(checks, terms, command.Span);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        return Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanStarted(command.Plan, command.Title, command.Span, command.Document));
    }

    /// <returns>Refusals: plan.unknown, plan.not-editable, plan.deadline-passed, plan.without-tasks and the flaws of tasks (see <see cref="TaskRules"/>).</returns>
    public static Decision<PlanView> Submit(SchoolUnion union, PlanTerms terms, SubmitPlan command, DateTimeOffset now)
    {
        if (!union.Plans.TryGetValue(command.Plan, out var plan)) return Unknown(command.Plan);
        var checks = new Checks();
        checks.Free(
            plan.State is WorkState.Draft or WorkState.Returned,
            "plan.not-editable", $"计划现在是“{Words.Of(plan.State)}”，不能提交。");
        checks.Free(
            plan.State is not WorkState.Returned || plan.Deadline is not { } deadline || terms.DayOf(now) <= deadline,
            "plan.deadline-passed", $"退回时给的期限（{Words.Day(plan.Deadline)}）已过，请联系区教育工会。");
        checks.Name(command.Title, "计划名称");
        RequireOpenSchool(checks, terms, now);
        RequireOpenYear(checks, terms, plan.Span);
        var tasks = command.Tasks ?? [];
        checks.Valid(!tasks.IsEmpty, "plan.without-tasks", "计划里还没有任务。");
        TaskRules.Check(checks, tasks, plan, terms);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        return Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanSubmitted(command.Plan, command.Title, tasks, plan.AmendmentReason));
    }

    /// <returns>Refusals: plan.unknown, plan.not-submitted (the review has begun, or nothing was handed in).</returns>
    public static Decision<PlanView> Withdraw(SchoolUnion union, WithdrawPlan command, DateTimeOffset now) =>
        When(union, command.Plan, WorkState.Submitted, "plan.not-submitted", "只有已报送、还没开始审核的计划可以撤回。")
        ?? Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanWithdrawn(command.Plan));

    public static Decision<PlanView> BeginReview(SchoolUnion union, BeginPlanReview command, DateTimeOffset now) =>
        When(union, command.Plan, WorkState.Submitted, "plan.not-submitted", "只有已报送的计划可以开始审核。")
        ?? Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanReviewStarted(command.Plan));

    /// <summary>The submitted version comes into force. Accepting is a reviewer's first act, too.</summary>
    public static Decision<PlanView> Accept(SchoolUnion union, PlanTerms terms, AcceptPlan command, DateTimeOffset now)
    {
        if (Reviewable(union, command.Plan) is { } refused) return refused;
        var checks = new Checks();
        checks.Text(command.Note, "审核意见");
        RequireOpenYear(checks, terms, union.Plans[command.Plan].Span);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        return Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanAccepted(command.Plan, command.Note));
    }

    /// <returns>Refusals: plan.unknown, plan.not-in-review, reason.missing, return.deadline-past, return.unknown-item.</returns>
    public static Decision<PlanView> Return(SchoolUnion union, PlanTerms terms, ReturnPlan command, DateTimeOffset now)
    {
        if (Reviewable(union, command.Plan) is { } refused) return refused;
        var items = union.Plans[command.Plan].LatestTasks.Select(t => t.Id.Value).ToHashSet();
        var checks = new Checks();
        ReturnRules.Check(checks, command.Reasons, command.Deadline, terms.DayOf(now), items.Contains);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        return Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanReturned(command.Plan, command.Reasons, command.Deadline));
    }

    /// <returns>Refusals: plan.unknown, plan.not-accepted, plan.from-district, plan.year-closed, reason.missing.</returns>
    public static Decision<PlanView> Amend(SchoolUnion union, PlanTerms terms, AmendPlan command, DateTimeOffset now)
    {
        if (When(union, command.Plan, WorkState.Accepted, "plan.not-accepted", "只有审核通过的计划可以调整。") is { } refused) return refused;
        var checks = new Checks();
        checks.Free(command.Plan != PlanId.FromDistrict, "plan.from-district", "区下达任务由区教育工会调整。");
        checks.Reason(command.Reason, "调整理由");
        RequireOpenYear(checks, terms, union.Plans[command.Plan].Span);
        if (checks.HaveFailed) return checks.Refuse<PlanView>();
        return Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanAmendmentStarted(command.Plan, command.Reason));
    }

    public static Decision<PlanView> DropAmendment(SchoolUnion union, DropAmendment command, DateTimeOffset now)
    {
        if (!union.Plans.TryGetValue(command.Plan, out var plan)) return Unknown(command.Plan);
        return plan.AmendmentReason is null || plan.State is not (WorkState.Draft or WorkState.Returned)
            ? new Refusal("plan.no-amendment", RefusalKind.Conflict, "没有正在填写的调整可以放弃。", command.Plan.Value)
            : Answer(union, command.Plan, now, command.Context.Actor.Account, new PlanAmendmentDropped(command.Plan));
    }

    internal static Decision<PlanView> Answer(SchoolUnion union, PlanId plan, DateTimeOffset now, string by, params IFact[] facts)
    {
        var after = facts.Aggregate(union, (state, fact) => state.Apply(fact, now, by));
        return Decision<PlanView>.Accept(PlanView.Of(after.Plans[plan]), facts);
    }

    private static void RequireOpenSchool(Checks checks, PlanTerms terms, DateTimeOffset now)
    {
        if (!checks.Require(terms.School is not null, "school.unknown", RefusalKind.Absent, "没有这所学校。")) return;
        checks.Free(terms.School!.IsOpenOn(terms.DayOf(now)), "school.closed", "这所学校已停办、合并或尚未启用。");
    }

    private static void RequireOpenYear(Checks checks, PlanTerms terms, PlanSpan span) =>
        checks.Free(!terms.ClosedYears.Contains(span.Last.Year), "plan.year-closed", $"{span.Last.Year}年已归档，不能再改计划。");

    private static Decision<PlanView>? Reviewable(SchoolUnion union, PlanId id) =>
        !union.Plans.TryGetValue(id, out var plan) ? Unknown(id)
        : plan.State is WorkState.Submitted or WorkState.InReview ? null
        : Refuse("plan.not-in-review", $"计划现在是“{Words.Of(plan.State)}”，没有待审核的内容。", id);

    private static Decision<PlanView>? When(SchoolUnion union, PlanId id, WorkState state, string code, string text) =>
        !union.Plans.TryGetValue(id, out var plan) ? Unknown(id)
        : plan.State == state ? null
        : Refuse(code, $"{text}现在是“{Words.Of(plan.State)}”。", id);

    private static Decision<PlanView> Refuse(string code, string text, PlanId id) =>
        new Refusal(code, RefusalKind.Conflict, text, id.Value);

    private static Decision<PlanView> Unknown(PlanId id) => new Refusal("plan.unknown", RefusalKind.Absent, "没有这个计划。", id.Value);
}
