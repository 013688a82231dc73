using System.Collections.Immutable;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Who one is.</summary>
/// <param name="Current">The post in which one acts.</param>
public sealed record AccountAnswer(string Account, string Name, Tenure Current, ImmutableArray<Tenure> Posts);

public sealed record TokenList(ImmutableArray<TokenLine> Tokens);

public sealed record SessionList(ImmutableArray<SessionLine> Sessions);

public sealed record AccountList(ImmutableArray<AccountLine> Accounts);

/// <param name="Name">What it is for.</param>
/// <param name="Days">Days until it expires: 1 to 366.</param>
public sealed record TokenBody(string Name, int Days);

/// <summary>Who gets a post: the id of an account, or name and telephone number of a new person.</summary>
public sealed record PersonBody(string? Account, string? Name, string? Phone)
{
    public Person Person => new(Account, Name, Phone);
}

/// <param name="School">For posts of a school.</param>
/// <param name="From">First day; absent: today.</param>
/// <param name="To">Last day; absent: open.</param>
/// <param name="Groups">Of an officer; Schools of an inspector; Areas and LedgerKinds of a school's member.</param>
public sealed record GivePostBody(
    Role Role, string Title, SchoolCode? School, PersonBody Person, DateOnly? From, DateOnly? To, ImmutableArray<GroupCode> Groups,
    ImmutableArray<SchoolCode> Schools, ImmutableArray<AreaCode> Areas, ImmutableArray<string> LedgerKinds)
{
    public NewPost Post(DistrictCode district) => new(Role, Title, district, School, new(Groups, Schools, Areas, LedgerKinds), From, To);
}

public sealed record ReasonOfDisablingBody(string Reason);

/// <param name="From">First day of the new holder.</param>
public sealed record HandOverBody(PersonBody Person, DateOnly From);

public sealed record StandInBody(PersonBody Person, DateOnly From, DateOnly To);

/// <param name="Holding">Null: the post itself, for everybody who holds it.</param>
/// <param name="Last">Last day; absent: it ends now.</param>
public sealed record EndPostBody(string? Holding, DateOnly? Last);
