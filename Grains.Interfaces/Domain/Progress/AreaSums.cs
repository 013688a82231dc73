using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Sums of one school, quarter and area: the rows behind every rate. All amounts are millionths.</summary>
/// <param name="From">The first moment for which the row stands (a version came into force), UTC.</param>
/// <param name="Until">The moment from which another row stands, or null.</param>
/// <param name="DueWeight">Weight of what is due in the quarter's calendar year up to the quarter.</param>
/// <param name="DueEarned">What is earned of it, as reported.</param>
/// <param name="DueEarnedAccepted">What is earned of it, as accepted.</param>
/// <param name="YearWeight">Weight of all that is due in the calendar year.</param>
/// <param name="DueCount">Occurrences due up to the quarter.</param>
/// <param name="DueOpen">Those of them that are not complete, as reported.</param>
/// <param name="EarlierOpen">Those of them that were due before the quarter.</param>
/// <param name="YearCount">Occurrences due in the calendar year.</param>
public sealed record AreaSums(
    Quarter Quarter,
    AreaCode Area,
    DateTimeOffset From,
    DateTimeOffset? Until,
    long DueWeight,
    long DueEarned,
    long DueEarnedAccepted,
    long YearWeight,
    long YearEarned,
    long YearEarnedAccepted,
    int DueCount,
    int DueOpen,
    int DueOpenAccepted,
    int EarlierOpen,
    int EarlierOpenAccepted,
    int YearCount)
{
    /// <summary>
    /// All sums of a school, for every quarter of every calendar year in which something is due. A new version of a plan begins a
    /// new row only where it changes a number, so that a locked quarter can still be asked for as it was.
    /// </summary>
    public static ImmutableArray<AreaSums> Of(SchoolUnion union)
    {
        var moments = union.Plans.Values.SelectMany(p => p.Versions).Select(v => v.InForceFrom).Distinct().Order().ToArray();
        var lines = new ReportedLines(union.Reports.Values);
        var rows = new Dictionary<(Quarter, AreaCode), List<AreaSums>>();
        for (var i = 0; i < moments.Length; i++)
        {
            var until = i + 1 < moments.Length ? moments[i + 1] : (DateTimeOffset?)null;
            foreach (var sums in Sum(union.OccurrencesBefore(until), lines, moments[i], until, Quarter.OfYear)) Add(rows, sums);
        }

        return [.. rows.Values.SelectMany(list => list).OrderBy(r => r.Quarter).ThenBy(r => r.Area).ThenBy(r => r.From)];
    }

    /// <summary>The sums of one quarter by area, in the versions in force just before a moment; null: in force now.</summary>
    internal static IEnumerable<AreaSums> At(SchoolUnion union, Quarter quarter, DateTimeOffset? moment) =>
        Sum(
            union.OccurrencesBefore(moment).Where(o => o.Due.Year == quarter.Year),
            new(union.Reports.Values), DateTimeOffset.MinValue, moment, _ => [quarter]);

    private static IEnumerable<AreaSums> Sum(
        IEnumerable<Occurrence> occurrences, ReportedLines lines, DateTimeOffset from, DateTimeOffset? until, Func<int, IEnumerable<Quarter>> quartersOf)
    {
        foreach (var inYear in occurrences.GroupBy(o => (o.Due.Year, o.Task.Area)))
        {
            var all = inYear.Select(occurrence => (Occurrence: occurrence, Said: lines.Of(occurrence.Id))).ToArray();
            foreach (var quarter in quartersOf(inYear.Key.Year))
            {
                yield return all.Aggregate(
                    new AreaSums(quarter, inYear.Key.Area, from, until, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                    (sums, one) => sums.Plus(one.Occurrence, one.Said));
            }
        }
    }

    private AreaSums Plus(Occurrence occurrence, List<ReportedLine> said)
    {
        var reported = Completion.At(occurrence, said, Quarter, Basis.Reported);
        if (reported.HasLeft) return this;
        var accepted = Completion.At(occurrence, said, Quarter, Basis.Accepted);
        var due = occurrence.Due <= Quarter ? 1 : 0;
        var earlier = occurrence.Due < Quarter ? 1 : 0;
        var open = reported.IsOpen ? 1 : 0;
        var openAccepted = accepted.IsOpen ? 1 : 0;
        return this with
        {
            DueWeight = DueWeight + (due * reported.WeightMillionths),
            DueEarned = DueEarned + (due * reported.EarnedMillionths),
            DueEarnedAccepted = DueEarnedAccepted + (due * accepted.EarnedMillionths),
            YearWeight = YearWeight + reported.WeightMillionths,
            YearEarned = YearEarned + reported.EarnedMillionths,
            YearEarnedAccepted = YearEarnedAccepted + accepted.EarnedMillionths,
            DueCount = DueCount + due,
            DueOpen = DueOpen + (due * open),
            DueOpenAccepted = DueOpenAccepted + (due * openAccepted),
            EarlierOpen = EarlierOpen + (earlier * open),
            EarlierOpenAccepted = EarlierOpenAccepted + (earlier * openAccepted),
            YearCount = YearCount + 1,
        };
    }

    /// <summary>Adds a row, or makes the row before it last longer when no number differs.</summary>
    private static void Add(Dictionary<(Quarter, AreaCode), List<AreaSums>> rows, AreaSums sums)
    {
        if (!rows.TryGetValue((sums.Quarter, sums.Area), out var list)) rows.Add((sums.Quarter, sums.Area), list = []);
        var before = list.Count > 0 && list[^1].Until == sums.From ? list[^1] : null;
        if (before is not null && before with { From = sums.From, Until = sums.Until } == sums)
            list[^1] = before with { Until = sums.Until };
        else
            list.Add(sums);
    }
}
