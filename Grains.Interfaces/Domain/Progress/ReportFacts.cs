using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Somebody began to fill in; recorded once.</summary>
public sealed record ReportStarted(Quarter Quarter) : IFact;

/// <summary>A report was handed in (已报送).</summary>
/// <param name="IsEmpty">It says nothing about any due occurrence: counts as not reported.</param>
/// <param name="JudgedBy">The round it was judged by.</param>
/// <param name="KeptDeadline">Within the first deadline that a return gave; true when nothing was returned.</param>
public sealed record ReportSubmitted(Quarter Quarter, ReportContent Content, bool IsEmpty, JudgedBy JudgedBy, bool KeptDeadline) : IFact;

/// <summary>The school took its report back, before the review began.</summary>
public sealed record ReportWithdrawn(Quarter Quarter) : IFact;

public sealed record ReportReviewStarted(Quarter Quarter) : IFact;

public sealed record ReportAccepted(Quarter Quarter, string? Note) : IFact;

public sealed record ReportReturned(Quarter Quarter, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : IFact;

/// <summary>The district opened an accepted report again (已解锁).</summary>
public sealed record ReportReopened(Quarter Quarter, string Reason, DateOnly Deadline) : IFact;
