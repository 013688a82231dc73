using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>
/// A view with its ETag, <c>"revision.digest"</c>: the revision is what If-Match compares, the digest of the bytes makes If-None-Match
/// exact also where a view changes without a command (dates pass, a round is rescheduled).
/// </summary>
public class Tagged<T>(T value, long revision, int status = StatusCodes.Status200OK) : IResult, IEndpointMetadataProvider
    where T : class
{
    public T Value => value;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(CarriesEntityTag.Instance);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
        var tag = EntityTag.Of(revision, SHA256.HashData(bytes));
        var response = httpContext.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(httpContext.Request.Method) && EntityTag.IsNamedBy(httpContext.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        Describe(response);
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private protected virtual void Describe(HttpResponse response)
    {
    }
}

/// <summary>A view of a thing that was made: 201 with its address.</summary>
public sealed class Made<T>(T value, long revision, string location)
    : Tagged<T>(value, revision, StatusCodes.Status201Created), IEndpointMetadataProvider
    where T : class
{
    public static new void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
        builder.Metadata.Add(CarriesEntityTag.Instance);
    }

    private protected override void Describe(HttpResponse response) => response.Headers.Location = location;
}
