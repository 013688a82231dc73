using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>How far a session has come. Only an open one may do anything but go on.</summary>
public enum SessionStage
{
    Open,

    /// <summary>The password was right; the code of the authenticator is awaited.</summary>
    Code,

    /// <summary>The password must be changed first.</summary>
    Password,

    /// <summary>The post asks for an authenticator, and none is set up.</summary>
    Authenticator,
}

/// <summary>Somebody who is signed in, by a session or by a token.</summary>
/// <param name="Session">Id of the session; of the token when it is one.</param>
/// <param name="Current">The post in which the person acts.</param>
/// <param name="Posts">All posts that the account holds today.</param>
/// <param name="IsToken">Whether a token speaks: it has one post and no pages.</param>
/// <param name="IdleMinutes">Minutes without a request after which the session ends.</param>
public sealed record Visit(
    string Session, string Account, string Name, SessionStage Stage, Tenure Current, ImmutableArray<Tenure> Posts, bool IsToken, int IdleMinutes)
{
    public Actor Actor => Current.ActorOf(Account);

    internal AccountEvent Event(string kind, DateTimeOffset at, string? subject, string? address, string text) =>
        new(kind, at, Account, Current.Title, Current.District, Current.School, subject, address, text);
}
