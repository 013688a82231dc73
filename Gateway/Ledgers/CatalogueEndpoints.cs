using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>What a district settles about ledgers: which kinds, which columns, which limits; and how complete they are.</summary>
internal static class CatalogueEndpoints
{
    public static void MapLedgerCatalogue(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("台账");
        district.MapGet("/ledger-catalogue", Catalogue).WithName("getLedgerCatalogue").WithSummary("查看台账种类、各列和经费标准");
        district.MapPost("/ledger-switches", Switch).WithName("switchLedgers").WithSummary("启用和停用台账");
        district.MapPut("/ledger-kinds/{ledger}", Set).WithName("setLedgerKind").WithSummary("自设台账，或改动一种台账的列");
        district.MapPut("/ledger-limits", SetLimits).WithName("setLedgerLimits").WithSummary("设置经费标准（整份清单）");
        district.MapGet("/years/{year}/ledger-coverage", Coverage).WithName("getLedgerCoverage").WithSummary("查看各校台账齐全情况");
        district.MapGet("/years/{year}/ledger-coverage/workbook", CoverageBook).WithRequestTimeout(ApiPaths.LongTime).WithName("getLedgerCoverageWorkbook").WithSummary("下载各校台账齐全情况（Excel）");
        district.MapGet("/years/{year}/funds", Funds).WithName("getFunds").WithSummary("查看各校工会经费汇总：收入、支出、结余、预算执行和人均");
        district.MapGet("/years/{year}/funds/workbook", FundsBook).WithRequestTimeout(ApiPaths.LongTime).WithName("getFundsWorkbook").WithSummary("下载各校工会经费汇总（Excel）");
        district.MapPut("/ledger-mappings", Remember).WithName("rememberLedgerMapping").WithSummary("记住其他系统导出表的列对应（按台账和表头）");
    }

    private static async Task<Results<Tagged<LedgerCatalogue>, Refused>> Catalogue(DistrictCall call, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.District.Ledgers(cancellationToken), v => v.Revision, () => Refused.Absent());

    private static async Task<Results<Tagged<LedgerCatalogue>, Refused>> Switch(DistrictCall call, SwitchesBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SwitchLedgers(new(call.Context, body.Switches), cancellationToken));

    private static async Task<Results<Tagged<LedgerCatalogue>, Refused>> Set(DistrictCall call, string ledger, LedgerKindBody body, CancellationToken cancellationToken) =>
        body.Kind.Code.Value == ledger
            ? Answer.Of(await call.District.SetLedgerKind(new(call.Context, body.Kind), cancellationToken))
            : Refused.With(new Refusal("ledger.code-differs", RefusalKind.Invalid, "内容里的台账代码和地址里的不同。", "kind.code"));

    private static async Task<Results<Tagged<LedgerCatalogue>, Refused>> SetLimits(DistrictCall call, LimitsBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetLedgerLimits(new(call.Context, body.Limits, body.MutualAidMonth), cancellationToken));

    private static async Task<Results<Ok<LedgerCoverage>, Refused>> Coverage(DistrictCall call, int year, CancellationToken cancellationToken)
    {
        var coverage = await call.LedgerShelf.Coverage(call.Actor, year, cancellationToken);
        return coverage.Value is { } found ? TypedResults.Ok(found) : Refused.With(coverage.Refusals);
    }

    private static async Task<Results<WorkbookDownload, Refused>> CoverageBook(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        Answered(await DistrictLedgerFiles.Coverage(call, year, clock, cancellationToken));

    private static async Task<Results<Ok<FundsSummary>, Refused>> Funds(DistrictCall call, int year, CancellationToken cancellationToken)
    {
        var funds = await call.LedgerShelf.Funds(call.Actor, year, cancellationToken);
        return funds.Value is { } found ? TypedResults.Ok(found) : Refused.With(funds.Refusals);
    }

    private static async Task<Results<WorkbookDownload, Refused>> FundsBook(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        Answered(await DistrictLedgerFiles.Funds(call, year, clock, cancellationToken));

    private static async Task<Results<Tagged<LedgerCatalogue>, Refused>> Remember(DistrictCall call, LedgerMappingBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.RememberLedgerMapping(new(call.Context, body.Mapping), cancellationToken));

    private static Results<WorkbookDownload, Refused> Answered(Outcome<WorkbookDownload> workbook) => workbook.Value is { } found ? found : Refused.With(workbook.Refusals);
}
