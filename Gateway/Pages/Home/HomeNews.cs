using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>Something that happened lately.</summary>
public sealed record NewsItem(DateTimeOffset At, string Text);

/// <summary>What happened lately: reviews, rounds, tasks of the district.</summary>
internal static class HomeNews
{
    private const int Shown = 7;

    /// <summary>Newest first.</summary>
    public static ImmutableArray<NewsItem> Of(HomeSource source) =>
        [.. Reviews(source).Concat(Rounds(source)).Concat(DistrictTasks(source)).OrderByDescending(n => n.At).Take(Shown)];

    private static IEnumerable<NewsItem> Reviews(HomeSource source) =>
        source.Plans.Where(p => p.Id != PlanId.FromDistrict).SelectMany(p => p.Reviews.Select(r => (p.Title, Entry: r)))
            .Concat(source.Reports.SelectMany(r => r.Reviews.Select(e => (Title: Say.It(HomeTexts.QuarterReport, r.Quarter.Name), Entry: e))))
            .Select(r => (r.Entry.At, Sentence: SentenceOf(r.Entry), r.Title))
            .Where(r => r.Sentence is not null)
            .Select(r => new NewsItem(r.At, Say.It(r.Sentence!, r.Title)));

    private static string? SentenceOf(ReviewEntry entry) => entry.Act switch
    {
        "submitted" => HomeTexts.NewsSubmitted,
        "withdrawn" => HomeTexts.NewsWithdrawn,
        "accepted" => HomeTexts.NewsAccepted,
        "returned" => HomeTexts.NewsReturned,
        "reopened" => HomeTexts.NewsReopened,
        _ => null,
    };

    private static IEnumerable<NewsItem> Rounds(HomeSource source) =>
        from report in source.Reports
        where report.Round is not null && report.IsExpected
        select new NewsItem(report.Round!.OpenedAt, Say.It(
            report.Round.Version > 1 ? HomeTexts.NewsRoundRescheduled : HomeTexts.NewsRoundOpened, report.Quarter.Name, HomeDays.Short(report.Due!.Value, source.Today)));

    /// <summary>The district's tasks as they came into the school's plan, version by version.</summary>
    private static IEnumerable<NewsItem> DistrictTasks(HomeSource source)
    {
        var known = new HashSet<TaskId>();
        foreach (var version in source.Plans.Where(p => p.Id == PlanId.FromDistrict).SelectMany(p => p.Versions))
        {
            var came = version.Tasks.Where(t => known.Add(t.Id)).ToArray();
            if (came.Length > 0) yield return new(version.InForceFrom, Say.It(HomeTexts.NewsDistrictTask, string.Join("；", came.Select(t => t.Title))));
        }
    }
}
