using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Backfills;

/// <summary>An earlier year of a school.</summary>
/// <param name="Score">Absent: as it was.</param>
/// <param name="Because">Why, and from which papers (依据材料).</param>
/// <param name="WasOpen">The school was there already, though its 启用日期 lies behind the year.</param>
public sealed record BackfillBody(ImmutableArray<PastTaskBody> Tasks, string Because, PastScore? Score = null, bool? WasOpen = null)
{
    internal BackfillYear Command(CommandContext context, int year) =>
        new(context, year, [.. Tasks.Select((task, index) => task.Task(index + 1))], Score, new(Because, null, WasOpen is true));
}

/// <param name="Months">1 to 12; none: due in the last quarter.</param>
/// <param name="DoneThousandths">How much was done of the target, in thousandths of its unit; absent: all of it when it is done.</param>
/// <param name="ShareMillionths">How much was done of a task without a target; only when it is done in part.</param>
/// <param name="DoneIn">The quarter in which it was, 1 to 4; absent: it counts when it was due.</param>
public sealed record PastTaskBody(
    string Title, AreaCode Area, ImmutableArray<int> Months, PastOutcome Outcome, Target? Target = null, long? DoneThousandths = null, long? ShareMillionths = null, int? DoneIn = null,
    string? Text = null)
{
    internal PastTask Task(int line) => new(Title, Area, Months, Target, Outcome, DoneThousandths, ShareMillionths, DoneIn, Text, line);
}
