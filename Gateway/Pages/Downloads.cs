using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Comparison;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages;

/// <summary>The workbooks and letters behind the pages' buttons: the API's own, for a browser that cannot send the API's header.</summary>
internal static class Downloads
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/comparison/{quarter}/workbook", District).WithName("page.comparison-workbook");
        pages.MapGet("/districts/{district}/comparison/{quarter}/letter", Letter).WithName("page.comparison-letter");
        pages.MapGet("/districts/{district}/schools/{school}/years/{year}/workbook", School).WithName("page.school-workbook");
    }

    private static async Task<IResult> District(DistrictCall call, Quarter quarter, HttpContext context, CancellationToken cancellationToken)
    {
        var ask = ComparisonAsk.Of(call.Code, quarter, context.Request.Query);
        var query = new ComparisonQuery(quarter, quarter, ask.Basis, ask.Group, ask.Area);
        var workbook = await ComparisonWorkbook.Of(call.Comparison, call.Actor, query, cancellationToken);
        return workbook.Value is { } named ? new WorkbookDownload(named.Data, named.Name) : PageResults.Say(Notice.Of(workbook.Refusals[0]));
    }

    private static async Task<IResult> Letter(DistrictCall call, Quarter quarter, HttpContext context, CancellationToken cancellationToken)
    {
        var ask = ComparisonAsk.Of(call.Code, quarter, context.Request.Query);
        var letter = await ComparisonLetter.Of(call.Comparison, call.Actor, quarter, ask.Basis, cancellationToken);
        return letter.Value is { } download ? download : PageResults.Say(Notice.Of(letter.Refusals[0]));
    }

    private static async Task<IResult> School(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.Union.Year(call.Actor, year, cancellationToken) is { } view
            ? new WorkbookDownload(SchoolWorkbook.Shape(view, clock.GetUtcNow()), SchoolWorkbook.FileName(view))
            : PageResults.Say(Notice.NotFound);
}
