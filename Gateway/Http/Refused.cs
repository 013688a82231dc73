using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Log;

namespace DistrictUnion.Gateway.Http;

/// <summary>Answers a “no” as problem details.</summary>
public sealed class Refused(ApiProblem problem) : IResult
{
    public ApiProblem Problem => problem;

    public static Refused With(ImmutableArray<Refusal> refusals) => new(ApiProblem.Of(refusals));

    public static Refused With(Refusal refusal) => new(ApiProblem.Of([refusal]));

    /// <summary>There is no such thing, or it is not for this post: the two are never told apart.</summary>
    public static Refused Absent(string code = "scope.absent", string text = "没有这个区或这所学校。", string? place = null) =>
        With(new Refusal(code, RefusalKind.Absent, text, place));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        if (problem.Status is StatusCodes.Status403Forbidden) httpContext.Features.Set(new RefusedAccess(problem.Code));
        if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = ApiProblem.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(problem, ApiJson.Options, ApiProblem.MediaType, httpContext.RequestAborted);
    }
}
