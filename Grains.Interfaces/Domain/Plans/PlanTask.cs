using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Plans;

/// <summary>How a task came about and how it falls due. A slogan (仅作表述) is no task.</summary>
public enum TaskKind
{
    /// <summary>一次性: done once, or once per period.</summary>
    OneOff,

    /// <summary>常年工作: one line a quarter.</summary>
    Standing,

    /// <summary>上级任务（区下达）: the district's task.</summary>
    FromDistrict,
}

/// <summary>How often a task comes back within its months.</summary>
public enum Recurrence
{
    None,
    Monthly,
    Quarterly,
}

/// <summary>What a target counts, which settles how reported quantities are summed.</summary>
public enum Measure
{
    /// <summary>Times, persons, pieces: the amount added in the quarter; sums up.</summary>
    Count,

    /// <summary>Money in yuan: the amount added in the quarter; sums up.</summary>
    Money,

    /// <summary>A percentage: the level reached; the last value counts.</summary>
    Percent,
}

/// <summary>How the target binds.</summary>
public enum Bound
{
    AtLeast,
    Exactly,

    /// <summary>A limit: going over it is a flag, not a completion.</summary>
    AtMost,
}

/// <summary>A task's target, for each of its occurrences.</summary>
/// <param name="QuantityThousandths">Thousandths of the unit, above zero; for money thousandths of a yuan (fen are tens).</param>
/// <param name="Unit">次、人、篇、元、% …</param>
public sealed record Target(long QuantityThousandths, string Unit, Bound Bound, Measure Measure)
{
    /// <summary>At most one thousand million of the unit.</summary>
    public const long MaxThousandths = 1_000_000_000_000;
}

/// <summary>The sentence of the plan's document that a task came from.</summary>
/// <param name="Start">Offset of its first character in the text as received.</param>
/// <param name="Length">Characters.</param>
public sealed record SourceSpan(int Start, int Length, string Sentence);

/// <summary>A task of a plan (任务).</summary>
/// <param name="Months">When it is to be done, ascending; none: due in the last quarter of the plan's span.</param>
/// <param name="WeightMillionths">1,000,000 unless set; above zero, at most 100 times that.</param>
/// <param name="Owner">Responsible person or group as the plan names it, or null.</param>
/// <param name="Source">Null for tasks that were typed in.</param>
public sealed record PlanTask(
    TaskId Id,
    TaskKind Kind,
    string Title,
    AreaCode Area,
    AreaCode? SecondArea,
    ImmutableArray<YearMonth> Months,
    Target? Target,
    Recurrence Recurrence,
    long WeightMillionths,
    string? Owner,
    SourceSpan? Source)
{
    public const long UsualWeight = Millionths.One;
    public const long MaxWeight = 100 * Millionths.One;
    public const int MaxTitle = 500;
}

/// <summary>The months that a plan covers (1–12月, 9–8月, 2–1月, a semester).</summary>
/// <param name="First">First month.</param>
/// <param name="Last">Last month, included; at most 18 months in all.</param>
public sealed record PlanSpan(YearMonth First, YearMonth Last)
{
    public const int MaxMonths = 18;

    [JsonIgnore]
    public int Months => Last.Ordinal - First.Ordinal + 1;

    public bool Contains(YearMonth month) => First <= month && month <= Last;

    public IEnumerable<YearMonth> All() => Enumerable.Range(First.Ordinal, Months).Select(YearMonth.FromOrdinal);
}
