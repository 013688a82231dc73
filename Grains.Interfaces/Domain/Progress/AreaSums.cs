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
        var rows = new Dictionary<(Quarter, AreaCode), List<AreaSums>>();
        for (var i = 0; i < moments.Length; i++)
        {
            var until = i + 1 < moments.Length ? moments[i + 1] : (DateTimeOffset?)null;
            var occurrences = union.OccurrencesBefore(until).ToArray();
            foreach (var sums in Between(union, occurrences, moments[i], until)) Add(rows, sums, moments[i]);
        }

        return [.. rows.Values.SelectMany(list => list).OrderBy(r => r.Quarter).ThenBy(r => r.Area).ThenBy(r => r.From)];
    }

    private static IEnumerable<AreaSums> Between(SchoolUnion union, Occurrence[] occurrences, DateTimeOffset from, DateTimeOffset? until)
    {
        foreach (var year in occurrences.GroupBy(o => o.Due.Year))
        {
            foreach (var quarter in Quarter.OfYear(year.Key))
            {
                foreach (var area in year.GroupBy(o => o.Task.Area))
                {
                    yield return area.Aggregate(
                        new AreaSums(quarter, area.Key, from, until, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        (sums, occurrence) => sums.Plus(occurrence, union.Reports.Values));
                }
            }
        }
    }

    private AreaSums Plus(Occurrence occurrence, IEnumerable<QuarterReport> reports)
    {
        var reported = Completion.At(occurrence, reports, Quarter, Basis.Reported);
        var accepted = Completion.At(occurrence, reports, Quarter, Basis.Accepted);
        if (reported.HasLeft) return this;
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
    private static void Add(Dictionary<(Quarter, AreaCode), List<AreaSums>> rows, AreaSums sums, DateTimeOffset from)
    {
        if (!rows.TryGetValue((sums.Quarter, sums.Area), out var list)) rows.Add((sums.Quarter, sums.Area), list = []);
        var before = list.Count > 0 && list[^1].Until == from ? list[^1] : null;
        if (before is not null && before with { From = sums.From, Until = sums.Until } == sums)
            list[^1] = before with { Until = sums.Until };
        else
            list.Add(sums);
    }
}
