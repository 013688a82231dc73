using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What a school owes beside its quarter reports: plans for the district's periods, and its word on what was handed in for it.</summary>
/// <param name="Plans">The periods that are not over, by their spans.</param>
/// <param name="Unconfirmed">What the office handed in for the school and waits to be confirmed, newest first.</param>
public sealed record SchoolDuties(ImmutableArray<OwedPlan> Plans, ImmutableArray<Unconfirmed> Unconfirmed)
{
    public static SchoolDuties Of(SchoolUnion union, PlanTerms terms, DateTimeOffset now)
    {
        var today = terms.DayOf(now);
        return new(
            [.. terms.Periods.Where(p => today < p.Span.Last.Plus(1).FirstDay).Select(p => OwedPlan.Of(union, p, today, terms.TimeZone))],
            [.. PlansOf(union).Concat(ReportsOf(union)).OrderByDescending(u => u.OnBehalf.At)]);
    }

    private static IEnumerable<Unconfirmed> PlansOf(SchoolUnion union) =>
        union.Plans.Values.Where(p => p.AwaitsConfirmation).Select(p => new Unconfirmed(p.Id, null, p.Title, p.OnBehalf!));

    private static IEnumerable<Unconfirmed> ReportsOf(SchoolUnion union) =>
        union.Reports.Values.Where(r => r.AwaitsConfirmation).Select(r => new Unconfirmed(null, r.Quarter, $"{r.Quarter.Name}报告", r.OnBehalf!));
}

/// <summary>How a plan that the district expects stands.</summary>
/// <param name="Plan">The school's plan that covers the period; null: there is none yet.</param>
/// <param name="State">Of that plan; <c>NotStarted</c> without one.</param>
/// <param name="FiledAt">When it was first handed in, UTC, or null.</param>
/// <param name="IsOwed">Not handed in, or returned and not handed in again.</param>
/// <param name="IsLate">Owed after the due day, or first handed in after it.</param>
public sealed record OwedPlan(PlanPeriod Period, PlanId? Plan, WorkState State, DateTimeOffset? FiledAt, bool IsOwed, bool IsLate)
{
    /// <summary>A plan covers a period when its span contains it; of several the one that was handed in first.</summary>
    internal static OwedPlan Of(SchoolUnion union, PlanPeriod period, DateOnly today, string timeZone)
    {
        var plan = union.Plans.Values
            .Where(p => p.Id != PlanId.FromDistrict && p.TakenFrom is null)
            .Where(p => p.Span.First <= period.Span.First && period.Span.Last <= p.Span.Last)
            .OrderBy(p => p.FirstSubmittedAt ?? DateTimeOffset.MaxValue).FirstOrDefault();
        if (plan is { Backfill: not null }) return new(period, plan.Id, plan.State, null, false, false);
        var owed = plan is null || plan.FirstSubmittedAt is null || (plan.State is WorkState.Returned && plan.InForce is null);
        var day = plan?.FirstSubmittedAt is { } filed && !owed ? Zones.DayOf(filed, timeZone) : today;
        return new(period, plan?.Id, plan?.State ?? WorkState.NotStarted, plan?.FirstSubmittedAt, owed, day > period.Due);
    }
}

/// <summary>Something that the office handed in for a school and that the school has not confirmed.</summary>
/// <param name="Plan">Of a plan; null for a report.</param>
/// <param name="Quarter">Of a report; null for a plan.</param>
public sealed record Unconfirmed(PlanId? Plan, Quarter? Quarter, string Title, FiledOnBehalf OnBehalf);
