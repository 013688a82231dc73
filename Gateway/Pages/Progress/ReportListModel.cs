using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>A school's quarters of a year: how each stands, until when it is due, what to do next.</summary>
public sealed class ReportListModel(SchoolYearView year, DistrictView district, Actor actor, DateOnly today)
{
    public SchoolYearView Year => year;

    public DateOnly Today => today;

    public string At => $"/districts/{year.District}/schools/{year.School.Code}/quarters";

    /// <summary>The newest first: it is the one that somebody comes for.</summary>
    public ImmutableArray<ReportListRow> Rows => [.. year.Quarters.OrderByDescending(q => q.Quarter).Select(Row)];

    /// <summary>Years with rounds, newest first.</summary>
    public IEnumerable<int> Years => district.Rounds.Select(r => r.Quarter.Year).Append(year.Year).Distinct().OrderDescending();

    /// <summary>The year of the last round that has opened; without any, this year.</summary>
    internal static int UsualYear(DistrictView district, DateOnly today) =>
        district.Rounds.LastOrDefault(r => r.Dates.Opens <= today)?.Quarter.Year ?? today.Year;

    private ReportListRow Row(ReportView report)
    {
        var window = ReportWindow.Of(report, today);
        var isLate = report.FiledAt is { } filed ? Zones.DayOf(filed, year.TimeZone) > report.Due : window is { IsOpen: true, DaysLeft: < 0 };
        return new(report, window, isLate, window.IsOpen && PolicyTable.Allows("page.report-save", actor, report.State));
    }
}

/// <param name="IsLate">First handed in after the due day, or not handed in and the due day is past.</param>
/// <param name="MayFillIn">The post may type into it today.</param>
public sealed record ReportListRow(ReportView Report, ReportWindow Window, bool IsLate, bool MayFillIn)
{
    /// <summary>The next step, or null where there is only to look.</summary>
    public string? NextStep => !MayFillIn ? null : Report.State switch
    {
        WorkState.NotStarted => ReportTexts.StepStart,
        WorkState.Returned or WorkState.Reopened => ReportTexts.StepCorrect,
        _ => ReportTexts.StepGoOn,
    };
}
