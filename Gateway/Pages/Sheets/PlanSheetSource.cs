using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Plans;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>A plan's draft filled in by a workbook.</summary>
internal sealed record PlanSheetSource(SchoolCall Call, PlanId Plan, TimeProvider Clock) : SheetSource
{
    public override Actor Actor => Call.Actor;

    public static async ValueTask<SheetSource?> Of(HttpContext context) =>
        new PlanSheetSource((await SchoolCall.BindAsync(context))!, new((string)context.Request.RouteValues["plan"]!), context.RequestServices.GetRequiredService<TimeProvider>());

    /// <returns>Null: there is no such plan, or it cannot be typed now.</returns>
    public override async Task<SheetImport?> Import(CancellationToken cancellationToken)
    {
        if ((await Call.Union.PlanWork(Actor, Plan, cancellationToken)).Value is not { } work) return null;
        if (await PlanFrame.Of(Call, Clock, cancellationToken) is not { } frame || !frame.May("page.plan-save", work.Plan)) return null;
        var sheet = new PlanTaskSheet(frame, work);
        return new(
            new(
                frame.District.Name, (frame.Page(Plan, "/edit"), work.Draft.Title), $"{frame.School.Name} · {work.Draft.Title}", SheetTexts.PlanAbout,
                Say.It(SheetTexts.PlanTemplate, work.Draft.Tasks.Length), SheetTexts.ReportId, frame.Page(Plan, "/sheet")),
            sheet.Template,
            WorkbookFileName.Of((frame.School.Name, Call.Code.Value), (work.Draft.Title, Plan.Value), ("计划模板", "template")),
            (file, _) => Task.Run(() => new Outcome<IImportPlan>(sheet.Plan(file), []), cancellationToken),
            async (rows, _) => await Take((RowPlan<PlanEdit>)rows, cancellationToken));
    }

    /// <summary>Task by task, as the editor types: what others type meanwhile in other tasks stays. A step that is sent again does the same.</summary>
    private async Task<ImmutableArray<Refusal>> Take(RowPlan<PlanEdit> rows, CancellationToken cancellationToken)
    {
        foreach (var edit in rows.Good)
            if (await Call.Union.EditPlan(edit, Actor, cancellationToken) is { IsRefused: true } refused) return refused.Refusals;
        return [];
    }
}
