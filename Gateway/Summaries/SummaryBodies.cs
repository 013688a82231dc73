using System.Collections.Immutable;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Gateway.Summaries;

/// <summary>A work summary as it was typed.</summary>
/// <param name="Sections">In their order; a sentence's source is named with the sentence as it stands in the text.</param>
public sealed record SummaryBody(ImmutableArray<SummarySection> Sections)
{
    internal SummaryContent Content => new(Sections);
}

/// <summary>What is handed in; without sections it is the saved draft.</summary>
public sealed record SubmitSummaryBody(ImmutableArray<SummarySection>? Sections)
{
    internal SummaryContent? Content => Sections is { } sections ? new(sections) : null;
}

/// <param name="Deadline">Last day for handing in again on time.</param>
public sealed record ReopenSummaryBody(string Reason, DateOnly Deadline);
