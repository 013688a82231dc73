using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Who looks after accounts in a request.</summary>
internal static class Keepers
{
    public static async Task<Keeper> Of(HttpContext context)
    {
        var visit = context.Features.Get<Visit>()!;
        return new(visit.Actor, visit.Current.Title, AddressOf(context), await Covers(context, visit.Actor));
    }

    /// <summary>The network address of a request; behind a proxy of this machine the one that it names.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "-";

    /// <summary>Only an officer of some groups asks which schools are in them.</summary>
    private static async Task<Func<SchoolCode, bool>> Covers(HttpContext context, Actor actor)
    {
        if (actor.Limits is not { Groups.IsEmpty: false }) return _ => true;
        var district = context.RequestServices.GetRequiredService<IGrainFactory>().District(actor.District);
        var schools = await AllSchools.Of(district, context.RequestAborted);
        var covered = schools.Where(s => actor.Covers(s.Group)).Select(s => s.Code).ToHashSet();
        return covered.Contains;
    }
}
