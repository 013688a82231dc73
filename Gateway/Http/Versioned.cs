using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>An answer whose ETag was known before it was computed.</summary>
internal sealed class Versioned<T>(T value, string tag) : IResult, IEndpointMetadataProvider
    where T : class
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(CarriesEntityTag.Instance);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = tag;
        httpContext.Response.Headers.CacheControl = "no-cache";
        return httpContext.Response.WriteAsJsonAsync(value, ApiJson.Options, httpContext.RequestAborted);
    }
}

/// <summary>304: the client has it already.</summary>
internal sealed class NotChanged(string tag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = tag;
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
