using DistrictUnion.Gateway.Archives;
using DistrictUnion.Gateway.Backfills;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Health;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.OpenApi;
using DistrictUnion.Gateway.Inspections;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Gateway.Matters;
using DistrictUnion.Gateway.Pages.Sheets;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Progress;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Gateway.Summaries;
using DistrictUnion.Gateway.Telemetry;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.ResponseCompression;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The API's services, middleware and routes in one place.</summary>
internal static class GatewayApi
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiPaths.MaxBody;
        });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(PlainHttp.DefaultUrl);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));

        // What a body cannot be read as is an exception in every environment, so that one place answers it.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        // The comparison of 1,000 schools has 3 MB; many districts run without a proxy that would compress. Guessing a secret by the length of
        // compressed answers (BREACH) finds none here: forms' tokens are masked anew in every page, sessions stand in the cookie alone.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        services.AddExceptionHandler<ApiFaults>();
        services.AddProblemDetails();
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = ApiPaths.UsualTime,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
        services.AddSingleton<Readiness>();
        services.AddSingleton<TaskDistribution>();
        services.AddScoped<GroupRemoval>();
        services.AddSingleton<PrivateOpening>();
        services.AddApiDocument();
        return builder.AddAuditTrail();
    }

    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseTelemetry();
        app.UseResponseCompression();
        app.UsePrefixedLinks();
        app.UseExceptionHandler();
        app.UseApiDocument();
        app.UseWhen(context => context.Request.Path.StartsWithSegments(ApiPaths.Root), api => api.UseStatusCodePages(BareStatus.Describe));
        app.UseRouting();
        app.UseMiddleware<RequestScope>();
        app.UseRequestTimeouts();
        app.UseMiddleware<Audited>();
        app.UseMiddleware<Gate>();
        return app;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapDistricts();
        app.MapSettings();
        app.MapSchools();
        app.MapRounds();
        app.MapNotices();
        app.MapDistrictTasks();
        app.MapPlans();
        app.MapReading();
        app.MapCoverage();
        app.MapLastYear();
        app.MapAlike();
        app.MapProgress();
        app.MapReceipts();
        app.MapYears();
        app.MapSummaries();
        app.MapLedgers();
        app.MapEvidence();
        app.MapLedgerCatalogue();
        app.MapSheets();
        app.MapInspectionRounds();
        app.MapInspections();
        app.MapMatters();
        app.MapDistrictMatters();
        app.MapScoring();
        app.MapRubricFiles();
        app.MapInspectionSummary();
        app.MapArchives();
        app.MapBackfills();
        app.MapBooks();
        app.MapComparison();
        app.MapAccounts();
        app.MapFiles();
        app.MapLog();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
