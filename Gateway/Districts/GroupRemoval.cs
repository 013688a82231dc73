using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Districts;

/// <summary>
/// Deletes a group that neither the district's facts nor a post name. The journal knows no posts, so they are asked here, before the
/// command; only a post of all groups learns their titles, the others are refused by the grain.
/// </summary>
internal sealed class GroupRemoval(GroupPosts posts)
{
    /// <returns>Refusals: group.in-use, and those of <see cref="GroupRules.Remove"/>.</returns>
    public async Task<Outcome<DistrictView>> Run(DistrictCall call, GroupCode group, CancellationToken cancellationToken)
    {
        if (call.Actor.IsOfAllGroups && await posts.Of(call.Code, group, cancellationToken) is { Count: > 0 } narrowed)
        {
            var named = string.Join("、", narrowed);
            return new Refusal("group.in-use", RefusalKind.Conflict, $"这一组不能删除，还有岗位限定在这一组：{named}。请先在“账号与岗位”里改。", group.Value);
        }

        return await call.District.RemoveGroup(new(call.Context, group), cancellationToken);
    }
}
