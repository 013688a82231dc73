using System.Reflection;
using DistrictUnion.Domain.Files;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace DistrictUnion.Gateway.Files;

/// <summary>An attached file as a download: never shown in the page, never run, never kept by a cache between.</summary>
/// <param name="isShown">A picture that a page shows; it does not count as a file that leaves the service.</param>
internal sealed class FileDownload(OpenedFile opened, bool isShown = false) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/octet-stream";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(opened.File.Name);
        response.ContentType = opened.File.MediaType;
        response.ContentLength = opened.Content.Bytes.Length;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await response.Body.WriteAsync(opened.Content.Bytes, httpContext.RequestAborted);
    }
}
