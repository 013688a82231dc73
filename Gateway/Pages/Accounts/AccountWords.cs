using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>Words of accounts on pages.</summary>
internal static class AccountWords
{
    public static string Of(Role role) => role switch
    {
        Role.SystemAdmin => AccountTexts.RoleSystemAdmin,
        Role.DistrictAdmin => AccountTexts.RoleDistrictAdmin,
        Role.DistrictOfficer => AccountTexts.RoleDistrictOfficer,
        Role.Inspector => AccountTexts.RoleInspector,
        Role.LogAuditor => AccountTexts.RoleLogAuditor,
        Role.SchoolChair => AccountTexts.RoleSchoolChair,
        _ => AccountTexts.RoleSchoolMember,
    };

    /// <summary>How an account stands, in a word; only what needs somebody gets weight on the page.</summary>
    public static string Of(bool isDisabled, bool hasSignedIn, PasswordState password) =>
        isDisabled ? AccountTexts.StateDisabled
        : password is PasswordState.Unused ? AccountTexts.StateUnused
        : !hasSignedIn ? AccountTexts.StateNever
        : password is PasswordState.OneTime ? AccountTexts.StateOneTime
        : password is PasswordState.Expired ? AccountTexts.StateExpired
        : AccountTexts.StateActive;

    public static IEnumerable<Choice> Roles(string? none) =>
        (none is null ? [] : new[] { new Choice("", none) }).Concat(Enum.GetValues<Role>().Select(role => new Choice(role.ToString(), Of(role))));

    /// <summary>What narrows a post, in words; empty when nothing does.</summary>
    public static string Limits(PostLimits limits, AccountsFrame frame) => string.Join('、', [
        .. limits.Groups.Select(frame.GroupName), .. limits.Schools.Select(school => frame.SchoolName(school)), .. limits.Areas.Select(frame.AreaName), .. limits.LedgerKinds]);

    /// <summary>First and last day of a tenure.</summary>
    public static string Span(Tenure tenure) => $"{Days.Write(tenure.From)} — {Days.Write(tenure.To)}";
}
