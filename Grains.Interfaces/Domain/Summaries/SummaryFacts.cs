using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Summaries;

/// <summary>A work summary was handed in (已报送).</summary>
/// <param name="Due">The last day on time, by which it was judged.</param>
/// <param name="KeptDeadline">Within the deadline that a return gave; true when nothing was returned.</param>
public sealed record SummarySubmitted(SummaryPeriod Period, SummaryContent Content, DateOnly Due, bool KeptDeadline) : IFact;

/// <summary>The school took it back, before it was reviewed.</summary>
public sealed record SummaryWithdrawn(SummaryPeriod Period) : IFact;

public sealed record SummaryAccepted(SummaryPeriod Period, string? Note) : IFact;

public sealed record SummaryReturned(SummaryPeriod Period, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : IFact;

/// <summary>The district opened an accepted summary again (已解锁).</summary>
public sealed record SummaryReopened(SummaryPeriod Period, string Reason, DateOnly Deadline) : IFact;
