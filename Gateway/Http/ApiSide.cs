using DistrictUnion.Domain;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DistrictUnion.Gateway.Http;

/// <summary>The gate of the API: problem details, and the key in a header.</summary>
internal sealed class ApiSide : IGateSide
{
    private static readonly Refusal NotSignedIn = new("sign-in.needed", RefusalKind.Forbidden, "请先登录，或在请求头 Authorization 里带上令牌。", "Authorization");

    public Task AskToSignIn(HttpContext context, Asking asking) =>
        new Refused(ApiProblem.Of(StatusCodes.Status401Unauthorized, asking.Distrust ?? NotSignedIn)).ExecuteAsync(context);

    public Task Refuse(HttpContext context, Refusal refusal) => Refused.With(refusal).ExecuteAsync(context);

    public ValueTask<Outcome<ChangeKey>> KeyOf(HttpContext context) => ValueTask.FromResult(Read(context.Request.Headers));

    /// <summary>JSON that says it is not UTF-8. (Which others could be read depends on the encodings that happen to be registered.)</summary>
    public IResult? Unreadable(HttpContext context) =>
        context.Request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
        && type.Charset.HasValue
        && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? new Refused(Http.Unreadable.NotJson)
            : null;

    private static Outcome<ChangeKey> Read(IHeaderDictionary headers)
    {
        StringValues key = headers[CommandIds.Header];
        if (key.Count == 0)
            return Invalid("request.idempotency-key-missing", $"请求头 {CommandIds.Header} 不能缺少：同一次操作重发时用同一个值，新的操作用新的值。", CommandIds.Header);
        if (key.Count > 1 || !CommandIds.IsKey(key[0]!))
            return Invalid("request.idempotency-key-malformed", $"请求头 {CommandIds.Header} 要是 1 到 {CommandIds.MaxKey} 个可见的 ASCII 字符。", CommandIds.Header);
        if (!EntityTag.TryRevision(headers.IfMatch, out var revision))
            return Invalid("request.if-match-malformed", "请求头 If-Match 要是一个先前收到的 ETag。", "If-Match");
        return new ChangeKey(key[0]!, revision);
    }

    private static Refusal Invalid(string code, string text, string place) => new(code, RefusalKind.Invalid, text, place);
}
