using System.Collections.Immutable;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.People;

/// <summary>An account in a list.</summary>
/// <param name="Posts">Those in the district that are not over.</param>
public sealed record AccountLine(
    string Account, string Name, string? Phone, ImmutableArray<Tenure> Posts, bool IsDisabled, DateTimeOffset? LastSignInAt, PasswordState Password);

/// <summary>One account.</summary>
/// <param name="Posts">All in the district, the open ones first.</param>
/// <param name="HasAuthenticator">Whether it signs in with a code as well.</param>
/// <param name="MayKeep">Whether who asks may reset, rename and disable it.</param>
public sealed record AccountView(
    string Account, string Name, string? Phone, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, DateTimeOffset? DisabledAt,
    DateTimeOffset? PasswordSetAt, PasswordState Password, bool HasAuthenticator, ImmutableArray<Tenure> Posts, bool MayKeep);

/// <summary>A post with everyone who held it, the latest first.</summary>
public sealed record PostView(
    string Post, string Title, Role Role, DistrictCode District, SchoolCode? School, PostLimits Limits, DateOnly From, DateOnly? To,
    ImmutableArray<HolderLine> Holders);

/// <summary>Who held a post, from when to when.</summary>
public sealed record HolderLine(string Holding, string Account, string Name, DateOnly From, DateOnly? To, bool IsStandIn);

/// <summary>What a list is narrowed to; null: not asked for.</summary>
/// <param name="School">Accounts with a post of this school.</param>
/// <param name="Role">Accounts with a post of this role.</param>
/// <param name="Text">Part of a name, a title or a telephone number.</param>
/// <param name="Disabled">True: only disabled ones; false: only others.</param>
/// <param name="NeverSignedIn">Only those who have not signed in yet.</param>
public sealed record AccountFilter(SchoolCode? School = null, Role? Role = null, string? Text = null, bool? Disabled = null, bool NeverSignedIn = false);
