using System.Security.Cryptography;
using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Plans;

/// <summary>A document that came with a request: a file of a form, plain text, or JSON <c>{"text": …}</c>.</summary>
internal sealed record Upload(string Name, ReadOnlyMemory<byte> Content, string? Text, Refusal? Refusal)
{
    private const string PastedName = "粘贴的文字";

    /// <summary>Name of the file in which it is kept.</summary>
    public string FileName => Text is null ? Name : $"{Name}.txt";

    /// <summary>Name and digest, as a plan keeps them.</summary>
    public PlanDocument Document => new(Name, Convert.ToHexStringLower(SHA256.HashData(Content.Span)));

    public static async ValueTask<Upload?> BindAsync(HttpContext context)
    {
        var request = context.Request;
        var limit = context.GetEndpoint()!.Metadata.GetMetadata<BodyLimit>()!.MaxRequestBodySize!.Value;
        try
        {
            if (request.HasFormContentType) return await OfForm(request, context.RequestAborted);
            var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
            if (type is not ("text/plain" or "application/json"))
                return Not("request.unsupported-media-type", "请用表单上传文件（multipart/form-data），或发送 text/plain、application/json。", "Content-Type");
            if (await Bytes(request.Body, limit, context.RequestAborted) is not { } bytes) return new("", default, null, Gate.TooLarge(limit));
            return type is "text/plain" ? new(PastedName, bytes, null, null) : OfJson(bytes);
        }
        catch (InvalidDataException)
        {
            return Not("request.malformed", "表单内容不完整，无法读取。", null);
        }
    }

    /// <summary>The reading; the reader itself refuses what it cannot take.</summary>
    public PlanReading Read() => Text is null ? PlanReader.Read(new(Name, Content)) : PlanReader.ReadText(Text);

    private static async Task<Upload> OfForm(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.Count != 1) return Not("upload.one-file", $"请上传一个文件，收到的是 {form.Files.Count} 个。", "file");
        return await Of(form.Files[0], cancellationToken);
    }

    public static async Task<Upload> Of(IFormFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return new(Path.GetFileName(file.FileName), bytes, null, null);
    }

    /// <summary>A document that was kept, as it came.</summary>
    public static Upload Kept(PlanDocument document, byte[] bytes) =>
        document.Name == PastedName ? Of(System.Text.Encoding.UTF8.GetString(bytes)) : new(document.Name, bytes, null, null);

    public static Upload Of(string text) => new(PastedName, System.Text.Encoding.UTF8.GetBytes(text), text, null);

    private static Upload OfJson(byte[] bytes)
    {
        try
        {
            var body = JsonSerializer.Deserialize<TextBody>(bytes, ApiJson.Options);
            return body is null ? Not("request.malformed", "请求内容要是 {\"text\": \"…\"}。", null) : new(PastedName, bytes, body.Text, null);
        }
        catch (ZeroCharacterException zero)
        {
            return new("", default, null, zero.Refusal);
        }
        catch (JsonException json)
        {
            return Not("request.malformed", "请求内容不是有效的 JSON，要写成 {\"text\": \"…\"}。", Unreadable.PlaceOf(json));
        }
    }

    /// <summary>The body, or null when it is longer than the limit.</summary>
    private static async Task<byte[]?> Bytes(Stream body, long limit, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > limit) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static Upload Not(string code, string text, string? place) => new("", default, null, new(code, RefusalKind.Invalid, text, place));
}

/// <summary>Text that was typed or pasted.</summary>
public sealed record TextBody(string Text);
