using System.Text.RegularExpressions;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>How much of the same task was done a year before, as reported: what a much larger number is asked about.</summary>
/// <param name="Due">The quarter in which it was due then.</param>
/// <param name="DoneThousandths">In the unit of the task; more than 0.</param>
public sealed partial record LastYearAmount(Quarter Due, long DoneThousandths)
{
    /// <summary>
    /// By what tells a task from others over the years: its title without years, its unit and measure. Ids do not: two plans number their
    /// tasks alike. Percentages are levels and are not compared.
    /// </summary>
    internal static Func<Occurrence, LastYearAmount?> Of(SchoolUnion union, ReportedLines lines, int year)
    {
        var end = new Quarter(year - 1, 4);
        var before = union.OccurrencesBefore(null)
            .Where(o => o.Due.Year == year - 1 && IsCompared(o))
            .ToLookup(KeyOf);
        return before.Count == 0 ? _ => null : occurrence =>
        {
            if (!IsCompared(occurrence)) return null;
            var same = before[KeyOf(occurrence)].ToArray();

            // One that comes several times a year is held against the same quarter; what came once, against that once.
            var found = same.Where(o => o.Due.Ordinal == occurrence.Due.Ordinal - 4).ToArray() is [var one] ? one : same is [var only] ? only : null;
            return found is not null && Completion.At(found, lines, end, Basis.Reported).DoneThousandths is > 0 and var done ? new(found.Due, done) : null;
        };
    }

    private static bool IsCompared(Occurrence occurrence) => occurrence.Task.Target is { Measure: not Measure.Percent };

    private static (string Title, string Unit, Measure Measure) KeyOf(Occurrence occurrence) =>
        (Years().Replace(occurrence.Task.Title, ""), occurrence.Task.Target!.Unit, occurrence.Task.Target.Measure);

    [GeneratedRegex(@"\s|(19|20)\d\d(年度|学年度|学年|年)?")]
    private static partial Regex Years();
}
