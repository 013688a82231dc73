using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Inspections;

/// <summary>Puts together what is known of a school's year.</summary>
public static class RecordRules
{
    /// <param name="union">The school's plans and quarters of the year.</param>
    /// <param name="periods">The plans that the district expects.</param>
    /// <param name="shelf">Of the same year.</param>
    /// <param name="entries">Up to the end of the year; of ledgers by year, earlier ones are left out here.</param>
    /// <param name="today">What is not due yet is not missing.</param>
    public static SchoolRecord Of(
        SchoolYearView union, ImmutableArray<PlanPeriod> periods, SchoolShelf shelf, LedgerCatalogue catalogue, ImmutableArray<RecordedEntry> entries, DateOnly today)
    {
        var (late, missing) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var period in periods.Where(p => p.Span.First.Year == union.Year && p.Concerns(union.School.Group)))
        {
            var plans = union.Plans.Where(p => p.Span.First <= period.Span.First && period.Span.Last <= p.Span.Last).ToArray();
            var filed = plans.Min(p => p.FirstSubmittedAt);

            // What was entered afterwards (补录) is there, and was never due.
            if (filed is null && plans.Any(p => p.Backfill is not null)) continue;
            Judge($"{period.Name}计划", filed, period.Due);
        }

        foreach (var quarter in union.Quarters.Where(q => q is { IsExpected: true, Due: not null })) Judge(quarter.Quarter.Name[5..], quarter.FiledAt, quarter.Due!.Value);
        var lasting = catalogue.Kinds.Where(k => k.Kind.DateColumn is null || k.Kind.Period is LedgerPeriodKind.Continuous or LedgerPeriodKind.Term).Select(k => k.Kind.Code).ToHashSet();
        var last = union.Quarters.Where(q => q.Lines.Length > 0).MaxBy(q => q.Quarter);
        return new(
            [.. entries.Where(e => e.On.Year == union.Year || (lasting.Contains(e.Kind) && e.Period.Kind is LedgerPeriodKind.Continuous or LedgerPeriodKind.Term))],
            late.ToImmutable(), missing.ToImmutable(), new(shelf.Complete, shelf.Ledgers.Length), last?.Accepted.Completion ?? default)
        {
            Nothing = [.. shelf.Ledgers.Where(l => l.State is LedgerState.Nothing).Select(l => l.Kind.Code)],
        };

        void Judge(string name, DateTimeOffset? filed, DateOnly due)
        {
            if (filed is null && today > due) missing.Add(name);
            else if (filed is { } at && Zones.DayOf(at, union.TimeZone) > due) late.Add(name);
        }
    }
}
