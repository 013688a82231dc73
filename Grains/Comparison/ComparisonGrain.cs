using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Grains.Interfaces.Comparison;

namespace DistrictUnion.Grains.Comparison;

/// <summary>Asks the read model; holds nothing but the last medians, which all schools ask for on the same days.</summary>
public sealed class ComparisonGrain(GrainKey key, IComparisonReader reader, TimeProvider clock) : IComparisonGrain
{
    private static readonly Refusal UnknownDistrict = new("district.unknown", RefusalKind.Absent, "没有这个区。");

    private static readonly Refusal UnknownSchool = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    private readonly DistrictCode district = key.District();

    // Replaced whole: calls that only read run beside each other.
    private Remembered? remembered;

    public async Task<Outcome<ComparisonView>> Compare(Actor actor, ComparisonQuery query, CancellationToken cancellationToken)
    {
        if (Refuse(actor, query) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (await reader.Read(district, query, now, cancellationToken) is not { } rows) return UnknownDistrict;
        if (query.Group is { } group && (rows.Groups.All(g => g.Code != group) || !actor.Covers(group)))
            return new Refusal("comparison.unknown-group", RefusalKind.Invalid, "没有这个分组。", group.Value);
        if (query.Area is { } area && rows.Areas.All(a => a.Code != area))
            return new Refusal("comparison.unknown-area", RefusalKind.Invalid, "没有这个工作领域。", area.Value);
        return ComparisonRules.Compare(rows, query, now, actor.Covers);
    }

    public async Task<Outcome<KeyTaskView>> KeyTasks(Actor actor, ComparisonQuery query, CancellationToken cancellationToken)
    {
        var last = query with { From = query.Until };
        var compared = await Compare(actor, last, cancellationToken);
        if (compared.Value is not { } view) return Outcome<KeyTaskView>.Refused(compared.Refusals);
        var rows = await reader.KeyTasks(district, query.Until, query.Basis, view.AskedAt, cancellationToken);
        var today = Zones.DayOf(view.AskedAt, view.TimeZone);
        var counted = view.Schools.Where((_, index) => view.Tables[0].Rows[index].IsCounted).Select(s => s.School).ToArray();
        var order = counted.Select((school, index) => (school, index)).ToDictionary(x => x.school, x => x.index);
        var tasks = rows
            .Where(r => !r.HasLeft && order.ContainsKey(r.Task.School) && (query.Area is not { } area || r.Task.Area == area))
            .Select(r => r.Task with { Light = LightOf(r, today) })
            .OrderBy(t => order[t.School]).ThenBy(t => t.Due).ThenBy(t => t.Title, StringComparer.Ordinal).ThenBy(t => t.Occurrence);
        return new KeyTaskView(district, query.Until, query.Basis, view.Groups, view.Schools, [.. tasks]);
    }

    public async Task<Outcome<GroupMedians>> GroupMedians(
        Actor actor, SchoolCode school, Quarter quarter, Basis basis, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return UnknownSchool;
        var now = clock.GetUtcNow();
        if (await reader.Position(district, cancellationToken) is not { } found) return UnknownDistrict;
        var today = Zones.DayOf(now, found.TimeZone);
        var asked = new ComparisonQuery(new(quarter.Year, 1), quarter, basis);
        if (remembered is not { } known || (known.Position, known.Day, known.Query) != (found.Position, today, asked))
        {
            if (await reader.Read(district, asked, now, cancellationToken) is not { } rows) return UnknownDistrict;
            remembered = known = new(rows.Position, today, asked, Domain.Comparison.GroupMedians.Of(ComparisonRules.Compare(rows, asked, now), today));
        }

        return known.Medians.TryGetValue(school, out var medians) ? medians : UnknownSchool;
    }

    public async Task<Outcome<ReviewQueue>> Waiting(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (await reader.Waiting(district, cancellationToken) is not { } rows) return UnknownDistrict;

        // Without a report that waits any quarter does: names and groups are asked for, no verdict.
        var today = new YearMonth(now.Year, now.Month).Quarter;
        var quarters = rows.Reports.Select(r => r.Quarter).DefaultIfEmpty(today).ToArray();
        var query = new ComparisonQuery(quarters.Min().Earlier(1), quarters.Max(), Basis.Reported);
        return await reader.Read(district, query, now, cancellationToken) is { } compared
            ? ReviewQueue.Of(rows, ComparisonRules.Compare(compared, query, now, actor.Covers), actor.Covers)
            : UnknownDistrict;
    }

    public async Task<Outcome<WaitingCount>> WaitingCount(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        return await reader.WaitingCounts(district, cancellationToken) is { } counts
            ? counts.Where(c => actor.Covers(c.Key)).Aggregate(new WaitingCount(0, 0), (sum, c) => new(sum.Reports + c.Value.Reports, sum.Plans + c.Value.Plans))
            : UnknownDistrict;
    }

    public async Task<Outcome<PlanTexts>> PlanTexts(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        return await reader.PlanTexts(district, cancellationToken) is not { } texts
            ? UnknownDistrict
            : texts with { Plans = texts.Plans.RemoveAll(plan => !actor.Covers(plan.Group)) };
    }

    public async Task<Outcome<SummaryList>> Summaries(Actor actor, SummaryPeriod period, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        return await reader.Summaries(district, period, cancellationToken) is { } list
            ? list with { Schools = list.Schools.RemoveAll(row => !actor.Covers(row.Group)), Groups = list.Groups.RemoveAll(group => !actor.Covers(group.Code)) }
            : UnknownDistrict;
    }

    public async Task<Outcome<ComparisonVersion>> Version(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        return await reader.Position(district, cancellationToken) is { } found
            ? new ComparisonVersion(found.Position, Zones.DayOf(clock.GetUtcNow(), found.TimeZone))
            : UnknownDistrict;
    }

    private Refusal? Refuse(Actor actor, ComparisonQuery query) =>
        actor.UnlessDistrict(district)
        ?? (query.Quarters is >= 1 and <= ComparisonQuery.MaxQuarters
            ? null
            : new("comparison.span-invalid", RefusalKind.Invalid, $"一次比较 1 到 {ComparisonQuery.MaxQuarters} 个季度，开始不能晚于结束。"));

    private static Light LightOf(KeyTaskRow row, DateOnly today) =>
        Lights.OfOccurrence(row.Task.CompletionMillionths < Millionths.One, row.Task.Due, row.FirstMonth, row.Task.LastMonth, today);

    /// <summary>The medians of all schools at a position of the journal on a day: the same position on the same day gives the same.</summary>
    private sealed record Remembered(long Position, DateOnly Day, ComparisonQuery Query, ImmutableDictionary<SchoolCode, GroupMedians> Medians);
}
