using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>
/// What a command on a report answers. Answers are kept in the journal for ever, so this one is small; who wants to see the lines and
/// the rates asks for <see cref="ReportView"/>.
/// </summary>
/// <param name="IsEmpty">The standing submission says nothing about any due occurrence: it counts as not reported.</param>
/// <param name="FiledAt">First submission that was not empty and not withdrawn, UTC; decides 及时率.</param>
/// <param name="Deadline">Last day for handing in again after a return or reopening.</param>
/// <param name="Revision">What If-Match compares.</param>
public sealed record ReportReceipt(
    Quarter Quarter,
    WorkState State,
    bool IsEmpty,
    DateTimeOffset? FiledAt,
    DateTimeOffset? LastSubmittedAt,
    DateOnly? Deadline,
    int Revision)
{
    public static ReportReceipt Of(QuarterReport report) => new(
        report.Quarter, report.State, report.IsEmpty, report.FiledAt, report.LastSubmittedAt, report.Deadline, report.Revision);
}
