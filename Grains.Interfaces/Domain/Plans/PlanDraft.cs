using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>What somebody is still typing into a plan. Not journaled, not checked: bad input is kept as it is until it is handed in.</summary>
/// <param name="Revision">Revision of the plan that it was typed on; it is ignored once the plan has a later one.</param>
public sealed record PlanDraft(PlanId Plan, string Title, ImmutableArray<PlanTask> Tasks, int Revision, DateTimeOffset SavedAt, string SavedBy);
