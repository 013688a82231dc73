using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Districts;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Who looks after accounts in a request.</summary>
internal static class Keepers
{
    public static async Task<Keeper> Of(HttpContext context)
    {
        var visit = context.Features.Get<Visit>()!;
        var district = context.RequestServices.GetRequiredService<IGrainFactory>().District(visit.Actor.District);
        return new(visit.Actor, visit.Current.Title, AddressOf(context), await Covers(visit.Actor, district, context.RequestAborted));
    }

    /// <summary>The network address of a request; behind a proxy of this machine the one that it names.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "-";

    /// <summary>Which schools lie within a post's groups. Only an officer of some groups asks which schools are in them.</summary>
    public static async Task<Func<SchoolCode, bool>> Covers(Actor actor, IDistrictGrain district, CancellationToken cancellationToken)
    {
        if (actor.Limits is not { Groups.IsEmpty: false }) return _ => true;
        var schools = await AllSchools.Of(district, cancellationToken);
        var covered = schools.Where(s => actor.Covers(s.Group)).Select(s => s.Code).ToHashSet();
        return covered.Contains;
    }
}
