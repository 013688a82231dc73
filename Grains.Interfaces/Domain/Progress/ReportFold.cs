using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What facts about quarter reports do to a school's union.</summary>
internal static class ReportFold
{
    /// <summary>The state after a fact about reports; null when the fact is about something else.</summary>
    public static SchoolUnion? Apply(SchoolUnion union, IFact fact, DateTimeOffset at, string by)
    {
        QuarterReport Reviewed(Quarter quarter, WorkState state, string act, string? note = null, ImmutableArray<ReturnReason> reasons = default, DateOnly? deadline = null,
            OnBehalf? onBehalf = null)
        {
            var report = union.Report(quarter);
            return report with
            {
                State = state,
                Deadline = deadline ?? report.Deadline,
                Reviews = report.Reviews.Add(new(at, by, act, note, reasons.IsDefault ? [] : reasons, deadline, onBehalf)),
            };
        }

        return fact switch
        {
            ReportStarted f => union.With(union.Report(f.Quarter) with { State = WorkState.Draft }),
            ReportSubmitted f => union.With(Submitted(
                Reviewed(f.Quarter, WorkState.Submitted, "submitted", onBehalf: f.OnBehalf), f, at, by, union.Report(f.Quarter).State)),
            ReportConfirmed f => union.With(union.Report(f.Quarter) with { OnBehalf = union.Report(f.Quarter).OnBehalf?.Confirmed(by, at) }),
            ReportPaperReceived f => union.With(union.Report(f.Quarter) with { Paper = new(f.On, f.Note, by, at) }),
            ReportPaperUndone f => union.With(union.Report(f.Quarter) with { Paper = null }),
            ReportWithdrawn f => union.With(Withdrawn(Reviewed(f.Quarter, union.Report(f.Quarter).SubmittedFrom, "withdrawn"))),
            ReportReviewStarted f => union.With(Reviewed(f.Quarter, WorkState.InReview, "review-started")),
            ReportAccepted f => union.With(Accepted(Reviewed(f.Quarter, WorkState.Accepted, "accepted", f.Note))),
            ReportReturned f => union.With(Returned(
                SentBack(Reviewed(f.Quarter, WorkState.Returned, "returned", null, f.Reasons, f.Deadline)), f.Deadline, union.Report(f.Quarter).State)),
            ReportReopened f => union.With(SentBack(Reviewed(f.Quarter, WorkState.Reopened, "reopened", f.Reason, default, f.Deadline))),
            _ => null,
        };
    }

    private static QuarterReport Submitted(QuarterReport report, ReportSubmitted fact, DateTimeOffset at, string by, WorkState from) => report with
    {
        Submitted = fact.Content,
        LastHandedIn = fact.Content,
        IsEmpty = fact.IsEmpty,
        FiledAt = report.FiledAt ?? (fact.IsEmpty ? null : fact.FiledAt ?? at),
        FiledBefore = report.FiledAt,
        LastSubmittedAt = at,
        KeptDeadlines = report.KeptDeadlines && fact.KeptDeadline,
        JudgedBy = fact.JudgedBy,
        SubmittedFrom = from is WorkState.NotStarted ? WorkState.Draft : from,
        OnBehalf = FiledOnBehalf.Of(fact.OnBehalf, by, at),
        OnBehalfBefore = report.OnBehalf,
    };

    /// <summary>A withdrawn submission counts as never made; what stood before it stands again: after a reopening the accepted content.</summary>
    private static QuarterReport Withdrawn(QuarterReport report)
    {
        var stands = report.SubmittedFrom is WorkState.Reopened;
        return report with
        {
            Submitted = stands ? report.Accepted : null,
            IsEmpty = stands && report.IsAcceptedEmpty,
            FiledAt = report.FiledBefore,
            OnBehalf = report.OnBehalfBefore,
        };
    }

    private static QuarterReport Accepted(QuarterReport report) =>
        report with { Accepted = report.Submitted, IsAcceptedEmpty = report.IsEmpty, Deadline = null, FirstReturnDeadline = null };

    /// <summary>Returned or reopened once more, nothing came in between: what was sent back first stays.</summary>
    private static QuarterReport SentBack(QuarterReport report) => report with { SentBack = report.Submitted ?? report.SentBack };

    private static QuarterReport Returned(QuarterReport report, DateOnly deadline, WorkState from) => report with
    {
        Submitted = null,
        IsEmpty = false,
        FirstReturnDeadline = from is WorkState.Returned ? report.FirstReturnDeadline : deadline,
    };
}
