using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DistrictUnion.Domain.Ledgers;
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
        TakesCarried(ledger.MapPost("/import/columns", Columns)).WithName("page.ledger-import-columns");
        TakesCarried(ledger.MapPost("/import/mapped", Remember)).WithName("page.map-ledger-import");
        TakesCarried(ledger.MapPost("/import/flaws", Flaws)).WithName("page.flawed-ledger-import");
        TakesCarried(ledger.MapPost("/import/take", Take)).WithName("page.take-ledger-import");
    }

    private static RouteHandlerBuilder TakesCarried(RouteHandlerBuilder route) =>
        route.WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: CarriedTable.MaxField(ImportPlan.MaxFile));

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
        await Look(call, form, http, opening, cancellationToken) is not { } model ? await Ask(call, form, cancellationToken)
        : model.Plan.AsksForMapping && await MappingOf(call, model.Frame, model.Table, null, model.Because, cancellationToken) is { } mapping ? PageResults.Draw<MappingPage>(new { Model = mapping })
        : Draw(model, !model.Plan.FileFlaws.IsEmpty);

    /// <summary>Our columns beside the headings of a workbook: as they were remembered, or as somebody chose the row of headings.</summary>
    private static async Task<IResult> Columns(LedgerCall call, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        await CarriedTable.Of(form, http, call.Actor.Account, ImportPlan.MaxFile, cancellationToken) is { } table && await Frame(call, cancellationToken) is { } frame
        && await MappingOf(call, frame, table, form.Text(MappingFields.Head), form.Text("because"), cancellationToken) is { } model
            ? PageResults.Draw<MappingPage>(new { Model = model })
            : await Ask(call, form, cancellationToken);

    /// <summary>Remembers what stands for what, and goes on to the preview.</summary>
    private static async Task<IResult> Remember(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        if (await CarriedTable.Of(form, http, call.Actor.Account, ImportPlan.MaxFile, cancellationToken) is not { } table || await Frame(call, cancellationToken) is not { } frame
            || await MappingOf(call, frame, table, form.Text(MappingFields.Head), form.Text("because"), cancellationToken) is not { } model)
            return await Ask(call, form, cancellationToken);
        var mapping = MappingFields.Read(form, model);
        var id = CommandIds.Derive(call.Context.CommandId, DigestOf(mapping));
        var remembered = await call.District.District.RememberLedgerMapping(new(call.Context with { CommandId = id, ExpectedRevision = null }, mapping), cancellationToken);
        if (remembered.Value is not null) return await Read(call, form, http, opening, cancellationToken);
        form.Flaw(remembered.Refusals.Select(refusal => refusal with { Place = refusal.Place is { } key && model.Columns.Any(c => c.Key == key) ? MappingFields.From(key) : MappingFields.Head }));
        return PageResults.DrawRefused<MappingPage>(new { Model = model, Sent = form });
    }

    private static async Task<MappingModel?> MappingOf(
        LedgerCall call, LedgerImportFrame frame, CarriedTable table, string? head, string? because, CancellationToken cancellationToken)
    {
        var mappings = (await call.District.District.Ledgers(cancellationToken))?.Mappings ?? [];
        return await Task.Run(() => MappingModel.Of(frame, table, mappings, head, because), cancellationToken);
    }

    /// <summary>What sets a mapping apart from others: what was previewed by one is not taken by another.</summary>
    internal static string DigestOf(LedgerMapping mapping) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(mapping, ApiJson.Options)));

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
        if (model.Plan.Mapping is { } mapping && form.Text(MappingFields.Seen) != DigestOf(mapping)) return Draw(model, isRefused: false);
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

    private static RazorComponentResult Draw(LedgerImportModel model, bool isRefused) => isRefused
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
