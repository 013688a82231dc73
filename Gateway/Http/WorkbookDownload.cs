using System.Reflection;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>
/// A workbook as a download. It is written to a temporary file first and sent from there: memory stays flat, the length is known, and
/// a failure while writing is an honest error instead of half a workbook.
/// </summary>
internal sealed class WorkbookDownload(WorkbookData workbook, WorkbookFileName name) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int BufferSize = 81_920;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
        await Task.Run(() => WorkbookWriter.Write(workbook, file), httpContext.RequestAborted);
        file.Position = 0;
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = name.ContentDisposition;
        response.Headers.CacheControl = "no-store";
        await file.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
