using System.Collections.Immutable;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Who may be given a seat in a team.</summary>
/// <param name="OwnSchools">Schools in which the same account has a post, which the team must not inspect.</param>
public sealed record SeatCandidate(string Account, string Name, string Title, ImmutableArray<SchoolCode> OwnSchools);

/// <summary>What inspections ask of the accounts: who can be seated, and that an inspector's post reaches the schools of his team.</summary>
internal sealed class InspectorSeats(IServiceScopeFactory scopes)
{
    /// <summary>Accounts with a post of an inspector or of the office, by name.</summary>
    public async Task<ImmutableArray<SeatCandidate>> Candidates(DistrictCode district, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<AccountDirectory>().List(Keeper.Program(district), new(Disabled: false), cancellationToken);
        return
        [
            .. from person in people
               let seat = person.Posts.FirstOrDefault(IsSeat)
               where seat is not null
               orderby seat.Role is Role.Inspector ? 0 : 1, person.Name
               select new SeatCandidate(person.Account, person.Name, seat.Title, [.. person.Posts.Select(p => p.School).OfType<SchoolCode>().Distinct()]),
        ];
    }

    /// <summary>Adds the schools of each team to the posts of its inspectors; nothing is taken away.</summary>
    public async Task Reach(DistrictCode district, ImmutableArray<InspectionTeam> teams, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (directory, posts) = (scope.ServiceProvider.GetRequiredService<AccountDirectory>(), scope.ServiceProvider.GetRequiredService<PostKeeping>());
        var people = (await directory.List(Keeper.Program(district), new(Role: Role.Inspector), cancellationToken)).ToDictionary(p => p.Account);
        foreach (var (team, seat) in teams.SelectMany(team => team.Seats.Select(seat => (team, seat))))
        {
            if (people.GetValueOrDefault(seat.Account)?.Posts.FirstOrDefault(p => p.Role is Role.Inspector) is not { } post) continue;
            var missing = team.Schools.Except(post.Limits.Schools).ToArray();
            if (missing.Length > 0) await posts.Change(Keeper.Program(district), post.Post, post.Title, post.Limits with { Schools = [.. post.Limits.Schools, .. missing] }, cancellationToken);
        }
    }

    private static bool IsSeat(Tenure post) => post.Role is Role.Inspector or Role.DistrictAdmin or Role.DistrictOfficer;
}
