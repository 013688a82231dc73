using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>The quarter's report filled in by a workbook.</summary>
internal static class ReportSheetPages
{
    public static void Map(RouteGroupBuilder pages, string quarters)
    {
        var sheet = pages.MapGroup($"{quarters}/{{quarter}}/report/sheet");
        sheet.MapGet("", async (SchoolCall call, Quarter quarter, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, quarter, http, clock, cancellationToken)).Ask()).WithName("page.report-sheet");
        sheet.MapGet("/template", async (SchoolCall call, Quarter quarter, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, quarter, http, clock, cancellationToken)).Template()).WithName("page.report-template");
        sheet.MapPost("", async (SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, quarter, http, clock, cancellationToken)).Read(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithName("page.read-report-sheet");
        sheet.MapPost("/flaws", async (SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, quarter, http, clock, cancellationToken)).Flaws(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithName("page.flawed-report-sheet");
        sheet.MapPost("/take", async (SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, quarter, http, clock, cancellationToken)).Take(form, () => ImportOf(call, quarter, clock, cancellationToken), cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithName("page.take-report-sheet");
    }

    private static async Task<SheetSteps> Of(SchoolCall call, Quarter quarter, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await ImportOf(call, quarter, clock, cancellationToken), call.Actor, http, clock);

    /// <returns>Null: the quarter is not asked of the school, or the post may not fill it in now.</returns>
    private static async Task<SheetImport?> ImportOf(SchoolCall call, Quarter quarter, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ReportPages.FormOf(call, quarter, clock.GetUtcNow(), cancellationToken) is not { } model || !ReportPages.MayFillIn(model)) return null;
        var sheet = new ReportSheet(model);
        var title = Say.It(SheetTexts.ReportTitle, model.Year.School.Name, quarter.Name);
        return new(
            new(model.Year.DistrictName, ($"{model.At}/report", title), title, SheetTexts.ReportAbout, Say.It(SheetTexts.ReportTemplate, sheet.Count), SheetTexts.ReportId, $"{model.At}/report/sheet"),
            sheet.Template,
            WorkbookFileName.Of((model.Year.School.Name, call.Code.Value), (quarter.Name, quarter.ToString()), ("季报模板", "template")),
            (file, _) => Task.Run(() => new Outcome<IImportPlan>(sheet.Plan(file), []), cancellationToken),
            async (plan, _) => (await call.Union.SaveReportDraft(new(call.Context, quarter), ReportSheet.Whole(quarter, (RowPlan<ReportDraftEdit>)plan), cancellationToken)).Refusals);
    }
}
