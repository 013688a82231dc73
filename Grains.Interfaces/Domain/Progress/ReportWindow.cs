using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Until when a school hands a quarter in, as it is told: <see cref="ReportRules"/> decides by the same days.</summary>
/// <param name="Day">The last day on time: of the return or reopening, else the school's own due day; null without a round.</param>
/// <param name="Until">The last day that is open, late or not; the same as <paramref name="Day"/> where late is closed.</param>
/// <param name="DaysLeft">Days from today to <paramref name="Day"/>: 0 today, below 0 when it is past.</param>
/// <param name="IsOpen">The school may fill in today.</param>
public sealed record ReportWindow(DateOnly? Day, DateOnly? Until, int DaysLeft, bool IsOpen)
{
    /// <param name="today">In the district's zone.</param>
    public static ReportWindow Of(ReportView report, DateOnly today)
    {
        if (report.Round is not { } round) return new(null, null, 0, false);
        var isBack = report.State is WorkState.Returned or WorkState.Reopened;
        var day = isBack ? report.Deadline ?? round.Dates.Due : report.Due ?? round.Dates.Due;
        var until = isBack ? day : day > round.Dates.Grace ? day : round.Dates.Grace;
        var isFillable = isBack || report.State is WorkState.NotStarted or WorkState.Draft;
        var hasBegun = isBack || (today >= round.Dates.Opens && (report.IsExpected || report.IsExempt));
        return new(day, until, day.DayNumber - today.DayNumber, isFillable && hasBegun && today <= until && (isBack || today <= round.Dates.Lock));
    }
}
