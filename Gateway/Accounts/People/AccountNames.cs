using System.Collections.Immutable;
using DistrictUnion.Accounts.Store;
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
}
