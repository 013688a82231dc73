using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>What a school's row in a quarter is judged by: the round's list and dates, the basis, the day.</summary>
internal sealed class QuarterContext
{
    private readonly Dictionary<SchoolCode, ExpectedSchool> expected;
    private readonly Dictionary<GroupCode, int> groupIndex;
    private readonly string timeZone;
    private readonly Basis basis;
    private readonly bool isOver;
    private readonly DateTimeOffset? usualDueEnd;

    public QuarterContext(
        Quarter quarter, RoundRow? round, string timeZone, Basis basis, DateOnly today, DateTimeOffset now, Dictionary<GroupCode, int> groupIndex)
    {
        Quarter = quarter;
        Round = round;
        IsLocked = round is not null && Zones.EndOf(round.Round.Dates.Lock, timeZone) <= now;
        expected = round?.Expected.ToDictionary(e => e.School) ?? [];
        usualDueEnd = round is null ? null : Zones.EndOf(round.Round.Dates.Due, timeZone);
        isOver = today > quarter.LastDay;
        this.groupIndex = groupIndex;
        this.timeZone = timeZone;
        this.basis = basis;
    }

    public Quarter Quarter { get; }

    public RoundRow? Round { get; }

    public bool IsLocked { get; }

    public ComparedSchool Row(SchoolRow school, ReportRow? report, SchoolSums sums)
    {
        var then = expected.GetValueOrDefault(school.School);
        var standing = Round is null || report is { IsBackfilled: true } ? Standing.NotEnabled
            : then is null ? Standing.NotExpected
            : Round.Exempt.Contains(school.School) ? Standing.Exempt
            : Standing.Expected;
        var extended = Round?.ExtendedUntil.TryGetValue(school.School, out var until) == true && until > Round.Round.Dates.Due ? until : (DateOnly?)null;
        var dueEnd = extended is { } day ? Zones.EndOf(day, timeZone) : usualDueEnd;
        var isBackfilled = report is { IsBackfilled: true };
        var rates = SchoolRates.Of(Quarter, sums.DueWeight, sums.DueEarned, sums.YearWeight, sums.YearEarned, isOver ? sums.DueOpen : sums.EarlierOpen);
        var notices = Round?.Notices.GetValueOrDefault(school.School);
        return new(
            then?.Name ?? school.Name,
            groupIndex.GetValueOrDefault(then?.Group ?? school.Group, -1),
            standing,
            standing is Standing.Expected || (standing is Standing.NotEnabled && sums.YearWeight > 0),
            report?.State ?? WorkState.NotStarted,
            standing is Standing.Expected ? FilingOf(report, dueEnd!.Value) : Filing.NotAsked,
            report?.FiledAt,
            extended ?? Round?.Round.Dates.Due,
            sums.DueCount,
            sums.DueCount - sums.DueOpen,
            isBackfilled ? rates.WithoutLateness() : rates,
            null,
            report?.IsOnBehalf ?? false,
            report?.IsConfirmed ?? false,
            report?.PaperReceivedOn,
            notices?.Count ?? 0,
            notices?.Last)
        {
            IsBackfilled = isBackfilled,
        };
    }

    private Filing FilingOf(ReportRow? report, DateTimeOffset dueEnd)
    {
        if (report is null) return Filing.Missing;
        var (stands, isEmpty) = basis is Basis.Accepted ? (report.IsAccepted, report.IsAcceptedEmpty) : (report.IsReported, report.IsEmpty);
        if (stands && isEmpty) return Filing.Empty;
        if (stands) return report.FiledAt < dueEnd && report.KeptDeadlines ? Filing.OnTime : Filing.Late;
        if (report.IsReported) return Filing.AwaitingReview;
        return report.State is WorkState.Returned ? Filing.Returned : Filing.Missing;
    }
}
