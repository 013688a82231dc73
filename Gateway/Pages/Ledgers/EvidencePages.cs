using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Attachments;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>Evidence (佐证材料) of an entry: upload, remove, open.</summary>
internal static class EvidencePages
{
    public static void Map(RouteGroupBuilder ledger)
    {
        ledger.MapGet("/files/{file}", Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.entry-file");
        ledger.MapGet("/files/{file}/picture", Picture).WithRequestTimeout(ApiPaths.LongTime).WithName("page.entry-picture");
        ledger.MapPost("/entries/{entry}/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.entry-attach");
        ledger.MapPost("/entries/{entry}/files/removal", Detach).WithName("page.entry-detach");
    }

    private static async Task<IResult> Open(LedgerCall call, string file, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken) =>
        FileDesk.Download(await Of(call, file, http, opening, cancellationToken));

    private static async Task<IResult> Picture(
        LedgerCall call, string file, HttpContext http, PrivateOpening opening, Thumbnails thumbnails, CancellationToken cancellationToken) =>
        await FileDesk.Picture(await Of(call, file, http, opening, cancellationToken), thumbnails, cancellationToken);

    private static async Task<OpenedFile?> Of(LedgerCall call, string file, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken) =>
        await call.Ledger.File(call.Actor, file, await opening.IsOpen(http, call.School), cancellationToken);

    private static async Task<IResult> Attach(LedgerCall call, int entry, PageForm form, HttpContext http, EntrySources sources, CancellationToken cancellationToken)
    {
        var kept = await FileDesk.Keep(
            form, call.Context, (context, file) => call.Ledger.Attach(file.Command(context, SubjectOf(call, entry), FileRole.Attachment), file.Content, cancellationToken),
            cancellationToken);
        if (PageSide.IsByScript(http)) return FileDesk.Answer(form, kept);
        if (!form.HasFlaws)
        {
            Flash.Say(http, FileDesk.Said(kept));
            return PageResults.Go(AddressOf(call, entry));
        }

        return await sources.Of(call, http, entry, cancellationToken) is { Entry: not null } model
            ? PageResults.DrawRefused<EntryPage>(new { Model = model, Sent = form })
            : PageResults.Say(Notice.NotFound);
    }

    private static async Task<IResult> Detach(LedgerCall call, int entry, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var detached = await call.Ledger.Detach(new(call.Context, SubjectOf(call, entry), form.Typed("file")), cancellationToken);
        if (detached.Value is not { } file) return PageResults.Say(Notice.Of(detached.Refusals[0]));
        Flash.Say(http, Say.It(FileTexts.Gone, file.Name));
        return PageResults.Go(AddressOf(call, entry));
    }

    private static FileSubject SubjectOf(LedgerCall call, int entry) => FileSubject.Of(new EntrySubject(call.Kind, call.Period, entry));

    private static string AddressOf(LedgerCall call, int entry) => $"{LedgerViewPages.AddressOf(call)}/entries/{entry}";
}
