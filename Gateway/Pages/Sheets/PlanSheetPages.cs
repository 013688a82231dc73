using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Plans;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>A plan's draft filled in by a workbook.</summary>
internal static class PlanSheetPages
{
    public static void Map(RouteGroupBuilder pages, string plan)
    {
        var sheet = pages.MapGroup($"{plan}/sheet");
        sheet.MapGet("", async (SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, plan, http, clock, cancellationToken)).Ask()).WithName("page.plan-sheet");
        sheet.MapGet("/template", async (SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, plan, http, clock, cancellationToken)).Template()).WithName("page.plan-template");
        sheet.MapPost("", async (SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, plan, http, clock, cancellationToken)).Read(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithName("page.read-plan-sheet");
        sheet.MapPost("/flaws", async (SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, plan, http, clock, cancellationToken)).Flaws(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithName("page.flawed-plan-sheet");
        sheet.MapPost("/take", async (SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, plan, http, clock, cancellationToken)).Take(form, () => ImportOf(call, plan, clock, cancellationToken), cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithName("page.take-plan-sheet");
    }

    private static async Task<SheetSteps> Of(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await ImportOf(call, plan, clock, cancellationToken), call.Actor, http, clock);

    /// <returns>Null: there is no such plan, or it cannot be typed now.</returns>
    private static async Task<SheetImport?> ImportOf(SchoolCall call, PlanId plan, TimeProvider clock, CancellationToken cancellationToken)
    {
        if ((await call.Union.PlanWork(call.Actor, plan, cancellationToken)).Value is not { } work) return null;
        if (await PlanFrame.Of(call, clock, cancellationToken) is not { } frame || !frame.May("page.plan-save", work.Plan)) return null;
        var sheet = new PlanTaskSheet(frame, work);
        return new(
            new(
                frame.District.Name, (frame.Page(plan, "/edit"), work.Draft.Title), $"{frame.School.Name} · {work.Draft.Title}", SheetTexts.PlanAbout,
                Say.It(SheetTexts.PlanTemplate, work.Draft.Tasks.Length), SheetTexts.ReportId, frame.Page(plan, "/sheet")),
            sheet.Template,
            WorkbookFileName.Of((frame.School.Name, call.Code.Value), (work.Draft.Title, plan.Value), ("计划模板", "template")),
            (file, _) => Task.Run(() => new Outcome<IImportPlan>(sheet.Plan(file), []), cancellationToken),
            async (rows, _) => await Take(call, (RowPlan<PlanEdit>)rows, cancellationToken));
    }

    /// <summary>Task by task, as the editor types: what others type meanwhile in other tasks stays. A step that is sent again does the same.</summary>
    private static async Task<System.Collections.Immutable.ImmutableArray<Refusal>> Take(SchoolCall call, RowPlan<PlanEdit> rows, CancellationToken cancellationToken)
    {
        foreach (var edit in rows.Good)
            if (await call.Union.EditPlan(edit, call.Actor, cancellationToken) is { IsRefused: true } refused) return refused.Refusals;
        return [];
    }
}
