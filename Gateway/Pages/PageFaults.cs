using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Telemetry;

namespace DistrictUnion.Gateway.Pages;

/// <summary>What breaks behind a page becomes a page in the same style with a code; the log gets the exception, once, the person never.</summary>
internal sealed partial class PageFaults(RequestDelegate next, HostFaults faults, ILogger<PageFaults> logger)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var isBusy = faults.IsUnavailable(exception);
            var route = RequestPlace.Of(context.GetEndpoint(), context.Request.RouteValues).Route;
            if (isBusy) LogBusy(logger, route);
            else LogBroken(logger, exception, route);
            context.Response.Clear();
            if (isBusy) context.Response.Headers.RetryAfter = "5";
            PagesSetup.AddHeaders(context.Response.Headers);
            await PageResults.Say(isBusy ? Notice.Busy : Notice.Broken).ExecuteAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Page {Route} failed.")]
    private static partial void LogBroken(ILogger logger, Exception exception, string route);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page {Route} asked while the grains do not answer.")]
    private static partial void LogBusy(ILogger logger, string route);
}
