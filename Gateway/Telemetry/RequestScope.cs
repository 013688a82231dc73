using Microsoft.AspNetCore.Http.Features;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>Puts <see cref="RequestPlace"/> into the scope of a request's log lines and into its span.</summary>
internal sealed class RequestScope(RequestDelegate next, ILogger<RequestScope> logger)
{
    public async Task Invoke(HttpContext context)
    {
        var place = RequestPlace.Of(context.GetEndpoint(), context.Request.RouteValues);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
        {
            span.DisplayName = $"{context.Request.Method} {place.Route}";
            span.SetTag("http.route", place.Route).SetTag("district", place.District).SetTag("school", place.School).SetTag("year", place.Year);
        }

        using (logger.BeginScope(place)) await next(context);
    }
}
