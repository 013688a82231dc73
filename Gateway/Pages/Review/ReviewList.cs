using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>The queue as it was asked for, and where one is in it.</summary>
public sealed class ReviewList
{
    public ReviewList(ReviewQueue queue, ReviewAsk ask)
    {
        Queue = queue;
        Reports = [.. queue.Reports.Where(ask.Shows)];
        Plans = [.. queue.Plans.Where(ask.Shows)];

        // A queue that became shorter meanwhile ends on its last page.
        Ask = ask with { Page = Math.Clamp(ask.Page, 1, Math.Max(1, (Reports.Length + ReviewAsk.PageSize - 1) / ReviewAsk.PageSize)) };
        First = (Ask.Page - 1) * ReviewAsk.PageSize;
        OnPage = [.. Reports.Skip(First).Take(ReviewAsk.PageSize)];
    }

    public ReviewQueue Queue { get; }

    public ReviewAsk Ask { get; }

    /// <summary>All that fit the filters.</summary>
    public ImmutableArray<WaitingReport> Reports { get; }

    /// <summary>Those of them on the page.</summary>
    public ImmutableArray<WaitingReport> OnPage { get; }

    /// <summary>So many stand before the page.</summary>
    public int First { get; }

    public ImmutableArray<WaitingPlan> Plans { get; }

    public string GroupName(GroupCode group) => Queue.Groups.FirstOrDefault(g => g.Code == group)?.Name ?? "";

    /// <summary>The report after this one; null: it is the last, or none waits. After one that waits no longer comes the first.</summary>
    public WaitingReport? After(SchoolCode school, Quarter quarter) => At(PlaceOf(school, quarter) + 1);

    public WaitingReport? Before(SchoolCode school, Quarter quarter) => At(PlaceOf(school, quarter) - 1);

    public bool Holds(SchoolCode school, Quarter quarter) => PlaceOf(school, quarter) >= 0;

    /// <summary>So many reports around one, for the list beside it.</summary>
    public IEnumerable<WaitingReport> Around(SchoolCode school, Quarter quarter, int count)
    {
        var first = Math.Clamp(PlaceOf(school, quarter) - (count / 2), 0, Math.Max(0, Reports.Length - count));
        return Reports.Skip(first).Take(count);
    }

    private WaitingReport? At(int place) => place >= 0 && place < Reports.Length ? Reports[place] : null;

    private int PlaceOf(SchoolCode school, Quarter quarter)
    {
        for (var i = 0; i < Reports.Length; i++)
            if (Reports[i].School.School == school && Reports[i].Quarter == quarter) return i;
        return -1;
    }
}
