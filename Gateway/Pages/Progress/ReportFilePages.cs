using System.Security.Cryptography;
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
        pages.MapPost($"{quarters}/{{quarter}}/files", Attach).WithMetadata(new BodyLimit(ApiPaths.MaxUpload)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.report-attach");
        pages.MapPost($"{quarters}/{{quarter}}/files/removal", Detach).WithName("page.report-detach");
    }

    /// <summary>The files of one quarter, in the order in which they came.</summary>
    internal static async Task<IReadOnlyList<AttachedFile>> Of(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        [.. (await call.Union.Files(call.Actor, cancellationToken))?.Files.Where(f => f.Subject.Quarter == quarter) ?? []];

    internal static async Task<IResult> Open(SchoolCall call, string file, CancellationToken cancellationToken) =>
        await call.Union.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : PageResults.Say(Notice.NotFound);

    private static Task<IResult> Attach(SchoolCall call, Quarter quarter, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        Keep(call, FileSubject.Of(quarter), form, http, Back(call, quarter, form), cancellationToken);

    private static Task<IResult> Detach(SchoolCall call, Quarter quarter, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        Remove(call, FileSubject.Of(quarter), form, http, Back(call, quarter, form), cancellationToken);

    /// <summary>Attaches the file of a form to a report or a plan.</summary>
    internal static async Task<IResult> Keep(
        SchoolCall call, FileSubject subject, PageForm form, HttpContext http, string back, CancellationToken cancellationToken)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return PageResults.Say(Notice.Of(new("form.missing", RefusalKind.Invalid, ReportTexts.FileMissing)));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        var role = form.Typed("role") == "source" ? FileRole.Source : FileRole.SignedScan;
        var attached = await call.Union.Attach(
            new(call.Context, subject, role, Path.GetFileName(file.FileName), Convert.ToHexStringLower(SHA256.HashData(bytes))), new(bytes), cancellationToken);
        if (attached.Value is not { } kept) return PageResults.Say(Notice.Of(attached.Refusals[0]));
        Flash.Say(http, Say.It(ReportTexts.FileKept, kept.Name));
        return PageResults.Go(back);
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
