using System.Collections.Immutable;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Gateway.Demo;

/// <summary>Somebody of the sample.</summary>
/// <param name="Account">Id of the account, as the sample's journal names it.</param>
/// <param name="IsShown">Whether the first password is printed; the others are reset by the office when they are wanted.</param>
internal sealed record DemoPerson(string Account, string Name, ImmutableArray<NewPost> Posts, bool IsShown = false);

/// <summary>The invented people of 青岚区. One of them chairs two schools.</summary>
internal static class DemoPeople
{
    private static readonly DistrictCode District = new("qinglan");

    /// <summary>Since before the sample begins.</summary>
    private static readonly DateOnly Since = new(2018, 9, 1);

    private static readonly (string[] Schools, string Name)[] Chairs =
    [
        (["songling"], "王秀兰"), (["heting"], "赵建华"), (["yunqiao"], "孙丽萍"), (["shiwan"], "周国强"), (["beiyuan", "chunhui"], "吴敏"),
        (["wangjiang"], "郑卫东"), (["linxi"], "冯雪梅"), (["mingde"], "褚志远"), (["xingya"], "蒋文静"), (["lanting"], "沈玉洁"),
    ];

    /// <summary>The district's administrator does everything that the office does in the sample.</summary>
    public static string Officer => "office-chenjing";

    public static string Inspector => "inspector-huzhiqiang";

    public static ImmutableArray<DemoPerson> All { get; } =
    [
        new(Officer, "陈静", [Post(Role.DistrictAdmin, "区教育工会干部", null)], true),
        new("auditor-liuyang", "刘洋", [Post(Role.LogAuditor, "日志审计员", null)], true),
        new(Inspector, "胡志强", [Post(Role.Inspector, "检查组组长", null) with { Limits = new([], DemoInspection.Schools, [], []) }], true),
        .. Chairs.Select(c => new DemoPerson(
            AccountOf(c.Schools), c.Name, [.. c.Schools.Select(s => Post(Role.SchoolChair, "工会主席", s))], c.Schools.Length > 1 || c.Schools[0] is "songling")),
        new(
            "member-songling", "李敏",
            [Post(Role.SchoolMember, "女工委员", "songling") with { Limits = new([], [], [new("a10")], []) }], true),
    ];

    /// <summary>The account of a school's chair.</summary>
    public static string ChairOf(SchoolCode school) => AccountOf(Chairs.First(c => c.Schools.Contains(school.Value)).Schools);

    private static string AccountOf(string[] schools) => $"chair-{schools[0]}";

    private static NewPost Post(Role role, string title, string? school) =>
        new(role, title, District, school is null ? null : new SchoolCode(school), PostLimits.None, Since);
}
