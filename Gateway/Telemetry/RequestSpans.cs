using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>Says of a request's span how it was answered. The framework's own tags, which hold path and query, are off.</summary>
internal sealed class RequestSpans(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span) return;
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) span.SetStatus(ActivityStatusCode.Error);
    }
}
