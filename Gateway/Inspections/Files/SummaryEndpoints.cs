using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>检查考核汇总 as a workbook.</summary>
internal static class SummaryEndpoints
{
    public static void MapInspectionSummary(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1/districts/{district}/inspections/{inspection}").WithTags("检查考核")
        .MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("getInspectionWorkbook").WithSummary("下载检查考核汇总（Excel）：名次、各项得分、逐项统计、整改清单");

    /// <returns>Refused: scope.absent, scope.forbidden, inspection.unknown.</returns>
    public static async Task<Outcome<WorkbookDownload>> Of(DistrictCall call, InspectionCode inspection, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var board = await call.InspectionDesk.Board(call.Actor, inspection, cancellationToken);
        if (board.Value is not { } found) return Outcome<WorkbookDownload>.Refused(board.Refusals);
        var findings = await call.InspectionDesk.Findings(call.Actor, inspection, cancellationToken);
        return findings.Value is { } listed
            ? new WorkbookDownload(InspectionWorkbook.Shape(district, found, listed, clock.GetUtcNow()), InspectionWorkbook.FileName(district, found))
            : Outcome<WorkbookDownload>.Refused(findings.Refusals);
    }

    private static async Task<Results<WorkbookDownload, Refused>> Workbook(DistrictCall call, InspectionCode inspection, TimeProvider clock, CancellationToken cancellationToken)
    {
        var workbook = await Of(call, inspection, clock, cancellationToken);
        return workbook.Value is { } found ? found : Refused.With(workbook.Refusals);
    }
}
