using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>The queue as it was asked for, and where one is in it.</summary>
public sealed class ReviewList(ReviewQueue queue, ReviewAsk ask)
{
    public ReviewQueue Queue => queue;

    public ReviewAsk Ask => ask;

    public ImmutableArray<WaitingReport> Reports { get; } = [.. queue.Reports.Where(ask.Shows)];

    public ImmutableArray<WaitingPlan> Plans { get; } = [.. queue.Plans.Where(ask.Shows)];

    public string GroupName(GroupCode group) => queue.Groups.FirstOrDefault(g => g.Code == group)?.Name ?? "";

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
