using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Exports;

/// <summary>Sends a made file.</summary>
internal sealed class ExportFile(MadeFile made) : IResult
{
    /// <param name="page">Page of the order: where one waits for what is not ready, or was swept away and is made again.</param>
    public static IResult Of(ExportState state, string page) =>
        state.Made is { } made ? new ExportFile(made) : state.Refusal is { } refusal ? PageResults.Say(Notice.Of(refusal)) : PageResults.Go(page);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = made.Path.EndsWith(".zip", StringComparison.Ordinal) ? "application/zip" : WorkbookDownload.MediaType;
        response.ContentLength = made.Length;
        response.Headers.ContentDisposition = new Reports.WorkbookFileName(made.Name, made.AsciiName).ContentDisposition;
        response.Headers.CacheControl = "no-store";
        return response.SendFileAsync(made.Path, httpContext.RequestAborted);
    }
}
