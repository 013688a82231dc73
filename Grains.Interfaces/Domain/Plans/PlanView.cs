using System.Collections.Immutable;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>A plan as it is shown: the version under way or in force, and how it came about.</summary>
/// <param name="Tasks">The version under way, else the one in force.</param>
/// <param name="OnBehalf">The last submission, when the office made it (区代填); null: the school did.</param>
/// <param name="SentBack">What the office returned last, to hold <paramref name="Tasks"/> against; null: nothing since the version in force.</param>
/// <param name="InForceVersion">Number of the version in force; 0: none yet.</param>
public sealed record PlanView(
    PlanId Id,
    string Title,
    PlanSpan Span,
    WorkState State,
    ImmutableArray<PlanTask> Tasks,
    int InForceVersion,
    string? AmendmentReason,
    DateTimeOffset? FirstSubmittedAt,
    DateOnly? Deadline,
    PlanDocument? Document,
    ImmutableArray<PlanVersion> Versions,
    ImmutableArray<ReviewEntry> Reviews,
    int Revision,
    FiledOnBehalf? OnBehalf = null,
    PlanProposal? SentBack = null)
{
    /// <summary>Of a plan of an earlier year that the office entered afterwards (补录); null: it was handed in.</summary>
    public BackfillMark? Backfill { get; init; }

    public static PlanView Of(Plan plan) => new(
        plan.Id, plan.Title, plan.Span, plan.State, plan.LatestTasks, plan.InForce?.Number ?? 0, plan.AmendmentReason,
        plan.FirstSubmittedAt, plan.Deadline, plan.Document, plan.Versions, plan.Reviews, plan.Revision, plan.OnBehalf, plan.SentBack)
    {
        Backfill = plan.Backfill,
    };

    /// <summary>The same with the state that follows from the district's closed years (已归档).</summary>
    public PlanView ArchivedBy(ImmutableArray<int> closedYears) =>
        closedYears.Contains(Span.Last.Year) ? this with { State = WorkState.Archived } : this;
}
