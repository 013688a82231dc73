using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DistrictUnion.Gateway.Http;

/// <summary>
/// What every request to the API passes, in this order: who asks, well-formed codes in the address, scope, size, Idempotency-Key and
/// If-Match. It runs before a body is read, so a stranger learns nothing about his body.
/// </summary>
internal sealed class ApiGate(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiAccess>() is not { } access) return next(context);
        var actor = DevActor.Read(context, out var distrust);
        if (actor is null) return new Refused(ApiProblem.Of(StatusCodes.Status401Unauthorized, distrust!)).ExecuteAsync(context);
        var refusal = RouteValues.Refuse(context.Request.RouteValues)
            ?? access.Refuse(actor, Code<DistrictCode>(context, "district"), Code<SchoolCode>(context, "school"))
            ?? RefuseSize(context);
        CommandContext? command = null;
        if (refusal is null && access.IsChanging) refusal = ReadCommand(context.Request.Headers, actor, out command);
        if (refusal is not null) return Refused.With(refusal).ExecuteAsync(context);
        if (IsOtherThanUtf8(context.Request)) return new Refused(Unreadable.NotJson).ExecuteAsync(context);
        context.Features.Set(new ApiCall(actor, command));
        return next(context);
    }

    private static TCode? Code<TCode>(HttpContext context, string name)
        where TCode : struct, ICode<TCode> =>
        Codes.TryParse<TCode>(context.Request.RouteValues[name] as string, out var code) ? code : null;

    private static Refusal? RefuseSize(HttpContext context)
    {
        var limit = context.GetEndpoint()!.Metadata.GetMetadata<BodyLimit>()?.MaxRequestBodySize ?? ApiPaths.MaxBody;
        return context.Request.ContentLength > limit ? TooLarge(limit) : null;
    }

    /// <summary>JSON that says it is not UTF-8. (Which others could be read depends on the encodings that happen to be registered.)</summary>
    private static bool IsOtherThanUtf8(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.Charset.HasValue
        && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static Refusal? ReadCommand(IHeaderDictionary headers, Actor actor, out CommandContext? command)
    {
        command = null;
        StringValues key = headers[CommandIds.Header];
        if (key.Count == 0)
            return Invalid("request.idempotency-key-missing", $"请求头 {CommandIds.Header} 不能缺少：同一次操作重发时用同一个值，新的操作用新的值。", CommandIds.Header);
        if (key.Count > 1 || !CommandIds.IsKey(key[0]!))
            return Invalid("request.idempotency-key-malformed", $"请求头 {CommandIds.Header} 要是 1 到 {CommandIds.MaxKey} 个可见的 ASCII 字符。", CommandIds.Header);
        if (!EntityTag.TryRevision(headers.IfMatch, out var revision))
            return Invalid("request.if-match-malformed", "请求头 If-Match 要是一个先前收到的 ETag。", "If-Match");
        command = new(CommandIds.Of(actor.Account, key[0]!), actor, revision);
        return null;
    }

    internal static Refusal TooLarge(long limit) =>
        new("request.too-large", RefusalKind.TooLarge, $"内容超过上限（{limit / 1024 / 1024} MB）。");

    private static Refusal Invalid(string code, string text, string place) => new(code, RefusalKind.Invalid, text, place);
}
