using System.Collections.Immutable;
using DistrictUnion.Accounts.People;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Matters;

/// <summary>A hand-over (工作交接) that an accepted election asks for. Nothing happens until who keeps the accounts confirms it.</summary>
/// <param name="Post">Id of the post.</param>
/// <param name="Leaving">Who holds it now; null: nobody.</param>
/// <param name="Coming">Who was elected; null: nobody for this post, and who holds it was not elected.</param>
/// <param name="ComingAccount">The one account of that name in the school; null: none, or several.</param>
/// <param name="From">First day of who comes.</param>
/// <param name="Matter">Number of the matter that says so.</param>
public sealed record HandOverProposal(string Post, string Title, Role Role, string? Leaving, string? Coming, string? ComingAccount, DateOnly From, int Matter);

/// <summary>Proposals of one school.</summary>
public sealed record HandOverProposalList(ImmutableArray<HandOverProposal> Proposals);

/// <summary>Compares who was elected with who holds the school's posts.</summary>
internal static class HandOverProposals
{
    /// <summary>So long after its acceptance an election asks for hand-overs.</summary>
    private const int Days = 180;

    /// <summary>Words by which a post of an account is known in the elected committee, those that say more first.</summary>
    private static readonly string[] Words = ["经审主任", "经审委员", "女工主任", "女工委员", "副主席", "小组长"];

    /// <summary>What is proposed for a school now; none: nothing, or nothing for this keeper.</summary>
    public static async Task<ImmutableArray<HandOverProposal>> Of(KeeperCall call, SchoolCode school, IGrainFactory grains, AccountDirectory people)
    {
        if (await grains.Matters(call.District, school).LastElection(call.Keeper.Actor, call.Aborted) is not { } election) return [];
        var posts = await people.Posts(call.Keeper, school, call.Aborted);
        return posts.IsEmpty ? [] : Of(election, posts, await people.List(call.Keeper, new(school), call.Aborted));
    }

    public static ImmutableArray<HandOverProposal> Of(MatterView election, ImmutableArray<PostView> posts, ImmutableArray<AccountLine> accounts)
    {
        if (Zones.DayOf(election.Matter.History[^1].At, election.TimeZone).AddDays(Days) < election.Today) return [];
        var proposals = ImmutableArray.CreateBuilder<HandOverProposal>();
        foreach (var post in posts.Where(p => p.Role is Role.SchoolChair or Role.SchoolMember))
        {
            var holder = post.Holders.FirstOrDefault(h => !h.IsStandIn && !(h.To < election.Today));
            var elected = election.Elected.FirstOrDefault(e => e.Post == PostOf(post));
            if (elected is null ? holder is null || election.Elected.Any(e => e.Name == holder.Name) : elected.Name == holder?.Name) continue;
            var from = elected is { From: var first } && first > election.Today ? first : election.Today;
            AccountLine[] named = [.. accounts.Where(a => a.Name == elected?.Name && !a.IsDisabled)];
            proposals.Add(new(post.Post, post.Title, post.Role, holder?.Name, elected?.Name, named is [var one] ? one.Account : null, from, election.Matter.Number));
        }

        return proposals.ToImmutable();
    }

    private static string? PostOf(PostView post) => post.Role is Role.SchoolChair ? "主席" : Array.Find(Words, word => post.Title.Contains(word, StringComparison.Ordinal));
}
