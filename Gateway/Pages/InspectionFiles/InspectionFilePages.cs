using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Inspections.Files;

namespace DistrictUnion.Gateway.Pages.InspectionFiles;

/// <summary>Inspections in Excel: sheets of marks there and back, the summary of a round.</summary>
internal static class InspectionFilePages
{
    public static void Map(RouteGroupBuilder pages)
    {
        ScoringPages.Map(pages);
        pages.MapGet("/districts/{district}/inspections/{inspection}/workbook", Summary).WithRequestTimeout(ApiPaths.LongTime).WithName("page.inspection-workbook");
    }

    private static async Task<IResult> Summary(DistrictCall call, InspectionCode inspection, TimeProvider clock, CancellationToken cancellationToken)
    {
        var workbook = await SummaryEndpoints.Of(call, inspection, clock, cancellationToken);
        return workbook.Value is { } found ? found : PageResults.Say(Notice.Of(workbook.Refusals[0]));
    }
}
