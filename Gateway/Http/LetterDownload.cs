using System.Reflection;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Letters;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>A letter or forms (Word) as a download; written before the first byte is sent, so that a failure is an honest error.</summary>
internal sealed class LetterDownload(LetterData letter, WorkbookFileName name) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var content = new MemoryStream();
        await Task.Run(() => LetterWriter.Write(letter, content), httpContext.RequestAborted);
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.ContentLength = content.Length;
        response.Headers.ContentDisposition = name.ContentDisposition;
        response.Headers.CacheControl = "no-store";
        content.Position = 0;
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
