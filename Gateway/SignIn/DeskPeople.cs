using System.Collections.Immutable;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Whom the office calls at a school.</summary>
/// <param name="Phone">As it was registered.</param>
public sealed record SchoolContact(string Name, string Phone);

/// <summary>What the office's desk asks of the accounts: whom to call, and how many wait for a new password.</summary>
internal sealed class DeskPeople(IServiceScopeFactory scopes)
{
    /// <summary>Names and telephones of the chairs; schools where none is registered are left out.</summary>
    public async Task<ImmutableDictionary<SchoolCode, ImmutableArray<SchoolContact>>> Contacts(DistrictCode district, CancellationToken cancellationToken)
    {
        var contacts =
            from chair in await Chairs(district, cancellationToken)
            where chair.Person.Phone is not null
            group new SchoolContact(chair.Person.Name, chair.Person.Phone!) by chair.School;
        return contacts.ToImmutableDictionary(of => of.Key, of => of.ToImmutableArray());
    }

    /// <summary>How many schools have a chair with an account.</summary>
    public async Task<int> SchoolsWithChairs(DistrictCode district, CancellationToken cancellationToken) =>
        (await Chairs(district, cancellationToken)).Select(chair => chair.School).Distinct().Count();

    /// <summary>Requests for a new password that who asks may answer.</summary>
    public async Task<int> OpenResets(DistrictCall call, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var keeper = new Keeper(call.Actor, "", null, await Keepers.Covers(call.Actor, call.District, cancellationToken));
        return (await scope.ServiceProvider.GetRequiredService<ResetRequests>().Of(keeper, cancellationToken)).Length;
    }

    private async Task<IEnumerable<(AccountLine Person, SchoolCode School)>> Chairs(DistrictCode district, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<AccountDirectory>()
            .List(Keeper.Program(district), new(Role: Role.SchoolChair, Disabled: false), cancellationToken);
        return
            from person in people
            from post in person.Posts
            where post is { Role: Role.SchoolChair, School: not null }
            select (person, post.School!.Value);
    }
}
