using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Progress;

/// <summary>A school's year: plans and quarters together, and as a workbook.</summary>
internal static class YearEndpoints
{
    public static void MapYears(this IEndpointRouteBuilder routes)
    {
        var year = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/years/{year}").WithTags("季度报告");
        year.MapGet("", View).WithName("getSchoolYear").WithSummary("查看学校一年的计划与各季度报告");
        year.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("getSchoolWorkbook").WithSummary("下载学校工作簿（Excel）");
    }

    private static async Task<Results<Ok<SchoolYearView>, Refused>> View(SchoolCall call, int year, CancellationToken cancellationToken) =>
        await call.Union.Year(call.Actor, year, cancellationToken) is { } view ? TypedResults.Ok(view) : Refused.Absent();

    private static async Task<Results<WorkbookDownload, Refused>> Workbook(
        SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.Union.Year(call.Actor, year, cancellationToken) is { } view
            ? new WorkbookDownload(SchoolWorkbook.Shape(view, clock.GetUtcNow()), SchoolWorkbook.FileName(view))
            : Refused.Absent();
}
