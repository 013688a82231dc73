using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>Begins a plan.</summary>
public sealed record StartPlan(CommandContext Context, PlanId Plan, string Title, PlanSpan Span, PlanDocument? Document) : ICommand;

/// <summary>Hands a version in.</summary>
/// <param name="Tasks">The tasks as the school sees them; null: the saved draft.</param>
/// <param name="OnBehalf">Given by the office, and by the office only.</param>
public sealed record SubmitPlan(
    CommandContext Context, PlanId Plan, string Title, ImmutableArray<PlanTask>? Tasks, OnBehalf? OnBehalf = null) : ICommand;

/// <summary>The school confirms what the office handed in for it.</summary>
public sealed record ConfirmPlan(CommandContext Context, PlanId Plan) : ICommand;

public sealed record WithdrawPlan(CommandContext Context, PlanId Plan) : ICommand;

public sealed record BeginPlanReview(CommandContext Context, PlanId Plan) : ICommand;

public sealed record AcceptPlan(CommandContext Context, PlanId Plan, string? Note) : ICommand;

/// <param name="Deadline">Last day for handing in again; not before today.</param>
public sealed record ReturnPlan(CommandContext Context, PlanId Plan, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : ICommand;

/// <summary>Begins to change an accepted plan.</summary>
public sealed record AmendPlan(CommandContext Context, PlanId Plan, string Reason) : ICommand;

public sealed record DropAmendment(CommandContext Context, PlanId Plan) : ICommand;

/// <summary>Takes the district's tasks into the school's plan “区下达任务”.</summary>
public sealed record TakeDistrictTasks(CommandContext Context) : ICommand;

/// <summary>A merged school gives its open tasks away.</summary>
public sealed record HandOverTasks(CommandContext Context) : ICommand;

/// <summary>The successor takes the open tasks of a merged school.</summary>
public sealed record TakeOverTasks(CommandContext Context, SchoolCode From) : ICommand;
