using System.Text.Json;
using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Support;

/// <summary>
/// Accounts for people that tests and benchmarks name by their words: role/district[/school]; an inspector's school is the one that he inspects. The words are the account's id. They are put straight
/// into the tables, and what they hold never ends, so that a clock may be set at will.
/// </summary>
internal static class PeopleInTables
{
    public static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A new token of somebody, whose account is made when it is not there.</summary>
    public static async Task<string> AddToken(IServiceProvider services, string actor)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, maker) = (scope.ServiceProvider.GetRequiredService<AccountsContext>(), scope.ServiceProvider.GetRequiredService<AccountMaker>());
        var words = actor.Split('/');
        var role = Enum.GetValues<Role>().Single(r => JsonNamingPolicy.CamelCase.ConvertName(r.ToString()) == words[0]);
        if (await db.Holdings.FirstOrDefaultAsync(h => h.AccountId == actor && h.Post.Role == role) is not { } holding)
        {
            if (await db.Accounts.FindAsync(actor) is not { } account) db.Accounts.Add(account = maker.New(actor, null, actor));
            var (school, isInspector) = (words.Length > 2 ? new SchoolCode(words[2]) : (SchoolCode?)null, role is Role.Inspector);
            var limits = isInspector && school is { } inspected ? PostLimits.None with { Schools = [inspected] } : PostLimits.None;
            var post = maker.NewPost(new(role, words[0], new(words[1]), isInspector ? null : school, limits), new(2000, 1, 1));
            db.Holdings.Add(holding = new() { Id = Ids.New(), PostId = post.Id, AccountId = account.Id, From = post.From, Post = post, Account = account });
        }

        var token = ApiTokens.Prefix + Ids.Secret();
        db.Tokens.Add(new()
        {
            Id = Ids.New(),
            AccountId = actor,
            HoldingId = holding.Id,
            Name = "test",
            Hash = Ids.Digest(token),
            CreatedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = Never,
        });
        await db.SaveChangesAsync();
        return token;
    }
}
