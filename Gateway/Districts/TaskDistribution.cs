using System.Collections.Concurrent;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Districts;

/// <summary>
/// Asks the schools that a district task concerns to take it into their plans, or out of them. The district's grain asks nobody, so
/// whoever hands down does this. Each school gets a command id derived from the request's: sending the request again asks only those
/// schools anew that have not answered, and changes nothing twice.
/// </summary>
internal sealed class TaskDistribution(TimeProvider clock)
{
    private const int AtOnce = 8;
    private const int PageSize = 1_000;

    /// <param name="task">The task, for those who are to be asked (<see cref="DistrictTask.ForAllOf"/> after a change).</param>
    public async Task<HandedDown> Run(DistrictCall call, DistrictView district, DistrictTask task, CancellationToken cancellationToken)
    {
        var concerned = await Concerned(call, task, Zones.DayOf(clock.GetUtcNow(), district.TimeZone), cancellationToken);
        var taken = new ConcurrentBag<SchoolCode>();
        var notTaken = new ConcurrentBag<NotTaken>();
        await Parallel.ForEachAsync(
            concerned,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (school, cancelled) =>
            {
                // The revision of If-Match is the district's, not the school's.
                var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, school.Value), ExpectedRevision = null };
                var outcome = await call.Union(school).TakeDistrictTasks(new(context), cancelled);
                if (outcome.IsRefused && !HasNothingToTake(outcome.Refusals[0])) notTaken.Add(new(school, outcome.Refusals[0].Code, outcome.Refusals[0].Text));
                else taken.Add(school);
            });
        return new(district, [.. taken.Order()], [.. notTaken.OrderBy(n => n.School)]);
    }

    /// <summary>A task was cancelled before the school ever took it.</summary>
    private static bool HasNothingToTake(Refusal refusal) => refusal.Code == "plan.unknown";

    private static async Task<List<SchoolCode>> Concerned(DistrictCall call, DistrictTask task, DateOnly today, CancellationToken cancellationToken)
    {
        var concerned = new List<SchoolCode>();
        SchoolPage page;
        var skip = 0;
        do
        {
            page = await call.District.Schools(null, skip, PageSize, cancellationToken);
            concerned.AddRange(page.Schools.Where(s => s.IsOpenOn(today) && task.ConcernsSchool(s)).Select(s => s.Code));
            skip += PageSize;
        }
        while (skip < page.Total);
        return concerned;
    }
}
