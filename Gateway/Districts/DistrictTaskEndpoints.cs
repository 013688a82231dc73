using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Districts;

/// <summary>Tasks that the district hands down (区下达任务), and their way into the schools' plans.</summary>
internal static class DistrictTaskEndpoints
{
    public static void MapDistrictTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/api/v1/districts/{district}/tasks").WithTags("区下达任务");
        tasks.MapGet("", List).WithName("listDistrictTasks").WithSummary("查看区下达任务");
        tasks.MapPost("", HandDown).WithName("handDownTask").WithSummary("下达一项任务，并送进相关学校的计划");
        tasks.MapPut("/{task}", Change).WithName("changeDistrictTask").WithSummary("修改一项下达任务（整项），并送进相关学校的计划");
        tasks.MapPost("/{task}/cancellation", Cancel).WithName("cancelDistrictTask").WithSummary("取消一项下达任务");
    }

    private static async Task<Results<Tagged<DistrictTaskList>, Refused>> List(DistrictCall call, CancellationToken cancellationToken) =>
        DistrictEndpoints.Shown(await call.District.ViewFor(call.Actor, cancellationToken), view => new DistrictTaskList(view.Tasks));

    private static async Task<Results<Made<HandedDown>, Refused>> HandDown(
        DistrictCall call, HandDownBody body, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        var outcome = await call.District.HandDownTask(new(call.Context, body.Task), cancellationToken);
        if (outcome.Value is not { } district) return Refused.With(outcome.Refusals);
        var handed = await distribution.Run(call, district, body.Task, cancellationToken);
        return new Made<HandedDown>(handed, district.Revision, $"{call.Path}/tasks");
    }

    private static async Task<Results<Tagged<HandedDown>, Refused>> Change(
        DistrictCall call, TaskId task, ChangeTaskBody body, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        var before = (await call.District.ViewFor(call.Actor, cancellationToken))?.Tasks.FirstOrDefault(t => t.Id == task);
        var changed = body.Task(task);
        var outcome = await call.District.ChangeTask(new(call.Context, changed), cancellationToken);
        if (outcome.Value is not { } district) return Refused.With(outcome.Refusals);
        return new Tagged<HandedDown>(await distribution.Run(call, district, changed.ForAllOf(before), cancellationToken), district.Revision);
    }

    private static async Task<Results<Tagged<HandedDown>, Refused>> Cancel(
        DistrictCall call, TaskId task, ReasonBody body, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        var outcome = await call.District.CancelTask(new(call.Context, task, body.Reason), cancellationToken);
        if (outcome.Value is not { } district) return Refused.With(outcome.Refusals);
        var cancelled = district.Tasks.Single(t => t.Id == task);
        return new Tagged<HandedDown>(await distribution.Run(call, district, cancelled, cancellationToken), district.Revision);
    }
}

public sealed record DistrictTaskList(ImmutableArray<DistrictTask> Tasks);
