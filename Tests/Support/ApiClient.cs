using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DistrictUnion.Tests.Support;

/// <summary>Speaks HTTP as one actor. Every change gets an Idempotency-Key of its own unless the test names one.</summary>
internal sealed class ApiClient(HttpClient http, Func<Task<string>>? token)
{
    private static int keys;

    public HttpClient Http => http;

    public Task<ApiReply> Get(string path, string? ifNoneMatch = null) =>
        Send(HttpMethod.Get, path, null, key: "", headers: ifNoneMatch is null ? [] : [("If-None-Match", ifNoneMatch)]);

    public Task<ApiReply> Post(string path, object? body = null, string? key = null, string? ifMatch = null) =>
        Send(HttpMethod.Post, path, Json(body), key, ifMatch);

    public Task<ApiReply> Put(string path, object? body, string? key = null, string? ifMatch = null) =>
        Send(HttpMethod.Put, path, Json(body), key, ifMatch);

    public Task<ApiReply> Patch(string path, object? body, string? key = null, string? ifMatch = null) =>
        Send(HttpMethod.Patch, path, Json(body), key, ifMatch);

    public Task<ApiReply> Delete(string path, string? key = null) => Send(HttpMethod.Delete, path, null, key);

    /// <summary>Uploads bytes as a form's file.</summary>
    public Task<ApiReply> Upload(string path, string name, byte[] content, string? key = null)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return Send(HttpMethod.Post, path, new MultipartFormDataContent { { file, "file", name } }, key);
    }

    /// <param name="key">Null: a new one; empty: none.</param>
    public async Task<ApiReply> Send(
        HttpMethod method, string path, HttpContent? content, string? key, string? ifMatch = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.Add("Authorization", $"Bearer {await token()}");
        if (key is not "") request.Headers.Add("Idempotency-Key", key ?? $"test-{Interlocked.Increment(ref keys)}");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new(
            response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType,
            response.Headers.ETag?.ToString(), response.Headers, response.Content.Headers);
    }

    /// <param name="body">An object, or JSON as it is; null: no body.</param>
    public static StringContent? Json(object? body) =>
        body is null ? null : new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

/// <summary>What came back.</summary>
internal sealed record ApiReply(
    HttpStatusCode Status, byte[] Bytes, string? MediaType, string? Tag, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The problem's code.</summary>
    public string? Code => MediaType == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    /// <summary>Code and place of every refusal.</summary>
    public (string Code, string? Place)[] Refusals =>
    [
        .. Json.GetProperty("refusals").EnumerateArray()
            .Select(r => (r.GetProperty("code").GetString()!, r.TryGetProperty("place", out var place) ? place.GetString() : null)),
    ];

    /// <summary>Fails, with what was answered, unless it went well.</summary>
    public ApiReply Ok()
    {
        Assert.True((int)Status is >= 200 and < 300, $"{(int)Status}: {Text}");
        return this;
    }

    /// <summary>Fails unless it was refused like this, with a Chinese sentence.</summary>
    public ApiReply Refused(HttpStatusCode status, string code)
    {
        Assert.True(Status == status && Code == code, $"expected {(int)status} {code}, got {(int)Status}: {Text}");
        Assert.Contains(Json.GetProperty("detail").GetString()!, c => c is >= '一' and <= '龥');
        return this;
    }
}
