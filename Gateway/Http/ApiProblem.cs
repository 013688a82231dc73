using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Http;

/// <summary>A “no” as it goes over HTTP (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">A name for the kind of problem, made from the code.</param>
/// <param name="Title">What kind of “no” it is, in Chinese.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">A Chinese sentence for the person; may change.</param>
/// <param name="Code">Stable, for programs and for support: <c>plan.year-closed</c>.</param>
/// <param name="Refusals">Every reason, with its place; at least one.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, ImmutableArray<ApiReason> Refusals)
{
    public const string MediaType = "application/problem+json";

    /// <summary>Seconds after which a caller may try again what was refused with 429 or 503.</summary>
    public const int RetryAfterSeconds = 5;

    // The most telling reason comes first: who may not ask is not told what is wrong with the question.
    private static readonly RefusalKind[] ByWeight =
    [
        RefusalKind.Forbidden, RefusalKind.Absent, RefusalKind.Unavailable, RefusalKind.TooMany, RefusalKind.TooLarge, RefusalKind.Invalid, RefusalKind.Stale,
        RefusalKind.Conflict,
    ];

    /// <summary>The problem that refusals make.</summary>
    /// <param name="refusals">At least one.</param>
    public static ApiProblem Of(ImmutableArray<Refusal> refusals)
    {
        var first = refusals.MinBy(r => Array.IndexOf(ByWeight, r.Kind))!;
        return Of(StatusOf(first.Kind), first, refusals);
    }

    public static ApiProblem Of(int status, Refusal refusal) => Of(status, refusal, [refusal]);

    /// <summary>The one place where a refusal's kind becomes a status (DESIGN §4.5).</summary>
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Absent => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What a status means, in Chinese.</summary>
    public static string TitleOf(int status) => status switch
    {
        400 => "内容有误",
        401 => "没有登录",
        403 => "没有权限",
        404 => "没有找到",
        405 => "不支持的操作方式",
        409 => "现在不能这样操作",
        412 => "内容已被别人修改",
        413 => "内容过大",
        415 => "不支持的内容类型",
        429 => "请求过多",
        503 => "暂时不可用",
        _ => "服务出错",
    };

    private static ApiProblem Of(int status, Refusal first, ImmutableArray<Refusal> refusals) => new(
        $"urn:districtunion:problem:{first.Code}",
        TitleOf(status),
        status,
        refusals.Length == 1 ? first.Text : $"{first.Text}（共 {refusals.Length} 处问题，见 refusals）",
        first.Code,
        [.. refusals.Select(r => new ApiReason(r.Code, r.Text, r.Place))]);
}

/// <summary>One reason of a problem.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Text">A Chinese sentence.</param>
/// <param name="Place">The task, occurrence, school, field or part of the file that it concerns; absent when it concerns the whole.</param>
public sealed record ApiReason(string Code, string Text, string? Place);
