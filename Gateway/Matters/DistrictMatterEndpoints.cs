using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports.Matters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Matters;

/// <summary>The district's list of matters, as answer and as workbook, and what it settles about their kinds.</summary>
internal static class DistrictMatterEndpoints
{
    public static void MapDistrictMatters(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("请示批复");
        district.MapGet("/matter-kinds", Kinds).WithName("getMatterKinds").WithSummary("列出请示事项的种类、各步的栏目和期限");
        district.MapPut("/matter-kinds", Set).WithName("setMatterKinds").WithSummary("启用、停用请示事项，设置各步的期限");
        district.MapGet("/matters", List).WithName("listDistrictMatters").WithSummary("列出全区的请示事项");
        district.MapGet("/matters/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("getMattersWorkbook").WithSummary("下载全区请示事项一览表（Excel）");
    }

    private static async Task<Results<Tagged<MatterCatalogue>, Refused>> Kinds(DistrictCall call, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.District.Matters(cancellationToken), c => c.Revision, () => Refused.Absent());

    private static async Task<Results<Tagged<MatterCatalogue>, Refused>> Set(DistrictCall call, MatterSettingsBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetMatters(new(call.Context, body.Settings), cancellationToken));

    private static async Task<Results<Ok<DistrictMatterList>, Refused>> List(
        DistrictCall call, string? matterKind, string? matterState, string? group, bool? overdue, bool? waiting, CancellationToken cancellationToken)
    {
        var filter = MatterDesk.Filter(matterKind, matterState, group, overdue is true, waiting is true);
        if (filter.Value is not { } asked) return Refused.With(filter.Refusals);
        var list = await call.MatterDesk.List(call.Actor, asked, cancellationToken);
        return list.Value is { } found ? TypedResults.Ok(found) : Refused.With(list.Refusals);
    }

    private static async Task<Results<WorkbookDownload, Refused>> Workbook(
        DistrictCall call, string? matterKind, string? matterState, string? group, bool? overdue, bool? waiting, TimeProvider clock, CancellationToken cancellationToken)
    {
        var filter = MatterDesk.Filter(matterKind, matterState, group, overdue is true, waiting is true);
        if (filter.Value is not { } asked) return Refused.With(filter.Refusals);
        var list = await call.MatterDesk.List(call.Actor, asked, cancellationToken);
        return list.Value is { } found && await call.District.View(cancellationToken) is { } view
            ? new WorkbookDownload(MatterWorkbook.Shape(found, view.TimeZone, clock.GetUtcNow()), MatterWorkbook.FileName(found))
            : Refused.With(list.Refusals);
    }
}
