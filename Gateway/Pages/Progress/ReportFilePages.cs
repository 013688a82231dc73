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

    private static async Task<IResult> Open(SchoolCall call, string file, CancellationToken cancellationToken) =>
        await call.Union.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : PageResults.Say(Notice.NotFound);

    /// <summary>The form stands on the quarter's page, or — with everything that is typed there — on the summary. It comes back where it was sent from.</summary>
    private static async Task<IResult> Attach(
        SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isOnSummary = form.Typed("on") == "submit";
        var role = isOnSummary ? FileRole.Source : FileRole.SignedScan;
        if (await UploadedFile.Read(form, "file", ReportTexts.FileMissing, cancellationToken) is { } file)
        {
            var attached = await call.Union.Attach(new(call.Context, FileSubject.Of(quarter), role, file.Name, file.Sha256), file.Content, cancellationToken);
            if (attached.Value is { } kept)
            {
                // What was typed beside it would be lost by going on; the new file is the one to name.
                if (isOnSummary && (form.Text("reason") ?? form.Text("receivedOn")) is not null)
                    return await ReportHandInPages.Draw(call, quarter, form.Without("source"), clock, cancellationToken);
                Flash.Say(http, Say.It(ReportTexts.FileKept, kept.Name));
                return PageResults.Go(Back(call, quarter, form));
            }

            form.Flaw(attached.Refusals.Select(r => r.Place is null or "file" or "role" ? r with { Place = "file" } : r));
        }

        return isOnSummary
            ? await ReportHandInPages.Draw(call, quarter, form, clock, cancellationToken)
            : await PageEndpoints.DrawSchoolQuarter(call, quarter, http, form, cancellationToken);
    }

    private static async Task<IResult> Detach(SchoolCall call, Quarter quarter, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var gone = await call.Union.Detach(new(call.Context, FileSubject.Of(quarter), form.Typed("file")), cancellationToken);
        if (gone.Value is not { } file) return PageResults.Say(Notice.Of(gone.Refusals[0]));
        Flash.Say(http, Say.It(ReportTexts.FileGone, file.Name));
        return PageResults.Go(Back(call, quarter, form));
    }

    /// <summary>Back to the page that the form stood on: the summary, else the report.</summary>
    private static string Back(SchoolCall call, Quarter quarter, PageForm form) =>
        $"/districts/{call.District.Code}/schools/{call.Code}/quarters/{quarter}{(form.Typed("on") == "submit" ? "/submit" : "")}";
}
