using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Posts;

/// <summary>Posts that are narrowed to a group. The district's journal does not know them, and a code that is free again would widen them.</summary>
public sealed class GroupPosts(AccountsUnit unit)
{
    /// <summary>Titles of the posts that name a group, also those that are over.</summary>
    public async Task<IReadOnlyList<string>> Of(DistrictCode district, GroupCode group, CancellationToken cancellationToken = default)
    {
        var narrowed = await unit.Db.Posts.AsNoTracking().Where(p => p.District == district.Value && p.Groups != "").ToListAsync(cancellationToken);
        return [.. narrowed.Where(p => p.Limits.Groups.Contains(group)).Select(p => p.Title).Order()];
    }
}
