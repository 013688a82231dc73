using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>States of a plan or a report (状态). <c>Archived</c> follows from the district's closed years and is never stored.</summary>
public enum WorkState
{
    /// <summary>未填.</summary>
    NotStarted,

    /// <summary>填写中.</summary>
    Draft,

    /// <summary>已报送.</summary>
    Submitted,

    /// <summary>审核中.</summary>
    InReview,

    /// <summary>退回修改.</summary>
    Returned,

    /// <summary>审核通过.</summary>
    Accepted,

    /// <summary>已解锁.</summary>
    Reopened,

    /// <summary>已归档.</summary>
    Archived,
}

/// <summary>A version of a plan that was accepted.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="InForceFrom">Moment of acceptance, UTC; it ends with the next version's.</param>
/// <param name="Reason">Why the plan was changed; null for the first.</param>
public sealed record PlanVersion(int Number, string Title, ImmutableArray<PlanTask> Tasks, DateTimeOffset InForceFrom, string? Reason);

/// <summary>A version that was handed in and is not accepted yet.</summary>
public sealed record PlanProposal(string Title, ImmutableArray<PlanTask> Tasks, string? Reason, DateTimeOffset SubmittedAt);

/// <summary>What reviewers did, oldest first (审核记录).</summary>
/// <param name="Act">submitted, withdrawn, review-started, accepted, returned, reopened, amendment-started, backfilled …</param>
/// <param name="By">Account.</param>
/// <param name="OnBehalf">Of a submission by the office: why and from what; null otherwise.</param>
public sealed record ReviewEntry(
    DateTimeOffset At, string By, string Act, string? Note, ImmutableArray<ReturnReason> Reasons, DateOnly? Deadline, OnBehalf? OnBehalf = null);

/// <summary>A plan (计划) with its versions.</summary>
/// <param name="State">State of the version under way; <c>Accepted</c> when none is.</param>
/// <param name="FirstSubmittedAt">When it was first handed in, UTC.</param>
/// <param name="Proposal">The last version that was handed in and is not accepted; stays when returned.</param>
/// <param name="AmendmentReason">Why it is being changed; null unless an amendment is under way.</param>
/// <param name="Deadline">Last day for handing in again after a return.</param>
/// <param name="SubmittedFrom">State that the last submission left; a withdrawal goes back to it.</param>
/// <param name="TakenFrom">The merged school whose open tasks it holds, or null.</param>
/// <param name="OnBehalf">The last submission, when the office made it; null: the school did.</param>
/// <param name="SentBack">What the office returned last, until a version comes into force: what a new submission is held against.</param>
public sealed record Plan(
    PlanId Id,
    string Title,
    PlanSpan Span,
    PlanDocument? Document,
    WorkState State,
    ImmutableArray<PlanVersion> Versions,
    PlanProposal? Proposal,
    string? AmendmentReason,
    DateTimeOffset? FirstSubmittedAt,
    DateOnly? Deadline,
    ImmutableArray<ReviewEntry> Reviews,
    WorkState SubmittedFrom = WorkState.Draft,
    SchoolCode? TakenFrom = null,
    FiledOnBehalf? OnBehalf = null,
    PlanProposal? SentBack = null)
{
    /// <summary>Of a plan of an earlier year that the office entered afterwards (补录); null: it was handed in.</summary>
    public BackfillMark? Backfill { get; init; }

    /// <summary>Grows with everything that happens to the plan; what If-Match compares.</summary>
    [JsonIgnore]
    public int Revision => Reviews.Length + Versions.Length + 1;

    /// <summary>Whether what the office handed in stands and waits for the school's word.</summary>
    [JsonIgnore]
    public bool AwaitsConfirmation => OnBehalf is { IsConfirmed: false } && State is not WorkState.Returned;

    /// <summary>The version in force now, or null.</summary>
    [JsonIgnore]
    public PlanVersion? InForce => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>The tasks in force now; none before the first acceptance.</summary>
    [JsonIgnore]
    public ImmutableArray<PlanTask> TasksInForce => InForce?.Tasks ?? [];

    /// <summary>The version that was in force just before a moment, or null.</summary>
    public PlanVersion? InForceBefore(DateTimeOffset moment) => Versions.LastOrDefault(v => v.InForceFrom < moment);

    /// <summary>The tasks that are shown: the version under way, else the one in force.</summary>
    [JsonIgnore]
    public ImmutableArray<PlanTask> LatestTasks => Proposal?.Tasks ?? TasksInForce;
}
