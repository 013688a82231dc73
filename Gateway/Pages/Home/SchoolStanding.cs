using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>One of the school's rates beside its group's median.</summary>
/// <param name="Numbers">The n/m.</param>
/// <param name="Median">Of the group, millionths; null: not to be shown.</param>
public sealed record StandingRate(string Name, Rate Rate, string Numbers, long? Median);

/// <summary>How far the school is at a quarter, on one basis.</summary>
/// <param name="Rates">Null: no quarter was due yet.</param>
public sealed record SchoolStanding(Quarter Quarter, Basis Basis, SchoolRates Rates, GroupMedians Medians)
{
    /// <summary>The last quarter whose reports were due; before the first is due, the first that was opened; null: none was.</summary>
    public static Quarter? LastQuarter(ImmutableArray<SchoolYearView> years, DateOnly today)
    {
        var opened = years.SelectMany(y => y.Quarters).Where(q => q.Round is not null).OrderBy(q => q.Quarter).ToArray();
        return (opened.LastOrDefault(q => q.Round!.Dates.Due < today) ?? opened.FirstOrDefault())?.Quarter;
    }

    public static SchoolStanding? Of(HomeSource source, Basis basis, GroupMedians? medians) =>
        medians is not null && source.Reports.FirstOrDefault(r => r.Quarter == medians.Quarter) is { } report
            ? new(medians.Quarter, basis, basis is Basis.Accepted ? report.Accepted : report.Reported, medians)
            : null;

    public StandingRate Completion => new(Texts.Completion, Rates.Completion, Say.It(HomeTexts.OfTasks, Figures.Weights(Rates.Completion)), Medians.Completion);

    public StandingRate Year => new(Texts.YearProgress, Rates.Year, Say.It(HomeTexts.OfTasks, Figures.Weights(Rates.Year)), Medians.Year);

    public StandingRate Punctuality =>
        new(Texts.Punctuality, Medians.OwnPunctuality, Say.It(HomeTexts.OfReports, Figures.Schools(Medians.OwnPunctuality)), Medians.Punctuality);
}
