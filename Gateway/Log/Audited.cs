using System.Threading.RateLimiting;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Log.Outlets;
using Microsoft.Net.Http.Headers;

namespace DistrictUnion.Gateway.Log;

/// <summary>
/// Notes what changes no stream but belongs into the log: access that was refused, files that left the service, searches of the log itself.
/// What strangers tried is only told to the outlets.
/// What administrators change stands in the journal already and is only told to the outlets. It looks at the answer after it was given, so it
/// neither slows nor fails a request.
/// </summary>
internal sealed class Audited(RequestDelegate next, AuditTrail trail, TimeProvider clock)
{
    /// <summary>What strangers tried from one address and is told within a minute.</summary>
    public const int MostOfStrangers = 10;

    /// <summary>Routes that search the log.</summary>
    private static readonly string[] Searches = ["searchLog", "page.log"];

    private readonly PartitionedRateLimiter<string> strangers = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = MostOfStrangers, Window = TimeSpan.FromMinutes(1) }));

    public async Task Invoke(HttpContext context)
    {
        await next(context);
        var (at, address, act) = (clock.GetUtcNow(), context.Connection.RemoteIpAddress?.ToString(), PolicyTable.NameOf(context));
        if (context.Features.Get<Visitor>()?.Post?.Actor is not { } actor)
        {
            // What a stranger tried belongs to no district's log: a token, a setup code, a form of another site. Whoever tries many fills no disk with it.
            var tried = context.Request.Headers.Authorization.Count > 0 ? AuditKind.SignInFailed : AuditKind.RefusedAccess;
            if (context.Features.Get<RefusedAccess>() is { Code: var code } && strangers.AttemptAcquire(address ?? "").IsAcquired)
                trail.Tell(new(EventKind.Of(tried), at, Act: act, Code: code, Address: address));
            return;
        }

        var school = SchoolOf(context, actor);
        var refusal = context.Features.Get<RefusedAccess>()?.Code;
        if (KindOf(context, refusal) is var (kind, text))
        {
            trail.Note(actor.District, new(kind, at, actor.Account, actor.Role, school, null, address, text), act, refusal);
        }
        else if (IsAdministration(context, act))
        {
            trail.Tell(new(EventKind.Administration, at, actor.Account, act, null, actor.Role, actor.District, school, null, address));
        }
    }

    /// <summary>Whether a request changed something for a whole district. What is done with accounts is told by them, with who it was done to.</summary>
    private static bool IsAdministration(HttpContext context, string? act) =>
        context.Response.StatusCode < StatusCodes.Status400BadRequest && PolicyTable.Named(act) is { IsAdministration: true } row && !PolicyTable.IsAboutAccounts(row);

    private static (AuditKind Kind, string Text)? KindOf(HttpContext context, string? refusal)
    {
        if (refusal is not null) return (AuditKind.RefusedAccess, $"{context.Request.Method} {context.Request.Path}（{refusal}）");
        if (context.Response.StatusCode is not StatusCodes.Status200OK) return null;
        if (ContentDispositionHeaderValue.TryParse(context.Response.Headers.ContentDisposition.ToString(), out var file) && file.DispositionType == "attachment")
            return (AuditKind.Export, $"{(file.FileNameStar.HasValue ? file.FileNameStar : file.FileName)}（{context.Request.Path}）");
        return Searches.Contains(PolicyTable.NameOf(context)) ? (AuditKind.Other, SearchOf(context)) : null;
    }

    /// <summary>Which filters a search used. What was typed into a text field may be somebody's name and is left out.</summary>
    private static string SearchOf(HttpContext context)
    {
        var used = context.Request.Query.Where(q => q.Value.Any(v => !string.IsNullOrEmpty(v)))
            .Select(q => q.Key is "text" or "account" ? q.Key : $"{q.Key} {q.Value}").ToArray();
        return used.Length == 0 ? "查日志" : $"查日志：{string.Join("；", used)}";
    }

    /// <summary>The school of the address, where it is one of the district's; a foreign one stays in the text alone.</summary>
    private static SchoolCode? SchoolOf(HttpContext context, Actor actor) =>
        Codes.TryParse<SchoolCode>(context.Request.RouteValues["school"] as string, out var school)
        && Codes.TryParse<DistrictCode>(context.Request.RouteValues["district"] as string, out var district) && district == actor.District ? school : null;
}

/// <summary>That a request was refused for who sent it, not for how it was written.</summary>
/// <param name="Code">The refusal's.</param>
internal sealed record RefusedAccess(string Code);
