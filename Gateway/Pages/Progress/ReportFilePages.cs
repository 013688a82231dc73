using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Attachments;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>Files of a quarter's report: the signed scan, and what the office filled in from.</summary>
internal static class ReportFilePages
{
    public static void Map(RouteGroupBuilder pages, string quarters)
    {
        pages.MapGet($"{quarters}/{{quarter}}/files/{{file}}", Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.report-file");
        pages.MapGet($"{quarters}/{{quarter}}/files/{{file}}/picture", Picture).WithRequestTimeout(ApiPaths.LongTime).WithName("page.report-picture");
        pages.MapPost($"{quarters}/{{quarter}}/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.report-attach");
        pages.MapPost($"{quarters}/{{quarter}}/files/removal", Detach).WithName("page.report-detach");
    }

    /// <summary>The files of one quarter, in the order in which they came.</summary>
    internal static async Task<IReadOnlyList<AttachedFile>> Of(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        [.. (await call.Union.Files(call.Actor, cancellationToken))?.Files.Where(f => f.Subject.Quarter == quarter) ?? []];

    internal static async Task<IResult> Open(SchoolCall call, string file, CancellationToken cancellationToken) =>
        FileDesk.Download(await call.Union.File(call.Actor, file, cancellationToken));

    internal static async Task<IResult> Picture(SchoolCall call, string file, Thumbnails thumbnails, CancellationToken cancellationToken) =>
        await FileDesk.Picture(await call.Union.File(call.Actor, file, cancellationToken), thumbnails, cancellationToken);

    /// <summary>The form stands on the quarter's page, or — with everything that is typed there — on the summary. It comes back where it was sent from.</summary>
    private static async Task<IResult> Attach(
        SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var kept = await Keep(call, FileSubject.Of(quarter), form, cancellationToken);
        if (PageSide.IsByScript(http)) return FileDesk.Answer(form, kept);
        if (IsOnSummary(form) && (form.HasFlaws || HasMore(form))) return await ReportHandInPages.Draw(call, quarter, form.HasFlaws ? form : form.Without("source"), clock, cancellationToken);
        if (form.HasFlaws) return await PageEndpoints.DrawSchoolQuarter(call, quarter, http, form, cancellationToken);
        Flash.Say(http, FileDesk.Said(kept));
        return PageResults.Go(Back(call, quarter, form));
    }

    private static Task<IResult> Detach(SchoolCall call, Quarter quarter, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        Remove(call, FileSubject.Of(quarter), form, http, Back(call, quarter, form), cancellationToken);

    /// <summary>Whether <see cref="FileCard"/> stands on the page from which something is handed in, where the office names what it filled in from.</summary>
    internal static bool IsOnSummary(PageForm form) => form.Typed("on") == "submit";

    /// <summary>Whether something is typed beside the file, which would be lost by going on; the new file is then the one to name.</summary>
    internal static bool HasMore(PageForm form) => (form.Text("reason") ?? form.Text("receivedOn")) is not null;

    /// <summary>Attaches the files of a form to a report or a plan: what the office filled in from, or the signed scans.</summary>
    /// <returns>What was kept; the rest are flaws at the field.</returns>
    internal static Task<ImmutableArray<AttachedFile>> Keep(SchoolCall call, FileSubject subject, PageForm form, CancellationToken cancellationToken)
    {
        var role = IsOnSummary(form) ? FileRole.Source : FileRole.SignedScan;
        return FileDesk.Keep(form, call.Context, (context, file) => call.Union.Attach(file.Command(context, subject, role), file.Content, cancellationToken), cancellationToken);
    }

    internal static async Task<IResult> Remove(
        SchoolCall call, FileSubject subject, PageForm form, HttpContext http, string back, CancellationToken cancellationToken)
    {
        var gone = await call.Union.Detach(new(call.Context, subject, form.Typed("file")), cancellationToken);
        if (gone.Value is not { } file) return PageResults.Say(Notice.Of(gone.Refusals[0]));
        Flash.Say(http, Say.It(FileTexts.Gone, file.Name));
        return PageResults.Go(back);
    }

    /// <summary>Back to the page that the form stood on: the summary, else the report.</summary>
    private static string Back(SchoolCall call, Quarter quarter, PageForm form) =>
        $"/districts/{call.District.Code}/schools/{call.Code}/quarters/{quarter}{(form.Typed("on") == "submit" ? "/submit" : "")}";
}
