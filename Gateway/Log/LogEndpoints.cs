using System.Collections.Immutable;
using DistrictUnion.Domain.Log;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Log;

/// <summary>The log (日志) for the log auditor: who did what, and whether anything was changed afterwards.</summary>
internal static class LogEndpoints
{
    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        var log = routes.MapGroup("/api/v1/districts/{district}/log").WithTags("日志");
        log.MapGet("", Search).WithName("searchLog").WithSummary("查日志：按学校、账号、日期、类别、文字，最新的在前");
        log.MapGet("/kinds", Kinds).WithName("getLogKinds").WithSummary("列出日志的类别和名称");
        log.MapPost("/verification", Verify).WithRequestTimeout(ApiPaths.LongTime).WithName("verifyLog").WithSummary("核对全部日志链与封存");
    }

    private static async Task<Results<Ok<LogPage>, Refused>> Search(
        DistrictCall call, [AsParameters] LogFilter filter, CancellationToken cancellationToken)
    {
        var asked = filter.Query();
        if (asked.Value is not { } query) return Refused.With(asked.Refusals);
        var page = await call.Log.Search(call.Actor, query, cancellationToken);
        return page.Value is { } found ? TypedResults.Ok(found) : Refused.With(page.Refusals);
    }

    private static Ok<LogKindList> Kinds(DistrictCall call) => TypedResults.Ok(LogKindList.All);

    private static async Task<Results<Ok<LogVerification>, Refused>> Verify(DistrictCall call, VerifyLogBody body, CancellationToken cancellationToken)
    {
        var outcome = await call.Log.Verify(call.Context, body.Seal, cancellationToken);
        return outcome.Value is { } found ? TypedResults.Ok(found) : Refused.With(outcome.Refusals);
    }
}

/// <param name="Seal">A seal that was kept outside, or absent.</param>
public sealed record VerifyLogBody(SealMark? Seal);

public sealed record LogKindList(ImmutableArray<LogKindGroup> Groups)
{
    public static LogKindList All { get; } = new(
    [
        .. LogWords.All.GroupBy(word => word.Subject).Select(group => new LogKindGroup(
            group.Key, LogWords.Of(group.Key), [.. group.Select(word => new LogKind(word.Kind, word.Name))])),
    ]);
}

public sealed record LogKindGroup(LogSubject Subject, string Name, ImmutableArray<LogKind> Kinds);

public sealed record LogKind(string Kind, string Name);
