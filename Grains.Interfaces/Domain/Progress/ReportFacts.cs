using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Somebody began to fill in; recorded once.</summary>
public sealed record ReportStarted(Quarter Quarter) : IFact;

/// <summary>A report was handed in (已报送).</summary>
/// <param name="IsEmpty">It says nothing about any due occurrence: counts as not reported.</param>
/// <param name="JudgedBy">The round it was judged by.</param>
/// <param name="KeptDeadline">Within the first deadline that a return gave; true when nothing was returned.</param>
/// <param name="OnBehalf">Why and from what the office handed it in; null: the school did.</param>
/// <param name="FiledAt">The moment that counts as handed in, UTC; null: when it happened.</param>
public sealed record ReportSubmitted(
    Quarter Quarter, ReportContent Content, bool IsEmpty, JudgedBy JudgedBy, bool KeptDeadline, OnBehalf? OnBehalf = null,
    DateTimeOffset? FiledAt = null) : IFact;

/// <summary>The school confirmed what the office had handed in for it.</summary>
public sealed record ReportConfirmed(Quarter Quarter) : IFact;

/// <summary>The office has the signed paper of the report (纸质件已收).</summary>
/// <param name="On">The day on which it came.</param>
public sealed record ReportPaperReceived(Quarter Quarter, DateOnly On, string? Note) : IFact;

/// <summary>It was noted by mistake.</summary>
public sealed record ReportPaperUndone(Quarter Quarter) : IFact;

/// <summary>The school took its report back, before the review began.</summary>
public sealed record ReportWithdrawn(Quarter Quarter) : IFact;

public sealed record ReportReviewStarted(Quarter Quarter) : IFact;

public sealed record ReportAccepted(Quarter Quarter, string? Note) : IFact;

public sealed record ReportReturned(Quarter Quarter, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : IFact;

/// <summary>The district opened an accepted report again (已解锁).</summary>
public sealed record ReportReopened(Quarter Quarter, string Reason, DateOnly Deadline) : IFact;
