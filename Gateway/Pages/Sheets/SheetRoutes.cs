using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Ledgers;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>Something that is filled in by a workbook, as an address names it. Pages and the API bind it and take the same steps; a group of routes says by <see cref="SheetBinding"/> which.</summary>
internal abstract record SheetSource
{
    public abstract Actor Actor { get; }

    /// <returns>Null: there is no such thing, or the post may not fill it in now.</returns>
    public abstract Task<SheetImport?> Import(CancellationToken cancellationToken);

    public static ValueTask<SheetSource?> BindAsync(HttpContext context) => context.GetEndpoint()!.Metadata.GetRequiredMetadata<SheetBinding>().Of(context);
}

/// <summary>What the addresses of a group of routes name.</summary>
internal sealed record SheetBinding(Func<HttpContext, ValueTask<SheetSource?>> Of)
{
    public static SheetBinding Plan { get; } = new(PlanSheetSource.Of);

    public static SheetBinding Report { get; } = new(ReportSheetSource.Of);

    public static SheetBinding Schools { get; } = new(SchoolsSheetSource.Of);
}

/// <summary>The pages of a round trip: its first step, the template, the preview, the flawed rows given back, the good ones taken.</summary>
internal static class SheetRoutes
{
    /// <param name="at">Address of the round trip.</param>
    /// <param name="what">What is filled in, as the names of the routes say it: plan.</param>
    /// <param name="name">What the names call the round trip: sheet.</param>
    public static void Map(RouteGroupBuilder pages, string at, SheetBinding binding, string what, string name)
    {
        var sheet = pages.MapGroup(at).WithMetadata(binding);
        sheet.MapGet("", async (SheetSource source, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await StepsOf(source, http, clock, cancellationToken)).Ask()).WithName($"page.{what}-{name}");
        sheet.MapGet("/template", async (SheetSource source, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await StepsOf(source, http, clock, cancellationToken)).Template()).WithName($"page.{what}-template");
        sheet.MapPost("", async (SheetSource source, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await StepsOf(source, http, clock, cancellationToken)).Read(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName($"page.read-{what}-{name}");
        TakesCarried(sheet.MapPost("/flaws", async (SheetSource source, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await StepsOf(source, http, clock, cancellationToken)).Flaws(form, cancellationToken))).WithName($"page.flawed-{what}-{name}");
        TakesCarried(sheet.MapPost("/take", async (SheetSource source, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await StepsOf(source, http, clock, cancellationToken)).Take(form, () => source.Import(cancellationToken), cancellationToken))).WithName($"page.take-{what}-{name}");
    }

    private static IEndpointConventionBuilder TakesCarried(RouteHandlerBuilder route) =>
        route.WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithRequestTimeout(ApiPaths.LongTime);

    private static async Task<SheetSteps> StepsOf(SheetSource source, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await source.Import(cancellationToken), source.Actor, http, clock);
}
