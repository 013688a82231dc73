using System.Collections.Immutable;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Progress;

/// <summary>Fields as they were typed; those that are absent stay.</summary>
/// <param name="Highlights">亮点; an empty text empties it.</param>
public sealed record ReportDraftBody(ImmutableArray<DraftField> Fields, ImmutableArray<ExtraWork>? Extra, string? Highlights, bool? NothingDue);

/// <summary>What is handed in; without content it is the saved draft.</summary>
/// <param name="ConfirmEmpty">Hand in although no due task says anything; counts as not reported.</param>
/// <param name="OnBehalf">Only from the office: why, from what, and when it was received (区代填).</param>
public sealed record SubmitReportBody(ReportContent? Content, bool ConfirmEmpty = false, OnBehalf? OnBehalf = null);

public sealed record ReopenReportBody(string Reason, DateOnly Deadline);
