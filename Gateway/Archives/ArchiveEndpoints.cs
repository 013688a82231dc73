using DistrictUnion.Domain.Archives;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Archives;

/// <summary>A school's year for the archive (归档).</summary>
internal static class ArchiveEndpoints
{
    public static void MapArchives(this IEndpointRouteBuilder routes)
    {
        var archive = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/years/{year}/archive").WithTags("归档");
        archive.MapGet("", Show).WithName("getArchive").WithSummary("查看学校一年的归档情况：缺什么，归档文件目录");
        archive.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("getArchiveWorkbook").WithSummary("下载归档文件目录（Excel）");
    }

    private static async Task<Results<Ok<SchoolArchive>, Refused>> Show(SchoolCall call, int year, CancellationToken cancellationToken) =>
        await ArchiveSource.Of(call, year, cancellationToken) is { } archive ? TypedResults.Ok(archive) : Refused.Absent();

    private static async Task<Results<WorkbookDownload, Refused>> Workbook(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        await ArchiveSource.Of(call, year, cancellationToken) is { } archive && await call.District.District.View(cancellationToken) is { } district
            ? new WorkbookDownload(ArchiveWorkbook.Shape(archive, district.TimeZone, clock.GetUtcNow()), ArchiveWorkbook.FileName(archive))
            : Refused.Absent();
}
