using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Summaries;

/// <summary>A work summary of one school (半年小结, 年度总结).</summary>
/// <param name="Submitted">What stands as handed in: not withdrawn and not returned; null otherwise.</param>
/// <param name="Accepted">What stands as accepted, until the next is accepted.</param>
/// <param name="LastHandedIn">Kept for editing after a return.</param>
/// <param name="FiledAt">First submission that was not withdrawn, UTC; decides whether it was on time.</param>
/// <param name="Due">The last day on time by which the last submission was judged; null: nothing was handed in.</param>
/// <param name="KeptDeadlines">False once a returned summary came back after its deadline.</param>
/// <param name="Deadline">Last day for handing in again after a return or reopening.</param>
/// <param name="SubmittedFrom">State that the last submission left; a withdrawal goes back to it.</param>
/// <param name="FiledBefore"><paramref name="FiledAt"/> as it was before the last submission.</param>
public sealed record WorkSummary(
    SummaryPeriod Period,
    WorkState State,
    SummaryContent? Submitted,
    SummaryContent? Accepted,
    SummaryContent? LastHandedIn,
    DateTimeOffset? FiledAt,
    DateTimeOffset? LastSubmittedAt,
    DateOnly? Due,
    bool KeptDeadlines,
    DateOnly? Deadline,
    WorkState SubmittedFrom,
    DateTimeOffset? FiledBefore,
    ImmutableArray<ReviewEntry> Reviews)
{
    public static WorkSummary NotStarted(SummaryPeriod period) =>
        new(period, WorkState.NotStarted, null, null, null, null, null, null, true, null, WorkState.NotStarted, null, []);

    /// <summary>Grows with everything that happens to it; what If-Match compares.</summary>
    [JsonIgnore]
    public int Revision => Reviews.Length;

    /// <summary>How it stands against its dates: 按时, 迟报, 退回未再报, 未报.</summary>
    public Filing Filing(string timeZone) => SummaryFiling.Of(State, FiledAt, Due, KeptDeadlines, timeZone);
}

/// <summary>Whether a work summary was handed in, and in time.</summary>
public static class SummaryFiling
{
    /// <param name="due">The last day on time; null: nothing was handed in.</param>
    /// <inheritdoc cref="SummaryFiling"/>
    public static Filing Of(WorkState state, DateTimeOffset? filedAt, DateOnly? due, bool keptDeadlines, string timeZone) => (state, filedAt, due) switch
    {
        (WorkState.Returned, _, _) => Filing.Returned,
        (_, { } filed, { } day) => keptDeadlines && Zones.DayOf(filed, timeZone) <= day ? Filing.OnTime : Filing.Late,
        _ => Filing.Missing,
    };
}

/// <summary>What people of a school are typing of a summary; not journaled.</summary>
/// <param name="Revision">The summary's revision that it was typed on; another one, and it is ignored.</param>
public sealed record SummaryDraft(SummaryPeriod Period, SummaryContent Content, int Revision, DateTimeOffset SavedAt, string SavedBy);
