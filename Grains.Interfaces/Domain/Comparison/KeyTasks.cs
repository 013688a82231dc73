using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>One school's occurrence of a key task (重点任务): handed down by the district, or weighing more than 1.</summary>
/// <param name="DoneThousandths">Up to the quarter, on the asked basis.</param>
/// <param name="CompletionMillionths">The same.</param>
/// <param name="Light">On the day it was asked.</param>
public sealed record KeyTask(
    SchoolCode School,
    OccurrenceId Occurrence,
    string Title,
    AreaCode Area,
    TaskKind Kind,
    Quarter Due,
    YearMonth LastMonth,
    Target? Target,
    long WeightMillionths,
    string? Owner,
    long DoneThousandths,
    long CompletionMillionths,
    TaskState? State,
    string? Text,
    string? Problem,
    string? NextStep,
    Light Light)
{
    /// <summary>核对说明: the school's answer to what was asked about the line, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>Key tasks of the schools in the comparison, at a quarter: due in its calendar year.</summary>
/// <param name="Schools">In the order of the comparison; tasks follow it, then their due quarter and title.</param>
public sealed record KeyTaskView(
    DistrictCode District, Quarter Quarter, Basis Basis, ImmutableArray<SchoolGroup> Groups, ImmutableArray<SchoolRow> Schools, ImmutableArray<KeyTask> Tasks);
