using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Plans;

/// <param name="Plan">Code of the plan, free to choose, unique within the school.</param>
/// <param name="First">First month of its span.</param>
/// <param name="Last">Last month, included; at most 18 months in all.</param>
/// <param name="Document">The document that it is read from, or absent when it is typed in.</param>
public sealed record StartPlanBody(PlanId Plan, string Title, YearMonth First, YearMonth Last, PlanDocument? Document);

/// <summary>A task as it is typed or sent.</summary>
/// <param name="Kind">Absent: oneOff.</param>
/// <param name="Recurrence">Absent: none.</param>
/// <param name="WeightMillionths">Absent: 1,000,000.</param>
public sealed record TaskBody(
    TaskId Id,
    string Title,
    AreaCode Area,
    AreaCode? SecondArea,
    ImmutableArray<YearMonth> Months,
    Target? Target,
    string? Owner,
    SourceSpan? Source,
    TaskKind Kind = TaskKind.OneOff,
    Recurrence Recurrence = Recurrence.None,
    long WeightMillionths = PlanTask.UsualWeight)
{
    public PlanTask Task => new(Id, Kind, Title, Area, SecondArea, Months, Target, Recurrence, WeightMillionths, Owner, Source);
}

/// <summary>The whole draft; what is not in it is gone from it.</summary>
public sealed record PlanDraftBody(string Title, ImmutableArray<TaskBody> Tasks);

/// <summary>What is handed in; without tasks it is the saved draft.</summary>
/// <param name="Title">Absent only together with the tasks.</param>
/// <param name="OnBehalf">Only from the office: why, from what, and when it was received (区代填).</param>
public sealed record SubmitPlanBody(string? Title, ImmutableArray<TaskBody>? Tasks, OnBehalf? OnBehalf = null);

/// <param name="From">A school that merged into this one.</param>
public sealed record TakeOverBody(SchoolCode From);

public sealed record PlanList(ImmutableArray<PlanView> Plans);
