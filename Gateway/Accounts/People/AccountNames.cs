using System.Collections.Immutable;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.People;

/// <summary>Names for showing who did what; facts hold ids only.</summary>
public sealed class AccountNames(AccountsUnit unit)
{
    // Below SQLite's limit of parameters.
    private const int AtATime = 500;

    /// <returns>Name by id; ids that are no account (the program itself, an erased one) are absent.</returns>
    public async Task<ImmutableDictionary<string, string>> Of(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var chunk in ids.Distinct().Chunk(AtATime))
        {
            foreach (var found in await unit.Db.Accounts.Where(a => chunk.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToListAsync(cancellationToken))
                names[found.Id] = found.Name;
        }

        return names.ToImmutable();
    }

    /// <returns>Ids of accounts that have or had a post in the district and whose name holds the text, at most <paramref name="most"/>.</returns>
    public async Task<ImmutableArray<string>> Find(DistrictCode district, string name, int most, CancellationToken cancellationToken = default)
    {
        var typed = Typed.Plain(name);
        return typed.Length == 0 ? [] : [.. await unit.Db.Holdings
            .Where(h => h.Post.District == district.Value && h.Account.PlainName.Contains(typed))
            .Select(h => h.AccountId).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellationToken)];
    }
}
