namespace DistrictUnion.Gateway.Health;

/// <summary>What a supervisor asks: is the process alive, may it be sent requests. Both are open to everybody and say no more than that.</summary>
internal static class HealthEndpoints
{
    private const string RetryAfterSeconds = "5";

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live).WithName("health.live").ExcludeFromDescription().DisableHttpMetrics();
        routes.MapGet("/health/ready", Ready).WithName("health.ready").ExcludeFromDescription().DisableHttpMetrics();
        return routes;
    }

    private static IResult Live(HttpContext context) => Answer(context, true);

    private static async Task<IResult> Ready(HttpContext context, Readiness readiness) => Answer(context, await readiness.Ask());

    private static IResult Answer(HttpContext context, bool isWell)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (isWell) return Results.Text("ok\n");
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Text("unavailable\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
