using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Http;

/// <summary>
/// What every request passes, in this order: the policy table's row, who asks, well-formed codes in the address, role and scope, size, and for
/// changes the key that makes them count once. It runs before a body is read, so a stranger learns nothing about his body. How a “no” looks
/// and where the key stands differs between the API and the pages: <see cref="IGateSide"/>.
/// </summary>
internal sealed class Gate(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, IVisitors visitors, IGrainFactory grains)
    {
        // What routing itself answers (405, 415) is no route of ours.
        if (context.GetEndpoint() is not RouteEndpoint endpoint || PolicyTable.IsOutside(context.Request.Path))
        {
            await next(context);
            return;
        }

        var side = GateSides.Of(context);
        if (PolicyTable.Of(endpoint) is not { } row)
        {
            await side.Refuse(context, PolicyRow.Absent);
            return;
        }

        var asking = await visitors.Of(context);
        if (asking.Visitor is { } someone) context.Features.Set(someone);
        if (row.Stage is not Stage.Nobody && (asking.Visitor is null || asking.Visitor.Stage < row.Stage))
        {
            // A token that nobody has was tried; a session that has ended was somebody's.
            if (asking.Distrust is { } distrust && context.Request.Headers.Authorization.Count > 0) context.Features.Set(new RefusedAccess(distrust.Code));
            await side.AskToSignIn(context, asking);
            return;
        }

        if (await Refuse(context, row, asking.Visitor, grains) is { } refusal)
        {
            // A 403 is noted by what answers it; that what is not there is not for who asks is known here alone.
            if (refusal.Kind is RefusalKind.Absent) context.Features.Set(new RefusedAccess(refusal.Code));
            await side.Refuse(context, refusal);
            return;
        }

        CommandContext? command = null;
        if (row.IsChanging)
        {
            // Also the forms of people who are not signed in yet are ours, and have a key.
            var key = await side.KeyOf(context);
            if (key.Value is not { } named)
            {
                await side.Refuse(context, key.Refusals[0]);
                return;
            }

            if (asking.Visitor?.Post is { } post) command = new(CommandIds.Of(asking.Visitor.Account, named.Key), post.Actor, named.Revision);
        }

        if (asking.Visitor is { Post: not null } visitor) context.Features.Set(new Call(visitor, command));

        if (side.Unreadable(context) is { } unreadable) await unreadable.ExecuteAsync(context);
        else await next(context);
    }

    private static async Task<Refusal?> Refuse(HttpContext context, PolicyRow row, Visitor? visitor, IGrainFactory grains)
    {
        if (RouteValues.Refuse(context.Request.RouteValues) is { } malformed) return malformed;
        if (row.Stage is Stage.Ready)
        {
            if (visitor!.Post is not { Actor: var actor }) return row.Reach is Reach.Nothing ? null : PolicyRow.Absent;
            var (district, school) = (Code<DistrictCode>(context, "district"), Code<SchoolCode>(context, "school"));
            if (row.Refuse(actor, district, school) is { } refusal) return refusal;
            if (row.Reach is Reach.School && !await Covers(actor, district!.Value, school!.Value, grains, context.RequestAborted)) return PolicyRow.Absent;
        }

        return RefuseSize(context);
    }

    /// <summary>Whether a school lies within the groups of a post; asked only of posts that have such limits.</summary>
    private static async Task<bool> Covers(Actor actor, DistrictCode district, SchoolCode school, IGrainFactory grains, CancellationToken cancellationToken) =>
        actor.Limits is not { Groups.IsEmpty: false }
        || (await grains.District(district).School(school, cancellationToken) is { } found && actor.Covers(found.Group));

    private static TCode? Code<TCode>(HttpContext context, string name)
        where TCode : struct, ICode<TCode> =>
        Codes.TryParse<TCode>(context.Request.RouteValues[name] as string, out var code) ? code : null;

    private static Refusal? RefuseSize(HttpContext context)
    {
        var limit = context.GetEndpoint()!.Metadata.GetMetadata<BodyLimit>()?.MaxRequestBodySize ?? ApiPaths.MaxBody;
        return context.Request.ContentLength > limit ? TooLarge(limit) : null;
    }

    internal static Refusal TooLarge(long limit) =>
        new("request.too-large", RefusalKind.TooLarge, $"内容超过上限（{limit / 1024 / 1024} MB），没有处理；请只保留需要的内容，或分几次提交。");
}

/// <summary>The key that makes a change count once, and the revision that it was decided on.</summary>
internal sealed record ChangeKey(string Key, long? Revision);

/// <summary>What the gate does differently for the API and for pages.</summary>
internal interface IGateSide
{
    Task AskToSignIn(HttpContext context, Asking asking);

    Task Refuse(HttpContext context, Refusal refusal);

    /// <summary>Refusals: what is missing or malformed, or a form that was not drawn by us.</summary>
    ValueTask<Outcome<ChangeKey>> KeyOf(HttpContext context);

    /// <summary>The answer to a body that could not be read, or null.</summary>
    IResult? Unreadable(HttpContext context);
}

internal static class GateSides
{
    private static readonly ApiSide Api = new();
    private static readonly Pages.PageSide Page = new();

    public static IGateSide Of(HttpContext context) => context.Request.Path.StartsWithSegments(ApiPaths.Root) ? Api : Page;
}
