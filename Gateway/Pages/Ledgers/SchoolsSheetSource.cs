using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Sheets;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>Entries of many schools from one workbook, by the office.</summary>
internal sealed record SchoolsSheetSource(DistrictCall Call, LedgerCode Ledger, LedgerPeriod Period, TimeProvider Clock) : SheetSource
{
    public override Actor Actor => Call.Actor;

    public static ValueTask<SheetSource?> Of(HttpContext context) => ValueTask.FromResult<SheetSource?>(
        LedgerPeriod.TryParse((string)context.Request.RouteValues["period"]!, out var period)
            ? new SchoolsSheetSource(DistrictCall.Of(context), new((string)context.Request.RouteValues["ledger"]!), period, context.RequestServices.GetRequiredService<TimeProvider>())
            : null);

    /// <summary>Address of the round trip.</summary>
    public static string AddressOf(DistrictCode district, LedgerCode ledger, LedgerPeriod period) => $"/districts/{district}/ledgers/{ledger}/{period}/import";

    public override async Task<SheetImport?> Import(CancellationToken cancellationToken)
    {
        if (await SchoolsImport.Of(Call, Ledger, Period, cancellationToken) is not { } import) return null;
        if (await Call.District.View(cancellationToken) is not { } district) return null;
        var year = Period.Year is 0 ? Zones.DayOf(Clock.GetUtcNow(), district.TimeZone).Year : Period.Year;
        return new(
            new(
                district.Name, ($"/districts/{Call.Code}/years/{year}/ledgers", LedgerTexts.Coverage), $"{Period.Name} · {LedgerWords.Code(Ledger)} {import.Kind.Name}", SheetTexts.SchoolsAbout,
                SheetTexts.SchoolsTemplate, SheetTexts.School, AddressOf(Call.Code, Ledger, Period))
            {
                AsksWhy = true,
                Done = SheetTexts.SchoolsDone,
                Taken = SheetTexts.SchoolsTaken,
            },
            () => import.Template(Period, year),
            WorkbookFileName.Of((import.Kind.Name, Ledger.Value), (Period.Name, Period.ToString()), ("多校导入模板", "template")),
            async (file, because) =>
            {
                var (plan, refusals) = await import.Plan(file, because, cancellationToken);
                return new(plan, refusals);
            },
            (plan, because) => import.Take((RowPlan<SchoolEntry>)plan, because, cancellationToken));
    }
}
