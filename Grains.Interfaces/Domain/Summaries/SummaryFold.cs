using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Summaries;

/// <summary>What facts about work summaries do to a school's union.</summary>
internal static class SummaryFold
{
    /// <summary>The state after a fact about summaries; null when the fact is about something else.</summary>
    public static SchoolUnion? Apply(SchoolUnion union, IFact fact, DateTimeOffset at, string by)
    {
        WorkSummary Reviewed(SummaryPeriod period, WorkState state, string act, string? note = null, ImmutableArray<ReturnReason> reasons = default, DateOnly? deadline = null)
        {
            var summary = union.Summary(period);
            return summary with { State = state, Deadline = deadline, Reviews = summary.Reviews.Add(new(at, by, act, note, reasons.IsDefault ? [] : reasons, deadline)) };
        }

        return fact switch
        {
            SummarySubmitted f => union.With(Submitted(Reviewed(f.Period, WorkState.Submitted, "submitted"), f, at, union.Summary(f.Period))),
            SummaryWithdrawn f => union.With(Withdrawn(Reviewed(f.Period, union.Summary(f.Period).SubmittedFrom, "withdrawn"), union.Summary(f.Period))),
            SummaryAccepted f => union.With(Accepted(Reviewed(f.Period, WorkState.Accepted, "accepted", f.Note))),
            SummaryReturned f => union.With(Reviewed(f.Period, WorkState.Returned, "returned", null, f.Reasons, f.Deadline) with { Submitted = null }),
            SummaryReopened f => union.With(Reviewed(f.Period, WorkState.Reopened, "reopened", f.Reason, default, f.Deadline)),
            _ => null,
        };
    }

    private static WorkSummary Submitted(WorkSummary summary, SummarySubmitted fact, DateTimeOffset at, WorkSummary before) => summary with
    {
        Submitted = fact.Content,
        LastHandedIn = fact.Content,
        FiledAt = before.FiledAt ?? at,
        FiledBefore = before.FiledAt,
        LastSubmittedAt = at,
        Due = fact.Due,
        KeptDeadlines = before.KeptDeadlines && fact.KeptDeadline,
        SubmittedFrom = before.State,
        Deadline = before.Deadline,
    };

    /// <summary>A withdrawn submission counts as never made: what stood before stands again, its deadline with it.</summary>
    private static WorkSummary Withdrawn(WorkSummary summary, WorkSummary before) => summary with
    {
        Submitted = before.SubmittedFrom is WorkState.Reopened ? before.Accepted : null,
        FiledAt = before.FiledBefore,
        Deadline = before.Deadline,
    };

    private static WorkSummary Accepted(WorkSummary summary) => summary with { Accepted = summary.Submitted };
}
