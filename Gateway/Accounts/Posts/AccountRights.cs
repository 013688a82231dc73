using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.Posts;

/// <summary>Who may look after whose posts and accounts. Pure.</summary>
internal static class AccountRights
{
    public static Refusal NotYours { get; } = new("account.not-yours", RefusalKind.Forbidden, "这个账号或岗位不由您管理，请找区教育工会。");

    public static Refusal Absent { get; } = new("account.absent", RefusalKind.Absent, "没有这个账号。");

    public static Refusal PostAbsent { get; } = new("post.absent", RefusalKind.Absent, "没有这个岗位。");

    /// <summary>
    /// Whether a keeper gives, changes and ends such a post: the district's administrator all of the district, an officer those of the schools
    /// he covers, a chair the members of his school, the system administrator those of the office that see no single school.
    /// </summary>
    public static bool MayKeep(Keeper keeper, Role role, DistrictCode district, SchoolCode? school) =>
        keeper.Actor.District == district && keeper.Actor.Role switch
        {
            Role.DistrictAdmin => true,
            Role.SystemAdmin => role is Role.SystemAdmin or Role.DistrictAdmin or Role.LogAuditor,
            Role.DistrictOfficer => role is Role.SchoolChair or Role.SchoolMember && school is { } theirs && keeper.Covers(theirs),
            Role.SchoolChair => role is Role.SchoolMember && school is not null && school == keeper.Actor.School,
            _ => false,
        };

    public static bool MayKeep(Keeper keeper, PostRow post) =>
        MayKeep(keeper, post.Role, new(post.District), post.School is { } school ? new SchoolCode(school) : null);

    /// <summary>
    /// Whether a keeper may act on the account itself (reset, rename, disable): he keeps one of its posts, and every other post is below his
    /// own. Otherwise a chair could take over a member who is also an officer.
    /// </summary>
    /// <param name="holdings">Those that are not over.</param>
    public static bool MayKeep(Keeper keeper, IReadOnlyCollection<HoldingRow> holdings) =>
        holdings.Any(h => MayKeep(keeper, h.Post)) && holdings.All(h => MayKeep(keeper, h.Post) || Rank(h.Post.Role) < Rank(keeper.Actor.Role));

    /// <summary>Whether two roles may lie in one account: system, audit and union powers stay apart (DESIGN §6).</summary>
    public static bool MayMeet(Role one, Role other) => PowerOf(one) == PowerOf(other);

    private static int PowerOf(Role role) => role switch
    {
        Role.SystemAdmin => 0,
        Role.LogAuditor => 1,
        _ => 2,
    };

    private static int Rank(Role role) => role switch
    {
        Role.SchoolMember => 0,
        Role.SchoolChair or Role.Inspector => 1,
        Role.DistrictOfficer => 2,
        _ => 3,
    };
}
