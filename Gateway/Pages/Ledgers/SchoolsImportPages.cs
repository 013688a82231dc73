using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Sheets;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>Entries of many schools from one workbook, by the office.</summary>
internal static class SchoolsImportPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/ledgers/{ledger}/import", Now).WithName("page.schools-import-now");
        var import = pages.MapGroup("/districts/{district}/ledgers/{ledger}/{period}/import");
        import.MapGet("", async (DistrictCall call, LedgerCode ledger, string period, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, ledger, period, http, clock, cancellationToken)).Ask()).WithName("page.schools-import");
        import.MapGet("/template", async (DistrictCall call, LedgerCode ledger, string period, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, ledger, period, http, clock, cancellationToken)).Template()).WithName("page.schools-template");
        import.MapPost("", async (DistrictCall call, LedgerCode ledger, string period, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, ledger, period, http, clock, cancellationToken)).Read(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.read-schools-import");
        import.MapPost("/flaws", async (DistrictCall call, LedgerCode ledger, string period, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, ledger, period, http, clock, cancellationToken)).Flaws(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithRequestTimeout(ApiPaths.LongTime).WithName("page.flawed-schools-import");
        import.MapPost("/take", async (DistrictCall call, LedgerCode ledger, string period, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, ledger, period, http, clock, cancellationToken)).Take(form, () => ImportOf(call, ledger, period, clock, cancellationToken), cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithRequestTimeout(ApiPaths.LongTime).WithName("page.take-schools-import");
    }

    /// <summary>On to the ledgers into which an entry of today goes.</summary>
    private static async Task<IResult> Now(DistrictCall call, LedgerCode ledger, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (view, catalogue) = (await call.District.View(cancellationToken), await call.District.Ledgers(cancellationToken));
        return view is not null && catalogue?.Kinds.FirstOrDefault(k => k.Kind.Code == ledger) is { } kept
            ? PageResults.Go(AddressOf(call, ledger, LedgerPeriod.Of(kept.Kind.Period, Zones.DayOf(clock.GetUtcNow(), view.TimeZone), catalogue.MutualAidMonth)))
            : PageResults.Say(Notice.NotFound);
    }

    private static string AddressOf(DistrictCall call, LedgerCode ledger, LedgerPeriod period) => $"/districts/{call.Code}/ledgers/{ledger}/{period}/import";

    private static async Task<SheetSteps> Of(DistrictCall call, LedgerCode ledger, string period, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await ImportOf(call, ledger, period, clock, cancellationToken), call.Actor, http, clock);

    private static async Task<SheetImport?> ImportOf(DistrictCall call, LedgerCode ledger, string asked, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!LedgerPeriod.TryParse(asked, out var period) || await SchoolsImport.Of(call, ledger, period, cancellationToken) is not { } import) return null;
        if (await call.District.View(cancellationToken) is not { } district) return null;
        var year = period.Year is 0 ? Zones.DayOf(clock.GetUtcNow(), district.TimeZone).Year : period.Year;
        return new(
            new(
                district.Name, ($"/districts/{call.Code}/years/{year}/ledgers", LedgerTexts.Coverage), $"{period.Name} · {LedgerWords.Code(ledger)} {import.Kind.Name}", SheetTexts.SchoolsAbout,
                SheetTexts.SchoolsTemplate, SheetTexts.School, AddressOf(call, ledger, period))
            {
                AsksWhy = true,
                Done = SheetTexts.SchoolsDone,
                Taken = SheetTexts.SchoolsTaken,
            },
            () => import.Template(period, year),
            WorkbookFileName.Of((import.Kind.Name, ledger.Value), (period.Name, period.ToString()), ("多校导入模板", "template")),
            async (file, because) =>
            {
                var (plan, refusals) = await import.Plan(file, because, cancellationToken);
                return new(plan, refusals);
            },
            (plan, because) => import.Take((RowPlan<SchoolEntry>)plan, because, cancellationToken));
    }
}
