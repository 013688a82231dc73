using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What facts about quarter reports do to a school's union.</summary>
internal static class ReportFold
{
    /// <summary>The state after a fact about reports; null when the fact is about something else.</summary>
    public static SchoolUnion? Apply(SchoolUnion union, IFact fact, DateTimeOffset at, string by)
    {
        QuarterReport Reviewed(Quarter quarter, WorkState state, string act, string? note = null, ImmutableArray<ReturnReason> reasons = default, DateOnly? deadline = null)
        {
            var report = union.Report(quarter);
            return report with
            {
                State = state,
                Deadline = deadline ?? report.Deadline,
                Reviews = report.Reviews.Add(new(at, by, act, note, reasons.IsDefault ? [] : reasons, deadline)),
            };
        }

        return fact switch
        {
            ReportStarted f => union.With(union.Report(f.Quarter) with { State = WorkState.Draft }),
            ReportSubmitted f => union.With(Submitted(Reviewed(f.Quarter, WorkState.Submitted, "submitted"), f, at)),
            ReportWithdrawn f => union.With(Withdrawn(Reviewed(f.Quarter, WorkState.Draft, "withdrawn"))),
            ReportReviewStarted f => union.With(Reviewed(f.Quarter, WorkState.InReview, "review-started")),
            ReportAccepted f => union.With(Accepted(Reviewed(f.Quarter, WorkState.Accepted, "accepted", f.Note))),
            ReportReturned f => union.With(Returned(Reviewed(f.Quarter, WorkState.Returned, "returned", null, f.Reasons, f.Deadline), f.Deadline)),
            ReportReopened f => union.With(Reviewed(f.Quarter, WorkState.Reopened, "reopened", f.Reason, default, f.Deadline)),
            _ => null,
        };
    }

    private static QuarterReport Submitted(QuarterReport report, ReportSubmitted fact, DateTimeOffset at) => report with
    {
        Submitted = fact.Content,
        LastHandedIn = fact.Content,
        IsEmpty = fact.IsEmpty,
        FiledAt = report.FiledAt ?? (fact.IsEmpty ? null : at),
        LastSubmittedAt = at,
        KeptDeadlines = report.KeptDeadlines && fact.KeptDeadline,
        JudgedBy = fact.JudgedBy,
    };

    /// <summary>A withdrawn submission counts as never made; what was accepted before a reopening still stands.</summary>
    private static QuarterReport Withdrawn(QuarterReport report) => report with
    {
        State = report.Accepted is not null ? WorkState.Reopened : report.FirstReturnDeadline is not null ? WorkState.Returned : WorkState.Draft,
        Submitted = report.Accepted,
        IsEmpty = report.IsAcceptedEmpty,
        FiledAt = report.Accepted is not null || report.FirstReturnDeadline is not null ? report.FiledAt : null,
    };

    private static QuarterReport Accepted(QuarterReport report) =>
        report with { Accepted = report.Submitted, IsAcceptedEmpty = report.IsEmpty, Deadline = null };

    private static QuarterReport Returned(QuarterReport report, DateOnly deadline) =>
        report with { Submitted = null, IsEmpty = false, FirstReturnDeadline = report.FirstReturnDeadline ?? deadline };
}
