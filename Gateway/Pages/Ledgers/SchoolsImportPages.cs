using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Sheets;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>Entries of many schools from one workbook, by the office.</summary>
internal static class SchoolsImportPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/ledgers/{ledger}/import", Now).WithName("page.schools-import-now");
        SheetRoutes.Map(pages, "/districts/{district}/ledgers/{ledger}/{period}/import", SheetBinding.Schools, "schools", "import");
    }

    /// <summary>On to the ledgers into which an entry of today goes.</summary>
    private static async Task<IResult> Now(DistrictCall call, LedgerCode ledger, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (view, catalogue) = (await call.District.View(cancellationToken), await call.District.Ledgers(cancellationToken));
        return view is not null && catalogue?.Kinds.FirstOrDefault(k => k.Kind.Code == ledger) is { } kept
            ? PageResults.Go(SchoolsSheetSource.AddressOf(call.Code, ledger, LedgerPeriod.Of(kept.Kind.Period, Zones.DayOf(clock.GetUtcNow(), view.TimeZone), catalogue.MutualAidMonth)))
            : PageResults.Say(Notice.NotFound);
    }
}
