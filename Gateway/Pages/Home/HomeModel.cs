using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>The school's home page.</summary>
public sealed class HomeModel(HomeSource source, ImmutableDictionary<Quarter, ReportDraft> drafts, Basis basis, GroupMedians? medians)
{
    public HomeSource Source => source;

    public Basis Basis => basis;

    public ImmutableArray<ReturnedItem> Returned { get; } = ReturnedItem.Of(source);

    public ImmutableArray<OwedItem> Owed { get; } = OwedItem.Of(source, drafts);

    public ImmutableArray<MonthTask> Tasks { get; } = MonthTask.Of(source);

    /// <summary>Tasks of earlier quarters that are still open, of the last quarter that was opened.</summary>
    public int Overdue { get; } = source.Reports.LastOrDefault(r => r.Round is not null)?.Lines.Count(l => l.IsOverdue && l.Reported.IsOpen) ?? 0;

    public SchoolStanding? Standing { get; } = SchoolStanding.Of(source, basis, medians);

    public ImmutableArray<NewsItem> News { get; } = HomeNews.Of(source);

    /// <summary>Nothing was ever handed in: the first thing to do is the plan.</summary>
    public bool IsFirstDay { get; } = source.Plans.All(p => p.Id == PlanId.FromDistrict) && source.Reports.All(r => r.Reviews.IsEmpty);

    /// <summary>The quarter that is opened next, as far as the calendar tells: the first one of the year without a round.</summary>
    public Quarter? NextQuarter { get; } = Quarter.OfYear(source.Today.Year).Cast<Quarter?>().FirstOrDefault(q => source.Reports.All(r => r.Quarter != q || r.Round is null));
}
