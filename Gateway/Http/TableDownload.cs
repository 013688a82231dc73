using System.Reflection;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Tables;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>A template to be filled in, as a download.</summary>
internal sealed class TableDownload(TableTemplate template, WorkbookFileName name, DateTimeOffset at) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => WorkbookDownload.PopulateMetadata(method, builder);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var content = new MemoryStream();
        await Task.Run(() => TemplateWriter.Write(template, at, content), httpContext.RequestAborted);
        await Send(httpContext, content.ToArray(), name.ContentDisposition);
    }

    /// <summary>Sends bytes of a workbook that exist already.</summary>
    internal static async Task Send(HttpContext context, byte[] workbook, string disposition)
    {
        var response = context.Response;
        response.ContentType = WorkbookDownload.MediaType;
        response.ContentLength = workbook.Length;
        response.Headers.ContentDisposition = disposition;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(workbook, context.RequestAborted);
    }
}

/// <summary>A workbook that exists already, as a download.</summary>
internal sealed class BytesDownload(byte[] workbook, WorkbookFileName name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => TableDownload.Send(httpContext, workbook, name.ContentDisposition);
}
