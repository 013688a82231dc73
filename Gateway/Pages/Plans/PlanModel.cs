using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A version of a plan, or what was handed in to become one.</summary>
/// <param name="Key">What an address names it by: 1, 2 …; the last one is handed in but not accepted when <paramref name="InForceFrom"/> is null.</param>
/// <param name="Filing">How many times it had been handed in when it stood like this; from 1.</param>
/// <param name="FiledAt">When it was handed in, UTC; null for what the district handed down.</param>
/// <param name="OnBehalf">Why and from what the office handed it in; null: the school did.</param>
public sealed record ShownVersion(
    string Key, int Number, string Title, ImmutableArray<PlanTask> Tasks, int Filing, DateTimeOffset? FiledAt, DateTimeOffset? InForceFrom, string? Reason,
    OnBehalf? OnBehalf = null)
{
    public string Name => InForceFrom is null ? Say.It(PlansTexts.VersionHandedIn, Number) : Say.It(PlansTexts.VersionNumber, Number);

    /// <summary>The name, with a word where the office filled it in.</summary>
    public string Label => OnBehalf is null ? Name : Say.It(PlansTexts.VersionOnBehalf, Name);
}

/// <summary>How the tasks of a plan are put together on its page.</summary>
public enum PlanOrder
{
    ByArea,
    ByMonth,
}

/// <summary>A plan as it is read: a version of it, and what differs from another.</summary>
/// <param name="Versions">Oldest first.</param>
/// <param name="Shown">The version that is read; null while nothing was handed in.</param>
/// <param name="Compared">The version that it is compared with, or null; a change that waits for review is compared with what is in force.</param>
public sealed record PlanModel(
    PlanFrame Frame, PlanView Plan, ImmutableArray<ShownVersion> Versions, ShownVersion? Shown, ShownVersion? Compared, PlanOrder Order)
{
    public string Here => Frame.Page(Plan.Id);

    /// <summary>The plan's files, as the post sees them.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>What stands as the office handed it in; null: the school did, or it went back before the school confirmed it.</summary>
    public FiledOnBehalf? OnBehalf => Plan.OnBehalf is { } filed && (filed.IsConfirmed || Plan.State is not WorkState.Returned) ? filed : null;

    /// <summary>Whether what was handed in after a return is shown, so that it can be held against what went back.</summary>
    public bool IsAgain => Plan is { SentBack: not null, State: WorkState.Submitted or WorkState.InReview } && Shown is { InForceFrom: null };

    public ReviewEntry? Returned => Plan.State is WorkState.Returned ? Plan.Reviews.LastOrDefault(r => r.Act == "returned") : null;

    public IEnumerable<ReturnReason> ReasonsFor(TaskId task) => Returned?.Reasons.Where(r => r.Item == task.Value) ?? [];

    internal static PlanModel Of(PlanFrame frame, PlanView plan, IQueryCollection query)
    {
        var versions = VersionsOf(plan);
        var isChange = plan is { AmendmentReason: not null, SentBack: null, State: WorkState.Submitted or WorkState.InReview };
        ShownVersion? Named(string field) => query[field].FirstOrDefault() is { } key ? versions.FirstOrDefault(v => v.Key == key) : null;
        return new(
            frame, plan, versions, Named("version") ?? versions.LastOrDefault(),
            query.ContainsKey("against") ? Named("against") : isChange ? versions.LastOrDefault(v => v.InForceFrom is not null) : null,
            query["by"].FirstOrDefault() == "month" ? PlanOrder.ByMonth : PlanOrder.ByArea);
    }

    /// <summary>The versions, and last what was handed in and is not accepted. How often each was handed in follows from the review history.</summary>
    private static ImmutableArray<ShownVersion> VersionsOf(PlanView plan)
    {
        var versions = ImmutableArray.CreateBuilder<ShownVersion>();
        foreach (var version in plan.Versions)
        {
            var since = versions.Count == 0 ? DateTimeOffset.MinValue : versions[^1].InForceFrom!.Value;
            var filed = Filings(plan, since, version.InForceFrom);
            versions.Add(new(
                Key(version.Number), version.Number, version.Title, version.Tasks, Math.Max(filed.Length, 1), filed.LastOrDefault()?.At, version.InForceFrom, version.Reason,
                filed.LastOrDefault()?.OnBehalf));
        }

        if (plan.Reviews.IsEmpty || plan.State is WorkState.Accepted or WorkState.Archived || plan.Reviews[^1].Act is "withdrawn") return versions.ToImmutable();
        var begun = plan.Reviews.LastOrDefault(r => r.Act is "amendment-started")?.At ?? DateTimeOffset.MinValue;
        var open = Filings(plan, begun, DateTimeOffset.MaxValue);
        if (open.Length > 0)
            versions.Add(new(Key(versions.Count + 1), versions.Count + 1, plan.Title, plan.Tasks, open.Length, open[^1].At, null, plan.AmendmentReason, open[^1].OnBehalf));
        return versions.ToImmutable();
    }

    private static ReviewEntry[] Filings(PlanView plan, DateTimeOffset after, DateTimeOffset until) =>
        [.. plan.Reviews.Where(r => r.Act == "submitted" && r.At >= after && r.At <= until)];

    private static string Key(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
