using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Http;

/// <summary>Who asks, as long as there are no accounts: whom <see cref="DevActor"/> believes; on pages, without a header, the officer. Goes when accounts come.</summary>
internal sealed class DevVisitors(HostedDistricts districts) : IVisitors
{
    public async ValueTask<Asking> Of(HttpContext context)
    {
        var isApi = context.Request.Path.StartsWithSegments(ApiPaths.Root);
        var actor = DevActor.Read(context, out var distrust);
        if (actor is null && !isApi && distrust!.Code == "actor.missing" && (await districts.All()) is [var first, ..])
            actor = DevActor.Officer(context, first);
        return actor is null ? new(null, distrust) : new(VisitorOf(actor));
    }

    private static Visitor VisitorOf(Actor actor)
    {
        var post = new HeldPost(actor.Account, actor.Account, actor);
        return new(actor.Account, actor.Account, [post], post, Stage.Ready);
    }
}
