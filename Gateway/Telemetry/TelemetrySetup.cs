using DistrictUnion.Gateway.Hosting.Settings;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>What can be seen from outside: traces, metrics, logs. Providers are made only where something is exported.</summary>
internal static class TelemetrySetup
{
    /// <summary>Meters that are exported: ours, the framework's, the runtime's and the database driver's.</summary>
    public static string[] Meters { get; } =
    [
        "DistrictUnion.Gateway", "DistrictUnion.Grains", "DistrictUnion.Embedded", "DistrictUnion.Storage", "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql",
    ];

    /// <summary>Sources of spans that are exported. Npgsql's hold statements with their parameters' names, never the values.</summary>
    public static string[] Sources { get; } = ["Microsoft.AspNetCore", "DistrictUnion.Embedded", "Microsoft.Orleans.Application", "Npgsql"];

    /// <summary>Stands before everything else, so that it is started first and stopped last.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        builder.Services.AddSingleton(options);
        if (options.IsOn) AddExport(builder.Services);
        if (builder.Configuration.GetValue(SettingsCheck.JsonLog, false)) AddJsonLog(builder.Logging);
        return builder;
    }

    /// <summary>The span of a request, from its first byte to its last.</summary>
    public static WebApplication UseTelemetry(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TelemetryOptions>().IsOtlp) app.UseMiddleware<RequestSpans>();
        return app;
    }

    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics", Metrics).WithName("metrics").ExcludeFromDescription().DisableHttpMetrics();
        return routes;
    }

    private static IResult Metrics(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<TelemetryOptions>();
        var from = context.Connection.RemoteIpAddress;
        if (from is { IsIPv4MappedToIPv6: true }) from = from.MapToIPv4();

        // A server of tests has no address: it is this process.
        var isKnown = from is null || options.Scrapers.Any(network => network.Contains(from));
        context.Response.Headers.CacheControl = "no-store";
        return options.Prometheus && isKnown
            ? Results.Text(context.RequestServices.GetRequiredService<TelemetryExport>().Scrape(), PrometheusText.MediaType)
            : Results.Text("not found\n", statusCode: StatusCodes.Status404NotFound);
    }

    private static void AddExport(IServiceCollection services)
    {
        services.AddSingleton<TelemetryExport>();
        services.AddHostedService(provider => provider.GetRequiredService<TelemetryExport>());
    }

    private static void AddJsonLog(ILoggingBuilder logging) => logging.AddJsonConsole(console =>
    {
        console.IncludeScopes = true;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        console.JsonWriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    });
}
