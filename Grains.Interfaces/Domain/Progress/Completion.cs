using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>How far tasks are, in millionths (DESIGN §3 “What is reported” and “Arithmetic”).</summary>
public static class Completion
{
    /// <summary>Share of a task's target that was reached.</summary>
    /// <param name="doneThousandths">Quantity done so far, in thousandths of the target's unit; zero or more.</param>
    /// <param name="targetThousandths">Quantity planned, in the same; above zero.</param>
    /// <returns>Millionths, from 0 to 1,000,000; more than planned is still 1,000,000. Rounded half up, once; but what is not
    /// reached is never rounded up to 1,000,000.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long Of(long doneThousandths, long targetThousandths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doneThousandths);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetThousandths);
        if (doneThousandths >= targetThousandths) return Millionths.One;
        return Math.Min(Millionths.Scale(Millionths.One, doneThousandths, targetThousandths), Millionths.One - 1);
    }

    /// <summary>What a completion earns of a weight: rounded half up, once per occurrence, so that sums are exact.</summary>
    /// <param name="weightMillionths">Zero or more.</param>
    /// <param name="completionMillionths">0 to 1,000,000.</param>
    public static long Earned(long weightMillionths, long completionMillionths) =>
        Millionths.Scale(weightMillionths, completionMillionths, Millionths.One);

    /// <summary>The quantity after a line: counts and money add up, of a percentage the last value stands.</summary>
    internal static long Plus(long beforeThousandths, long? saidThousandths, Measure? measure) =>
        measure is Measure.Percent ? saidThousandths ?? beforeThousandths : beforeThousandths + (saidThousandths ?? 0);

    /// <summary>How far an occurrence is at the end of a quarter, by the reports that count on a basis.</summary>
    /// <param name="reports">Reports of the school, by quarter.</param>
    /// <param name="until">Reports of later quarters do not count.</param>
    public static OccurrenceProgress At(Occurrence occurrence, IEnumerable<QuarterReport> reports, Quarter until, Basis basis) =>
        At(occurrence, new ReportedLines(reports), until, basis);

    /// <summary>The same, for many occurrences of one school.</summary>
    public static OccurrenceProgress At(Occurrence occurrence, ReportedLines lines, Quarter until, Basis basis) =>
        At(occurrence, lines.Of(occurrence.Id), until, basis);

    /// <param name="said">The lines that speak of the occurrence, by quarter ascending.</param>
    internal static OccurrenceProgress At(Occurrence occurrence, List<ReportedLine> said, Quarter until, Basis basis)
    {
        var target = occurrence.Task.Target;
        long done = 0, share = 0;
        var leaves = false;
        TaskProgress? last = null;
        foreach (var quarter in said)
        {
            if (quarter.Quarter > until) break;

            // 不适用 counts only once the district accepted it, and then on both bases.
            leaves |= quarter.Accepted?.State is TaskState.NotApplicable;
            if (quarter.On(basis) is not { } line) continue;
            last = line;
            (done, share) = With(target, done, share, line);
        }

        return Progress(occurrence, done, share, leaves, last);
    }

    /// <summary>How far an occurrence would be if one more line counted.</summary>
    public static OccurrenceProgress After(OccurrenceProgress before, TaskProgress line)
    {
        // Where the share counts, the completion is the share; elsewhere nobody asks for it.
        var (done, share) = With(before.Occurrence.Task.Target, before.DoneThousandths, before.CompletionMillionths, line);
        return Progress(before.Occurrence, done, share, before.HasLeft, line);
    }

    private static (long Done, long Share) With(Target? target, long done, long share, TaskProgress line) =>
        (
            Plus(done, line.QuantityThousandths, target?.Measure),
            line.State switch
            {
                TaskState.Done => Millionths.One,
                TaskState.NotStarted => 0,
                TaskState.InProgress or null => line.ShareMillionths ?? share,
                _ => share,
            });

    private static OccurrenceProgress Progress(Occurrence occurrence, long done, long share, bool leaves, TaskProgress? last)
    {
        var target = occurrence.Task.Target;
        var completion = target is { Bound: not Bound.AtMost } ? Of(done, target.QuantityThousandths) : share;
        return new(
            occurrence,
            done,
            completion,
            leaves ? 0 : occurrence.WeightMillionths,
            leaves ? 0 : Earned(occurrence.WeightMillionths, completion),
            leaves,
            target is { Bound: Bound.AtMost } && done > target.QuantityThousandths,
            last);
    }
}

/// <summary>An occurrence at the end of a quarter.</summary>
/// <param name="DoneThousandths">Summed (count, money) or reached (percent), in thousandths of the unit.</param>
/// <param name="CompletionMillionths">0 to 1,000,000.</param>
/// <param name="WeightMillionths">What it weighs in the sums; 0 when it left them.</param>
/// <param name="EarnedMillionths">What it adds to the numerator: weight × completion.</param>
/// <param name="HasLeft">不适用, accepted by the district.</param>
/// <param name="IsExceeded">A limit was exceeded (a flag; completion is not touched).</param>
/// <param name="Last">The last line that counts, or null.</param>
public sealed record OccurrenceProgress(
    Occurrence Occurrence,
    long DoneThousandths,
    long CompletionMillionths,
    long WeightMillionths,
    long EarnedMillionths,
    bool HasLeft,
    bool IsExceeded,
    TaskProgress? Last)
{
    public bool IsOpen => !HasLeft && CompletionMillionths < Millionths.One;
}
