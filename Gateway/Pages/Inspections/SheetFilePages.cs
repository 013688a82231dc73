using System.Globalization;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Evidence of items, and signed scans of the whole.</summary>
internal static class SheetFilePages
{
    public static async Task<IResult> Open(InspectionCall call, string file, CancellationToken cancellationToken) =>
        await call.Inspection.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : PageResults.Say(Notice.NotFound);

    public static async Task<IResult> Attach(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        if (await UploadedFile.Read(form, "file", FileTexts.Missing, cancellationToken) is not { ToAttach: var file }) return await SheetPages.Draw(call, names, "file", form, cancellationToken);
        var subject = SubjectOf(call, form);
        var role = subject.Item is null ? FileRole.SignedScan : FileRole.Attachment;
        return await FormFlow.Send(
            http, form,
            () => call.Inspection.Attach(file.Command(call.Context, subject, role), file.Content, cancellationToken),
            [("file.", "file")],
            kept => (Say.It(FileTexts.Kept, kept.Name), $"{InspectionPages.Of(call)}#files"),
            () => SheetPages.Draw(call, names, "file", form, cancellationToken));
    }

    public static async Task<IResult> Detach(InspectionCall call, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var detached = await call.Inspection.Detach(new(call.Context, SubjectOf(call, form), form.Typed("file")), cancellationToken);
        if (detached.Value is not { } file) return PageResults.Say(Notice.Of(detached.Refusals[0]));
        Flash.Say(http, Say.It(FileTexts.Gone, file.Name));
        return PageResults.Go($"{InspectionPages.Of(call)}#files");
    }

    private static FileSubject SubjectOf(InspectionCall call, PageForm form) =>
        FileSubject.Of(call.Code, int.TryParse(form.Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? item : null);
}
