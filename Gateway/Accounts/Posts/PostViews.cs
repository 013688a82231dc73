using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.Posts;

/// <summary>A post that an account holds (任职): this person in this post, from when to when.</summary>
/// <param name="Holding">Id of the holding: this person in this post.</param>
/// <param name="Post">Id of the post: it stays when the person changes.</param>
/// <param name="Title">As the person calls it: 工会主席.</param>
/// <param name="From">First day of the holding.</param>
/// <param name="To">Last day; null: open.</param>
public sealed record Tenure(
    string Holding, string Post, string Title, Role Role, DistrictCode District, SchoolCode? School, PostLimits Limits, bool IsStandIn,
    DateOnly From, DateOnly? To)
{
    /// <summary>The account acting in this post.</summary>
    public Actor ActorOf(string account) => new(account, Role, District, School, Limits.IsNone() ? null : Limits);

    internal static Tenure Of(HoldingRow row) => new(
        row.Id, row.PostId, row.Post.Title, row.Post.Role, new(row.Post.District), row.Post.School is { } school ? new SchoolCode(school) : null,
        row.Post.Limits, row.IsStandIn, row.From, Earlier(row.To, row.Post.To));

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null ? one : one < other ? one : other;
}

/// <summary>A post to be given.</summary>
/// <param name="Title">1 to 30 characters.</param>
/// <param name="School">For posts of a school; null for those of the office.</param>
/// <param name="From">First day; null: today.</param>
/// <param name="To">Last day; null: open.</param>
public sealed record NewPost(Role Role, string Title, DistrictCode District, SchoolCode? School, PostLimits Limits, DateOnly? From = null, DateOnly? To = null);

/// <summary>Who gets a post: an account that is there, or a new person.</summary>
/// <param name="Account">Id; null: a new account is made from name and phone.</param>
/// <param name="NewId">Id of the new account, for the sample whose journal names it already; null: a random one.</param>
public sealed record Person(string? Account, string? Name = null, string? Phone = null, string? NewId = null);

/// <summary>What was done with a post; for a new person with the first password, which is shown once.</summary>
public sealed record Given(string Account, string Name, Tenure Post, FirstPassword? FirstPassword);

/// <summary>A first password for a slip. Only its hash stays; what is sealed with the answer is gone in half an hour.</summary>
/// <param name="ExpiresAt">Unused until then, it counts no longer.</param>
public sealed record FirstPassword(string Account, string Name, string Password, DateTimeOffset ExpiresAt);

internal static class Limits
{
    public static bool IsNone(this PostLimits limits) =>
        limits is { Groups.IsEmpty: true, Schools.IsEmpty: true, Areas.IsEmpty: true, LedgerKinds.IsEmpty: true };
}
