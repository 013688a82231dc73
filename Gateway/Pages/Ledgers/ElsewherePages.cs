using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Attachments;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>A ledger that is kept in another system: which one, and its print.</summary>
internal static class ElsewherePages
{
    public static void Map(RouteGroupBuilder ledger)
    {
        ledger.MapPost("/elsewhere", Keep).WithName("page.ledger-elsewhere");
        ledger.MapPost("/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.ledger-print");
        ledger.MapPost("/files/removal", Detach).WithName("page.ledger-print-removal");
    }

    private static Task<IResult> Keep(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        var isSo = form.Typed("so") == "yes";
        return FormFlow.Send(
            http, form,
            () => call.Ledger.Keep(new(call.Context, isSo, form.Text("system"), form.Text("note")), cancellationToken),
            [],
            _ => (isSo ? LedgerTexts.ElsewhereSaid : LedgerTexts.ElsewhereTakenBack, $"{LedgerViewPages.AddressOf(call)}#elsewhere"),
            () => LedgerViewPages.Draw(call, http, opening, "elsewhere", form, cancellationToken));
    }

    private static async Task<IResult> Attach(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        var kept = await FileDesk.Keep(
            form, call.Context, (context, file) => call.Ledger.Attach(file.Command(context, call.Whole, FileRole.SignedScan), file.Content, cancellationToken), cancellationToken);
        if (PageSide.IsByScript(http)) return FileDesk.Answer(form, kept);
        if (form.HasFlaws) return await LedgerViewPages.Draw(call, http, opening, "print", form, cancellationToken);
        Flash.Say(http, FileDesk.Said(kept));
        return PageResults.Go($"{LedgerViewPages.AddressOf(call)}#elsewhere");
    }

    private static async Task<IResult> Detach(LedgerCall call, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var detached = await call.Ledger.Detach(new(call.Context, call.Whole, form.Typed("file")), cancellationToken);
        if (detached.Value is not { } file) return PageResults.Say(Notice.Of(detached.Refusals[0]));
        Flash.Say(http, Say.It(FileTexts.Gone, file.Name));
        return PageResults.Go($"{LedgerViewPages.AddressOf(call)}#elsewhere");
    }
}
