using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>The quarter's report filled in by a workbook.</summary>
internal sealed record ReportSheetSource(SchoolCall Call, Quarter Quarter, TimeProvider Clock) : SheetSource
{
    public override Actor Actor => Call.Actor;

    public static async ValueTask<SheetSource?> Of(HttpContext context) =>
        Quarter.TryParse((string)context.Request.RouteValues["quarter"]!, out var quarter)
            ? new ReportSheetSource((await SchoolCall.BindAsync(context))!, quarter, context.RequestServices.GetRequiredService<TimeProvider>())
            : null;

    /// <returns>Null: the quarter is not asked of the school, or the post may not fill it in now.</returns>
    public override async Task<SheetImport?> Import(CancellationToken cancellationToken)
    {
        if (await ReportPages.FormOf(Call, Quarter, Clock.GetUtcNow(), cancellationToken) is not { } model || !ReportPages.MayFillIn(model)) return null;
        var sheet = new ReportSheet(model);
        var title = Say.It(SheetTexts.ReportTitle, model.Year.School.Name, Quarter.Name);
        return new(
            new(model.Year.DistrictName, ($"{model.At}/report", title), title, SheetTexts.ReportAbout, Say.It(SheetTexts.ReportTemplate, sheet.Count), SheetTexts.ReportId, $"{model.At}/report/sheet"),
            sheet.Template,
            WorkbookFileName.Of((model.Year.School.Name, Call.Code.Value), (Quarter.Name, Quarter.ToString()), ("季报模板", "template")),
            (file, _) => Task.Run(() => new Outcome<IImportPlan>(sheet.Plan(file), []), cancellationToken),
            async (plan, _) => (await Call.Union.SaveReportDraft(new(Call.Context, Quarter), ReportSheet.Whole(Quarter, (RowPlan<ReportDraftEdit>)plan), cancellationToken)).Refusals);
    }
}
