using System.Collections.Immutable;

namespace DistrictUnion.Documents.Calendar;

/// <summary>A plan whose weeks got their dates from a calendar.</summary>
/// <param name="Plan">The plan with months in its items and tasks, and with the questions that remain or came up.</param>
/// <param name="Filled">What was filled, in the order of the plan.</param>
public sealed record FilledWeeks(ReadPlan Plan, ImmutableArray<FilledWeek> Filled);

/// <summary>An item of the schedule whose week got its dates (由校历推算).</summary>
/// <param name="Last">Included.</param>
/// <param name="Months">As <c>2026-10</c>, ascending.</param>
/// <param name="Item">Where the item stands in the text as received.</param>
public sealed record FilledWeek(
    string Term, int Week, int? WeekEnd, DateOnly First, DateOnly Last, ImmutableArray<string> Months, SourceSpan Item);
