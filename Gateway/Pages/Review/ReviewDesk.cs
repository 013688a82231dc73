using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>Asks everything that the review shows.</summary>
internal sealed class ReviewDesk(TimeProvider clock)
{
    public static async Task<Outcome<ReviewList>> List(DistrictCall call, IQueryCollection query, CancellationToken cancellationToken)
    {
        var waiting = await call.Comparison.Waiting(call.Actor, cancellationToken);
        if (waiting.Value is not { } queue) return Outcome<ReviewList>.Refused(waiting.Refusals);
        var ask = ReviewAsk.Of(call.Code, query);
        return new ReviewList(queue, ask.Group is { } group && queue.Groups.All(g => g.Code != group) ? ask with { Group = null } : ask);
    }

    /// <summary>A report with all around it; null: there is no such school or quarter.</summary>
    public async Task<ReviewModel?> Of(SchoolCall call, Quarter quarter, ReviewList list, CancellationToken cancellationToken)
    {
        if (await call.Union.Year(call.Actor, quarter.Year, cancellationToken) is not { } year) return null;
        if (year.Quarters.FirstOrDefault(q => q.Quarter == quarter) is not { } report) return null;
        if (await call.District.District.ViewFor(call.Actor, cancellationToken) is not { } district) return null;
        var group = year.School.Group;
        var compared = await call.District.Comparison.Compare(call.Actor, new(quarter, quarter, Basis.Reported, group), cancellationToken);
        var total = compared.Value?.Tables[^1].District;
        var today = Zones.DayOf(clock.GetUtcNow(), year.TimeZone);
        var shared = (await call.District.LedgerShelf.SharedPhotos(call.Actor, call.Code, cancellationToken))?.Photos ?? [];
        var own = FileSubject.Of(quarter).Name;
        var entries = await call.District.LedgerShelf.EntriesOfTasks(call.Actor, call.Code, quarter, cancellationToken);
        return new(
            year, report, list, district.Groups.FirstOrDefault(g => g.Code == group)?.Name ?? "", total?.MedianCompletion, total?.Counted ?? 0,
            district.Calendar.AfterWorkingDays(today, ReviewModel.UsualDays), today)
        {
            Entries = (entries?.Tasks ?? []).ToLookup(e => (e.Plan, e.Task)),
            Shared = shared.RemoveAll(photo => photo.Subject != own && !(photo.On >= quarter.FirstDay && photo.On <= quarter.LastDay)),
        };
    }
}
