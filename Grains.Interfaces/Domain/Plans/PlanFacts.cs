using System.Collections.Immutable;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>A plan was begun.</summary>
/// <param name="Document">Where its text came from, or null when it is typed in.</param>
public sealed record PlanStarted(PlanId Plan, string Title, PlanSpan Span, PlanDocument? Document) : IFact;

/// <summary>A version was handed in.</summary>
/// <param name="Reason">Why the plan is changed; null for the first version.</param>
/// <param name="OnBehalf">Why and from what the office handed it in; null: the school did.</param>
/// <param name="FiledAt">The moment that counts as handed in, UTC; null: when it happened.</param>
public sealed record PlanSubmitted(
    PlanId Plan, string Title, ImmutableArray<PlanTask> Tasks, string? Reason, OnBehalf? OnBehalf = null, DateTimeOffset? FiledAt = null) : IFact;

/// <summary>The school confirmed what the office had handed in for it.</summary>
public sealed record PlanConfirmed(PlanId Plan) : IFact;

/// <summary>The school took its submission back, before the review began.</summary>
public sealed record PlanWithdrawn(PlanId Plan) : IFact;

public sealed record PlanReviewStarted(PlanId Plan) : IFact;

/// <summary>The submitted version is in force from now on.</summary>
public sealed record PlanAccepted(PlanId Plan, string? Note) : IFact;

public sealed record PlanReturned(PlanId Plan, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : IFact;

/// <summary>The school begins to change an accepted plan (调整); the version in force stays until the next is accepted.</summary>
public sealed record PlanAmendmentStarted(PlanId Plan, string Reason) : IFact;

/// <summary>The school gave up its amendment.</summary>
public sealed record PlanAmendmentDropped(PlanId Plan) : IFact;

/// <summary>The school took district tasks into its plan “区下达任务”; they are in force from now on.</summary>
/// <param name="Tasks">All district tasks of that plan, old and new.</param>
public sealed record DistrictTasksTaken(PlanSpan Span, ImmutableArray<PlanTask> Tasks) : IFact;

/// <summary>The school was merged: its open tasks left it.</summary>
/// <param name="Tasks">Tasks that were open, by plan.</param>
public sealed record TasksHandedOver(SchoolCode Successor, ImmutableArray<HandedOverPlan> Tasks, bool ArePassedOn) : IFact;

/// <summary>Open tasks of a merged school became tasks of this one.</summary>
/// <param name="Plan">New plan that holds them.</param>
public sealed record TasksTakenOver(SchoolCode From, PlanId Plan, string Title, PlanSpan Span, ImmutableArray<PlanTask> Tasks) : IFact;

/// <summary>The document that a plan was read from.</summary>
/// <param name="Name">File name, or “粘贴的文字”.</param>
/// <param name="Sha256">Digest of its bytes, 64 lower-case hex digits.</param>
public sealed record PlanDocument(string Name, string Sha256)
{
    /// <remarks>Code: plan.document-invalid.</remarks>
    internal static void Check(Checks checks, PlanDocument? document, string? place = null) => checks.Valid(
        document is null or { Name.Length: > 0 and <= 255, Sha256.Length: 64 } && document?.Sha256.All(char.IsAsciiHexDigitLower) is not false,
        "plan.document-invalid", "文件的名称或校验值不对。", place);
}

/// <summary>One reason of a return.</summary>
/// <param name="Item">Task or occurrence that it concerns, or null for the whole.</param>
public sealed record ReturnReason(string? Item, string Text);

public sealed record HandedOverPlan(PlanId Plan, PlanSpan Span, ImmutableArray<PlanTask> Tasks);
