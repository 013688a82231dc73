using DistrictUnion.Domain;
using Microsoft.AspNetCore.Diagnostics;

namespace DistrictUnion.Gateway.Http;

/// <summary>Gives the API's answers without a body (no such route, no such method) a problem like all others.</summary>
internal static class BareStatus
{
    public static Task Describe(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var (code, text) = status switch
        {
            // What compiled binding says of an optional number that is none.
            StatusCodes.Status400BadRequest => (Unreadable.Query.Code, Unreadable.Query.Text),
            StatusCodes.Status404NotFound => ("route.unknown", "没有这个接口地址，接口清单见 /swagger。"),
            StatusCodes.Status405MethodNotAllowed => ("request.method-not-allowed", "这个接口地址不支持这种请求方法。"),
            StatusCodes.Status413PayloadTooLarge => ("request.too-large", "内容超过上限，没有处理；请只保留需要的内容，或分几次提交。"),
            StatusCodes.Status415UnsupportedMediaType => ("request.unsupported-media-type", "不支持这种内容类型（Content-Type）。"),
            StatusCodes.Status429TooManyRequests => ("request.too-many", "同时进行的请求太多，请稍后再试。"),
            StatusCodes.Status503ServiceUnavailable => ("request.timeout", "处理时间过长，已经中止，请稍后再试。"),
            _ => ("request.refused", "请求被拒绝。"),
        };
        return new Refused(ApiProblem.Of(status, new(code, RefusalKind.Invalid, text))).ExecuteAsync(context.HttpContext);
    }
}
