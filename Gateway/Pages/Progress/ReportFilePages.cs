using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>Files of a quarter's report: the signed scan, and what the office filled in from.</summary>
internal static class ReportFilePages
{
    public static void Map(RouteGroupBuilder pages, string quarters)
    {
        pages.MapGet($"{quarters}/{{quarter}}/files/{{file}}", Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.report-file");
        pages.MapPost($"{quarters}/{{quarter}}/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.report-attach");
        pages.MapPost($"{quarters}/{{quarter}}/files/removal", Detach).WithName("page.report-detach");
    }

    /// <summary>The files of one quarter, in the order in which they came.</summary>
    internal static async Task<IReadOnlyList<AttachedFile>> Of(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        [.. (await call.Union.Files(call.Actor, cancellationToken))?.Files.Where(f => f.Subject.Quarter == quarter) ?? []];

    internal static async Task<IResult> Open(SchoolCall call, string file, CancellationToken cancellationToken) =>
        await call.Union.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : PageResults.Say(Notice.NotFound);

    /// <summary>The form stands on the quarter's page, or — with everything that is typed there — on the summary. It comes back where it was sent from.</summary>
    private static async Task<IResult> Attach(
        SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var kept = await Keep(call, FileSubject.Of(quarter), form, cancellationToken);
        if (IsOnSummary(form) && (kept is null || HasMore(form))) return await ReportHandInPages.Draw(call, quarter, kept is null ? form : form.Without("source"), clock, cancellationToken);
        if (kept is null) return await PageEndpoints.DrawSchoolQuarter(call, quarter, http, form, cancellationToken);
        Flash.Say(http, Say.It(ReportTexts.FileKept, kept.Name));
        return PageResults.Go(Back(call, quarter, form));
    }

    private static Task<IResult> Detach(SchoolCall call, Quarter quarter, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        Remove(call, FileSubject.Of(quarter), form, http, Back(call, quarter, form), cancellationToken);

    /// <summary>Whether <see cref="ReportFiles"/> stands on the page from which something is handed in, where the office names what it filled in from.</summary>
    internal static bool IsOnSummary(PageForm form) => form.Typed("on") == "submit";

    /// <summary>Whether something is typed beside the file, which would be lost by going on; the new file is then the one to name.</summary>
    internal static bool HasMore(PageForm form) => (form.Text("reason") ?? form.Text("receivedOn")) is not null;

    /// <summary>Attaches the file of a form to a report or a plan: what the office filled in from, or the signed scan.</summary>
    /// <returns>Null, with flaws at the field.</returns>
    internal static async Task<AttachedFile?> Keep(SchoolCall call, FileSubject subject, PageForm form, CancellationToken cancellationToken)
    {
        if (await UploadedFile.Read(form, "file", ReportTexts.FileMissing, cancellationToken) is not { ToAttach: var file }) return null;
        var role = IsOnSummary(form) ? FileRole.Source : FileRole.SignedScan;
        var attached = await call.Union.Attach(file.Command(call.Context, subject, role), file.Content, cancellationToken);
        form.Flaw(attached.Refusals.Select(r => r.Place is null or "file" or "role" ? r with { Place = "file" } : r));
        return attached.Value;
    }

    internal static async Task<IResult> Remove(
        SchoolCall call, FileSubject subject, PageForm form, HttpContext http, string back, CancellationToken cancellationToken)
    {
        var gone = await call.Union.Detach(new(call.Context, subject, form.Typed("file")), cancellationToken);
        if (gone.Value is not { } file) return PageResults.Say(Notice.Of(gone.Refusals[0]));
        Flash.Say(http, Say.It(ReportTexts.FileGone, file.Name));
        return PageResults.Go(back);
    }

    /// <summary>Back to the page that the form stood on: the summary, else the report.</summary>
    private static string Back(SchoolCall call, Quarter quarter, PageForm form) =>
        $"/districts/{call.District.Code}/schools/{call.Code}/quarters/{quarter}{(form.Typed("on") == "submit" ? "/submit" : "")}";
}
