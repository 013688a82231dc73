using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>The steps of filling something in by a workbook: the template, what a workbook would do, the good rows taken, the bad ones given back in the workbook.</summary>
/// <param name="import">What is filled in; null: there is nothing that the post may.</param>
internal sealed class SheetSteps(SheetImport? import, Actor actor, HttpContext http, TimeProvider clock)
{
    public IResult Ask() => import is null ? Absent : PageResults.Draw<SheetAskPage>(new { import.Frame });

    public IResult Template() => import?.Template is not { } template ? Absent : new TableDownload(template(), import.TemplateName, clock.GetUtcNow());

    public Task<IResult> Read(PageForm form, CancellationToken cancellationToken) => With(form, preview => Task.FromResult<IResult>(Draw(preview)), cancellationToken);

    public Task<IResult> Flaws(PageForm form, CancellationToken cancellationToken) => With(
        form,
        preview => Task.Run(
            () => FlawedTableDownload.Of(
                preview.Table.File, preview.Plan.Shape, preview.Plan.Reading.Sheets, preview.Plan.Flaws, preview.Plan.FlawedRows,
                WorkbookFileName.Of((Path.GetFileNameWithoutExtension(preview.Table.File.Name), "workbook"), (SheetTexts.FlawFile, "flaws")), clock.GetUtcNow()),
            cancellationToken),
        cancellationToken);

    /// <summary>Takes the good rows. Where bad ones wait, the page stays and offers the workbook in which they are marked.</summary>
    public Task<IResult> Take(PageForm form, Func<Task<SheetImport?>> again, CancellationToken cancellationToken) => With(
        form,
        async preview =>
        {
            if (preview.Plan.GoodRows == 0) return Draw(preview);
            form.Flaw((await import!.Take(preview.Plan, preview.Because)).Select(refusal => refusal with { Place = "file" }));
            if (form.HasFlaws) return PageResults.DrawRefused<SheetPreviewPage>(new { Model = preview, Sent = form });
            if (preview.Plan.BadRows > 0 && await again() is { } rest && (await rest.Look(preview.Table.File, preview.Because)).Value is { } now)
                return Draw(preview with { Plan = now, Taken = preview.Plan.GoodRows });
            Flash.Say(http, Say.It(import.Frame.Done, preview.Plan.GoodRows));
            return PageResults.Go(import.Frame.Back.Address);
        },
        cancellationToken);

    private static IResult Absent => PageResults.Say(Notice.NotFound);

    private static RazorComponentResult Draw(SheetPreview preview) => preview.Plan.FileFlaws.IsEmpty
        ? PageResults.Draw<SheetPreviewPage>(new { Model = preview })
        : PageResults.DrawRefused<SheetPreviewPage>(new { Model = preview });

    private async Task<IResult> With(PageForm form, Func<SheetPreview, Task<IResult>> act, CancellationToken cancellationToken)
    {
        if (import is null) return Absent;
        if (await CarriedTable.Of(form, http, actor.Account, SheetImport.MaxFile, cancellationToken) is { } table)
        {
            var because = form.Text("because");
            var looked = await import.Look(table.File, because);
            if (looked.Value is { } plan) return await act(new(import.Frame, table, plan, because));
            form.Flaw(looked.Refusals.Select(refusal => refusal.Place == "because" ? refusal : refusal with { Place = "file" }));
        }

        return PageResults.DrawRefused<SheetAskPage>(new { import.Frame, Sent = form });
    }
}
