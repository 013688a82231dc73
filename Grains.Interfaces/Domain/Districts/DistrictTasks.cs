using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Districts;

/// <summary>A task that the district hands down to its schools (区下达任务).</summary>
/// <param name="Months">When it is to be done; at least one month, ascending.</param>
/// <param name="Groups">Concerned groups; none and no schools: all schools.</param>
/// <param name="Schools">Concerned schools beside the groups.</param>
/// <param name="CancelledBecause">Reason of the cancellation, or null.</param>
public sealed record DistrictTask(
    TaskId Id,
    string Title,
    AreaCode Area,
    ImmutableArray<YearMonth> Months,
    Target? Target,
    long WeightMillionths,
    ImmutableArray<GroupCode> Groups,
    ImmutableArray<SchoolCode> Schools,
    string? CancelledBecause = null)
{
    public bool ConcernsSchool(School school) =>
        IsForAll || Schools.Contains(school.Code) || Groups.Contains(school.Group);

    /// <summary>The same task, concerning also those that it concerned before it was changed: all of them have to take the change.</summary>
    /// <param name="before">Null: nobody had it.</param>
    public DistrictTask ForAllOf(DistrictTask? before) => before is null
        ? this
        : IsForAll || before.IsForAll
            ? this with { Groups = [], Schools = [] }
            : this with { Groups = [.. before.Groups.Union(Groups)], Schools = [.. before.Schools.Union(Schools)] };

    private bool IsForAll => Groups.IsEmpty && Schools.IsEmpty;

    /// <summary>Whether it is counted in the same way: months, target, weight.</summary>
    internal bool IsCountedAs(DistrictTask other) =>
        Months.SequenceEqual(other.Months) && Target == other.Target && WeightMillionths == other.WeightMillionths;

    internal bool SaysTheSameAs(DistrictTask other) =>
        IsCountedAs(other) && (Title, Area) == (other.Title, other.Area) && Groups.SequenceEqual(other.Groups) && Schools.SequenceEqual(other.Schools);

    /// <summary>The same as a task of the school's plan “区下达任务”.</summary>
    public PlanTask AsPlanTask() =>
        new(Id, TaskKind.FromDistrict, Title, Area, null, Months, Target, Recurrence.None, WeightMillionths, null, null);
}
