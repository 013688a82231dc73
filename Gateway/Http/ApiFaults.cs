using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Telemetry;
using Microsoft.AspNetCore.Diagnostics;

namespace DistrictUnion.Gateway.Http;

/// <summary>
/// The edge where exceptions of the API end: what the framework could not read becomes a refusal, a host that does not answer becomes
/// 503, everything else 500 — logged once, told without any inside.
/// </summary>
internal sealed partial class ApiFaults(HostFaults host, ILogger<ApiFaults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments(ApiPaths.Root)) return false;
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await new Refused(ProblemOf(httpContext, exception)).ExecuteAsync(httpContext);
        return true;
    }

    private ApiProblem ProblemOf(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException bad) return Unreadable.Problem(context, bad);

        // The scope of the request has ended, and its endpoint was taken away; what it was stands beside the exception.
        var failed = context.Features.Get<IExceptionHandlerFeature>();
        var place = RequestPlace.Of(failed?.Endpoint, failed?.RouteValues);
        using var scope = logger.BeginScope(place);
        if (host.IsUnavailable(exception))
        {
            LogUnavailable(exception, context.Request.Method, place.Route);
            return ApiProblem.Of([new("service.unavailable", RefusalKind.Unavailable, "服务正在启动、停止或数据库暂时不可用，请稍后重试；同一次操作请用同一个 Idempotency-Key。")]);
        }

        LogBroken(exception, context.Request.Method, place.Route);
        return exception is UnknownFactException
            ? ApiProblem.Of([new("stream.unreadable", RefusalKind.Unavailable, "这部分数据是更新的程序写入的，请升级程序后再试。")])
            : ApiProblem.Of(StatusCodes.Status500InternalServerError, new("service.broken", RefusalKind.Unavailable, "服务出错了，已经记入日志；请稍后再试或联系管理员。"));
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Route} broke.")]
    private partial void LogBroken(Exception exception, string method, string route);

    [LoggerMessage(LogLevel.Warning, "{Method} {Route}: the grains' host or its storage does not answer.")]
    private partial void LogUnavailable(Exception exception, string method, string route);
}

/// <summary>Requests that the framework could not read.</summary>
internal static class Unreadable
{
    public static ApiProblem NotJson { get; } = Of(
        StatusCodes.Status415UnsupportedMediaType, "request.unsupported-media-type", "请求内容要是 UTF-8 的 JSON（Content-Type: application/json）。", "Content-Type");

    public static Refusal Query { get; } = new("query.malformed", RefusalKind.Invalid, "地址里问号后面的参数无法读取。");

    public static ApiProblem Problem(HttpContext context, BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => ApiProblem.Of([Limit(context)]),
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        _ when exception.InnerException is ZeroCharacterException zero => ApiProblem.Of(StatusCodes.Status400BadRequest, zero.Refusal),
        _ when exception.InnerException is JsonException json => Of(
            StatusCodes.Status400BadRequest, "request.malformed", "请求内容不是有效的 JSON，或有缺少、多余、写错的字段。", PlaceOf(json)),
        _ when HttpMethods.IsGet(context.Request.Method) => ApiProblem.Of(StatusCodes.Status400BadRequest, Query),
        _ when context.Request.ContentLength is null or 0 => Of(
            StatusCodes.Status400BadRequest, "request.body-missing", "请求没有内容。", null),
        _ => Of(StatusCodes.Status400BadRequest, "request.malformed", "请求无法读取。", null),
    };

    /// <summary>The field, or the line where there is none.</summary>
    public static string? PlaceOf(JsonException json) =>
        json.Path is { Length: > 1 } path ? path : json.LineNumber is { } line ? $"第 {line + 1} 行" : null;

    private static Refusal Limit(HttpContext context) =>
        Gate.TooLarge(context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<BodyLimit>()?.MaxRequestBodySize ?? ApiPaths.MaxBody);

    private static ApiProblem Of(int status, string code, string text, string? place) =>
        ApiProblem.Of(status, new(code, RefusalKind.Invalid, text, place));
}
