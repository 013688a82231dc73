using System.Collections.Immutable;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>What facts about plans do to a school's union.</summary>
internal static class PlanFold
{
    /// <summary>The state after a fact about plans; null when the fact is about something else.</summary>
    public static SchoolUnion? Apply(SchoolUnion union, IFact fact, DateTimeOffset at, string by)
    {
        Plan Reviewed(PlanId id, WorkState state, string act, string? note = null, ImmutableArray<ReturnReason> reasons = default, DateOnly? deadline = null,
            OnBehalf? onBehalf = null)
        {
            var plan = union.Plans[id];
            return plan with
            {
                State = state,
                Deadline = deadline ?? plan.Deadline,
                Reviews = plan.Reviews.Add(new(at, by, act, note, reasons.IsDefault ? [] : reasons, deadline, onBehalf)),
            };
        }

        return fact switch
        {
            PlanStarted f => union.With(new Plan(f.Plan, f.Title, f.Span, f.Document, WorkState.Draft, [], null, null, null, null, [])),
            PlanSubmitted f => union.With(Submitted(
                Reviewed(f.Plan, WorkState.Submitted, "submitted", f.Reason, onBehalf: f.OnBehalf), f, at, by, union.Plans[f.Plan].State)),
            PlanConfirmed f => union.With(union.Plans[f.Plan] with { OnBehalf = union.Plans[f.Plan].OnBehalf?.Confirmed(by, at) }),
            PlanWithdrawn f => union.With(Withdrawn(Reviewed(f.Plan, union.Plans[f.Plan].SubmittedFrom, "withdrawn"))),
            PlanReviewStarted f => union.With(Reviewed(f.Plan, WorkState.InReview, "review-started")),
            PlanReturned f => union.With(SentBack(Reviewed(f.Plan, WorkState.Returned, "returned", null, f.Reasons, f.Deadline))),
            PlanAccepted f => union.With(InForce(Reviewed(f.Plan, WorkState.Accepted, "accepted", f.Note), at)),
            PlanAmendmentStarted f => union.With(Reviewed(f.Plan, WorkState.Draft, "amendment-started", f.Reason) with { AmendmentReason = f.Reason }),
            PlanAmendmentDropped f => union.With(Dropped(Reviewed(f.Plan, WorkState.Accepted, "amendment-dropped"))),
            DistrictTasksTaken f => union.With(Taken(union, f, at)),
            TasksTakenOver f => union.With(new Plan(
                f.Plan, f.Title, f.Span, null, WorkState.Accepted, [new(1, f.Title, f.Tasks, at, $"由 {f.From} 并入")], null, null, at, null, [],
                TakenFrom: f.From)),
            TasksHandedOver f => f.Tasks.Aggregate(union with { HandedOver = f }, (u, handed) => u.With(Without(u.Plans[handed.Plan], handed, at, f))),
            _ => null,
        };
    }

    private static Plan Submitted(Plan plan, PlanSubmitted fact, DateTimeOffset at, string by, WorkState from) => plan with
    {
        SubmittedFrom = from,
        Title = fact.Title,
        Proposal = new(fact.Title, fact.Tasks, fact.Reason, at),
        FirstSubmittedAt = plan.FirstSubmittedAt ?? fact.FiledAt ?? at,
        OnBehalf = FiledOnBehalf.Of(fact.OnBehalf, by, at),
    };

    /// <summary>A withdrawn first submission counts as never made.</summary>
    private static Plan Withdrawn(Plan plan) =>
        (plan.InForce is null && plan.SubmittedFrom is WorkState.Draft ? plan with { FirstSubmittedAt = null } : plan) with { OnBehalf = null };

    private static Plan SentBack(Plan plan) => plan with { SentBack = plan.Proposal };

    private static Plan Dropped(Plan plan) => plan with
    {
        Title = plan.InForce!.Title,
        AmendmentReason = null,
        Proposal = null,
        SentBack = null,
        Deadline = null,
    };

    private static Plan InForce(Plan plan, DateTimeOffset at)
    {
        var proposal = plan.Proposal!;
        return plan with
        {
            Versions = plan.Versions.Add(new(plan.Versions.Length + 1, proposal.Title, proposal.Tasks, at, proposal.Reason)),
            Proposal = null,
            SentBack = null,
            AmendmentReason = null,
            Deadline = null,
        };
    }

    private static Plan Taken(SchoolUnion union, DistrictTasksTaken fact, DateTimeOffset at)
    {
        var plan = union.Plans.GetValueOrDefault(PlanId.FromDistrict)
            ?? new Plan(PlanId.FromDistrict, "区下达任务", fact.Span, null, WorkState.Accepted, [], null, null, at, null, []);
        return plan with
        {
            Span = fact.Span,
            Versions = plan.Versions.Add(new(plan.Versions.Length + 1, plan.Title, fact.Tasks, at, plan.Versions.IsEmpty ? null : "区下达任务有变动")),
        };
    }

    private static Plan Without(Plan plan, HandedOverPlan handed, DateTimeOffset at, TasksHandedOver fact)
    {
        var gone = handed.Tasks.SelectMany(task => Occurrences.Of(plan.Id, plan.Span, task)).Select(o => o.Id).ToHashSet();
        return plan with
        {
            Versions = plan.Versions.Add(new(
                plan.Versions.Length + 1,
                plan.InForce!.Title,
                [.. plan.InForce.Tasks.Select(t => Occurrences.Part(plan.Id, plan.Span, t, o => !gone.Contains(o.Id))).OfType<PlanTask>()],
                at,
                fact.ArePassedOn ? $"学校合并，未完成任务转入 {fact.Successor}" : "学校合并，未完成任务取消")),
        };
    }
}
