using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Comparison;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages;

/// <summary>The workbooks behind the pages' buttons: the API's own, for a browser that cannot send the API's header.</summary>
internal static class Downloads
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/comparison/{quarter}/workbook", District);
        pages.MapGet("/districts/{district}/schools/{school}/years/{year:range(2000,2100)}/workbook", School);
    }

    private static async Task<IResult> District(
        string district, string quarter, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Codes.TryParse<DistrictCode>(district, out var code) || !Quarter.TryParse(quarter, out var asked)) return PageResults.Say(Notice.NotFound);
        if (DevActor.Officer(context, code) is not { } actor) return PageResults.Say(Notice.NoAccounts);
        var ask = ComparisonAsk.Of(code, asked, context.Request.Query);
        var query = new ComparisonQuery(asked, asked, ask.Basis, ask.Group, ask.Area);
        var workbook = await ComparisonWorkbook.Of(grains.Comparison(code), actor, query, cancellationToken);
        return workbook.Value is { } named ? new WorkbookDownload(named.Data, named.Name) : PageResults.Say(Notice.Of(workbook.Refusals[0]));
    }

    private static async Task<IResult> School(
        string district, string school, int year, HttpContext context, IGrainFactory grains, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!Codes.TryParse<DistrictCode>(district, out var code) || !Codes.TryParse<SchoolCode>(school, out var schoolCode)) return PageResults.Say(Notice.NotFound);
        if (DevActor.Officer(context, code) is not { } actor) return PageResults.Say(Notice.NoAccounts);
        return await grains.SchoolUnion(code, schoolCode).Year(actor, year, cancellationToken) is { } view
            ? new WorkbookDownload(SchoolWorkbook.Shape(view, clock.GetUtcNow()), SchoolWorkbook.FileName(view))
            : PageResults.Say(Notice.NotFound);
    }
}
