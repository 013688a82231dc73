using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Http;

/// <summary>Somebody who is signed in: an account with its posts, acting in one of them.</summary>
/// <param name="Name">As people call the person.</param>
/// <param name="Posts">The posts that the account holds today.</param>
/// <param name="Post">The one that is switched on; null: the account holds none today.</param>
public sealed record Visitor(string Account, string Name, ImmutableArray<HeldPost> Posts, HeldPost? Post, Stage Stage);

/// <summary>A post that an account holds.</summary>
/// <param name="Id">What the post switcher sends.</param>
/// <param name="Title">What it is called, with its school: 青溪小学 · 工会主席.</param>
/// <param name="IsStandIn">Held as a stand-in (代理人).</param>
public sealed record HeldPost(string Id, string Title, Actor Actor, bool IsStandIn = false);

/// <summary>Who asks: a visitor, or why nobody is believed (the answer is 401).</summary>
internal sealed record Asking(Visitor? Visitor, Refusal? Distrust = null);

/// <summary>Tells who sends a request.</summary>
internal interface IVisitors
{
    ValueTask<Asking> Of(HttpContext context);
}
