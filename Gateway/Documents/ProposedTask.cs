using System.Collections.Immutable;

namespace DistrictUnion.Documents;

public enum TaskForm
{
    /// <summary>一次性: due once, in its months.</summary>
    Once,

    /// <summary>常年工作: one line a quarter.</summary>
    Continuous,

    /// <summary>仅作表述: a sentence of intent, no task unless the chair wants one.</summary>
    StatementOnly,
}

/// <summary>A task that the chair only has to confirm. A schedule item and the measure that it carries out are one task.</summary>
/// <param name="Area">Code of the work area, <c>a01</c> to <c>a20</c>.</param>
/// <param name="Months">Absolute months, as <c>2026-03</c>, when the plan's year is known; else empty.</param>
/// <param name="MonthNumbers">The months by number, 1 to 12.</param>
/// <param name="AreMonthsProposed">The months are the area's usual ones, not the plan's own.</param>
/// <param name="IsEachMonth">It is due in each of its months, with its target each time: 4月、10月各举办一次.</param>
/// <param name="Source">Where the task's sentence stands in the text as received.</param>
/// <param name="MeasureSource">Where the measure stands that the task carries out, if it came from the schedule.</param>
/// <param name="Confidence">Percent, 0 to 100: how sure the reader is of area and months.</param>
public sealed record ProposedTask(
    string Title,
    TaskForm Form,
    string Area,
    string? SecondArea,
    ImmutableArray<string> Months,
    ImmutableArray<int> MonthNumbers,
    bool AreMonthsProposed,
    bool IsEachMonth,
    ReadQuantity? Target,
    string? Owner,
    SourceSpan Source,
    SourceSpan? MeasureSource,
    int Confidence);

/// <summary>Something the plan leaves open; asked instead of guessed.</summary>
/// <param name="Code">Stable, such as <c>task.no-months</c>.</param>
public sealed record ChairQuestion(string Code, string Sentence, SourceSpan Span);
