using System.Collections.Immutable;

namespace DistrictUnion.Documents.Coverage;

/// <summary>One piece of work that a plan names.</summary>
/// <param name="Texts">What says so: the item or measure, for a task its sentence and its title. Of two that say the same the larger number counts.</param>
/// <param name="Area">Its work area.</param>
/// <param name="Heading">Title of the section that it stands in, or empty.</param>
/// <param name="IsScheduled">It has its own months; else it is a measure, which the schedule may carry out.</param>
/// <param name="Carries">Start of the measure that it carries out, or that it is; works with the same are one. Null: neither.</param>
/// <param name="Runs">How many times its months come: 3月、9月 twice, 七、八月 once; at least 1.</param>
/// <param name="Times">How often by its own target and recurrence; 0 when it has none.</param>
/// <param name="Unit">Unit of <paramref name="Times"/>.</param>
/// <param name="MayBeStatement">The reader took it for an intention.</param>
internal sealed record Work(
    ImmutableArray<Stretch> Texts, string Area, string Heading, bool IsScheduled, int? Carries, int Runs, int Times, string Unit, bool MayBeStatement);

/// <summary>What a plan does, and over which time.</summary>
/// <param name="IsSemester">Half a year: a demand for the year is halved.</param>
internal sealed record PlannedWorks(ImmutableArray<Work> Works, bool IsSemester);
