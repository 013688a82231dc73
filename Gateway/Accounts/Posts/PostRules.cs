using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.Posts;

/// <summary>What a post must be like. Pure.</summary>
internal static class PostRules
{
    public const int MaxTitle = 30;
    public const int MaxName = 30;

    public static Refusal PowersApart { get; } = new(
        "post.powers-apart", RefusalKind.Conflict, "系统管理、日志审计和工会工作的权限不能在同一个账号里，请另建账号。");

    public static Refusal HeldAlready { get; } = new("post.held-already", RefusalKind.Conflict, "这个人已经担任这个岗位。");

    public static IEnumerable<Refusal> Flaws(NewPost post, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(post.Title) || post.Title.Trim().Length > MaxTitle || post.Title.Any(char.IsControl))
            yield return new("post.title-invalid", RefusalKind.Invalid, "请填写岗位名称，最多 30 个字。", "title");
        if (IsOfSchool(post.Role) != post.School is not null)
            yield return new("post.scope-mismatch", RefusalKind.Invalid, IsOfSchool(post.Role) ? "学校的岗位要写明学校。" : "区里的岗位不写学校。", "school");
        if (post.Role is not Role.DistrictOfficer && !post.Limits.Groups.IsEmpty)
            yield return new("post.limits-mismatch", RefusalKind.Invalid, "只有区干部的岗位可以限定分组。", "groups");
        if (post.Role is Role.Inspector == post.Limits.Schools.IsEmpty)
            yield return new("post.limits-mismatch", RefusalKind.Invalid, "检查组的岗位要写明检查哪些学校，其他岗位不写。", "schools");
        if (post.Role is not Role.SchoolMember && !(post.Limits.Areas.IsEmpty && post.Limits.LedgerKinds.IsEmpty))
            yield return new("post.limits-mismatch", RefusalKind.Invalid, "只有填报员的岗位可以限定领域和台账。", "areas");
        if (post.To < (post.From ?? today)) yield return new("post.dates-reversed", RefusalKind.Invalid, "结束日期不能早于开始日期。", "to");
    }

    /// <summary>The refusal when an account that holds these may not hold such a post as well; null when it may.</summary>
    public static Refusal? Against(IEnumerable<HoldingRow> held, Role role) =>
        held.All(h => AccountRights.MayMeet(h.Post.Role, role)) ? null : PowersApart;

    public static bool IsOfSchool(Role role) => role is Role.SchoolChair or Role.SchoolMember;

    public static IEnumerable<Refusal> PersonFlaws(Person person)
    {
        var name = person.Name?.Trim() ?? "";
        if (Typed.Plain(name).Length == 0 || name.Length > MaxName || name.Any(char.IsControl))
            yield return new("account.name-invalid", RefusalKind.Invalid, "请填写姓名，最多 30 个字。", "name");
        if (!string.IsNullOrWhiteSpace(person.Phone) && Typed.Phone(person.Phone) is null)
            yield return new("account.phone-invalid", RefusalKind.Invalid, "电话号码写 7 到 15 位数字。", "phone");
    }
}
