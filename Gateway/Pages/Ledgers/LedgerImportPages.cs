using System.Globalization;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>A ledger in Excel: its workbook, the template, and entries from a workbook in two steps. Nothing is kept here between the steps.</summary>
internal static class LedgerImportPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var ledger = pages.MapGroup("/districts/{district}/schools/{school}/ledgers/{ledger}/{period}");
        ledger.MapGet("/workbook", Workbook).WithName("page.ledger-workbook");
        ledger.MapGet("/forms", Forms).WithName("page.ledger-forms");
        ledger.MapGet("/import", (LedgerCall call, CancellationToken cancellationToken) => Ask(call, null, cancellationToken)).WithName("page.ledger-import");
        ledger.MapGet("/import/template", Template).WithName("page.ledger-template-workbook");
        ledger.MapPost("/import", Read).WithName("page.read-ledger-import").WithMetadata(new BodyLimit(UploadedFile.MaxForm));
        ledger.MapPost("/import/flaws", Flaws).WithName("page.flawed-ledger-import").WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: CarriedTable.MaxField(ImportPlan.MaxFile));
        ledger.MapPost("/import/take", Take).WithName("page.take-ledger-import").WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: CarriedTable.MaxField(ImportPlan.MaxFile));
    }

    /// <summary>Masked, unless somebody who may see what is private asks for it.</summary>
    private static async Task<IResult> Workbook(LedgerCall call, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isOpen = http.Request.Query.ContainsKey("open") && await opening.IsOpen(http, call.School);
        return await LedgerFiles.Whole(call, isOpen, cancellationToken) is { } view
            ? await LedgerFiles.Workbook(call, view, isOpen, clock, cancellationToken)
            : PageResults.Say(Notice.NotFound);
    }

    /// <summary>The same as forms, a page an entry: one (<c>?entry=3</c>), or all.</summary>
    private static async Task<IResult> Forms(LedgerCall call, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = http.Request.Query["entry"].FirstOrDefault();
        int? entry = asked is null ? null : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var isOpen = http.Request.Query.ContainsKey("open") && await opening.IsOpen(http, call.School);
        var forms = await LedgerFiles.Forms(call, entry, isOpen, clock, cancellationToken);
        return forms is null ? PageResults.Say(Notice.NotFound) : forms.Value is { } download ? download : PageResults.Say(Notice.Of(forms.Refusals[0]));
    }

    private static async Task<IResult> Template(LedgerCall call, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await LedgerFiles.Whole(call, await opening.IsOpen(http, call.School), cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        var template = LedgerFiles.Template(view, http.Request.Query.ContainsKey("filled"), clock);
        return template.Value is { } download ? download : PageResults.Say(Notice.Of(template.Refusals[0]));
    }

    private static async Task<IResult> Ask(LedgerCall call, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await Frame(call, cancellationToken) is not { } frame) return PageResults.Say(Notice.NotFound);
        var parameters = new { Frame = frame, Sent = sent };
        return sent is null ? PageResults.Draw<LedgerImportPage>(parameters) : PageResults.DrawRefused<LedgerImportPage>(parameters);
    }

    private static async Task<IResult> Read(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken) =>
        await Look(call, form, http, opening, cancellationToken) is { } model ? Draw(model, !model.Plan.FileFlaws.IsEmpty) : await Ask(call, form, cancellationToken);

    private static async Task<IResult> Flaws(
        LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Look(call, form, http, opening, cancellationToken) is not { } model) return await Ask(call, form, cancellationToken);
        var name = WorkbookFileName.Of((Path.GetFileNameWithoutExtension(model.Table.File.Name), model.Frame.View.Kind.Code.Value), (SheetTexts.FlawFile, "flaws"));
        return await Task.Run(
            () => FlawedTableDownload.Of(model.Table.File, model.Plan.Shape, model.Plan.Reading.Sheets, model.Plan.Flaws, model.Plan.FlawedRows, name, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Writes the good rows. Where bad ones wait, the page stays and offers the workbook in which they are marked.</summary>
    private static async Task<IResult> Take(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        if (await Look(call, form, http, opening, cancellationToken) is not { } model) return await Ask(call, form, cancellationToken);
        if (model.Plan.Good.IsEmpty) return Draw(model, !model.Plan.FileFlaws.IsEmpty);
        var taken = await LedgerImport.Take(call, model.Plan, model.Because, cancellationToken);
        if (taken.Value is not { } receipt)
        {
            form.Flaw(taken.Refusals.Select(refusal => refusal with { Place = "file" }));
            return PageResults.DrawRefused<LedgerImportPreviewPage>(new { Model = model, Sent = form });
        }

        if (model.Plan.BadRows > 0 && await Look(call, form, http, opening, cancellationToken) is { } rest) return Draw(rest with { Taken = receipt }, false);
        Flash.Say(http, Say.It(LedgerImportTexts.Done, model.Plan.Count(ImportRowState.New), model.Plan.Count(ImportRowState.Changed)));
        return PageResults.Go(model.Frame.Ledger);
    }

    private static RazorComponentResult<LedgerImportPreviewPage> Draw(LedgerImportModel model, bool isRefused) => isRefused
        ? PageResults.DrawRefused<LedgerImportPreviewPage>(new { Model = model })
        : PageResults.Draw<LedgerImportPreviewPage>(new { Model = model });

    private static async Task<LedgerImportFrame?> Frame(LedgerCall call, CancellationToken cancellationToken) =>
        await call.Ledger.View(call.Actor, new(Take: 1), cancellationToken) is { } view && await call.District.District.View(cancellationToken) is { } district
            ? new(call.District.Code.Value, district.Name, view, call.Actor.IsDistrict)
            : null;

    /// <summary>What the workbook of the form would do; null with a flaw when there is none, or nothing could be written at all.</summary>
    private static async Task<LedgerImportModel?> Look(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        if (await CarriedTable.Of(form, http, call.Actor.Account, ImportPlan.MaxFile, cancellationToken) is not { } table) return null;
        if (await Frame(call, cancellationToken) is not { } frame) return null;
        var because = form.Text("because");
        var preview = await LedgerImport.Preview(call, table.File, await opening.IsOpen(http, call.School), because, cancellationToken);
        if (preview.Value is { } plan) return new(frame, table, plan, because);
        form.Flaw(preview.Refusals.Select(refusal => refusal.Place == "because" ? refusal : refusal with { Place = "file" }));
        return null;
    }
}
