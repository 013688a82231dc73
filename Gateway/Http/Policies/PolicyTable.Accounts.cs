using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>The rows of accounts, of the API and of pages. Which account a keeper may act on is asked again in Accounts (AccountRights).</summary>
internal static partial class PolicyTable
{
    /// <summary>Who gives posts and resets passwords; a chair does for the members.</summary>
    private const Roles Keepers = Roles.Office | Roles.SystemAdmin | Roles.SchoolChair;

    private static ImmutableArray<PolicyRow> Accounts { get; } =
    [
        // One's own account.
        Own("getAccount"),
        Own("listTokens"),
        OwnForm("issueToken"),
        OwnForm("revokeToken"),
        Own("listSessions"),
        OwnForm("endSession"),

        // Accounts that one looks after.
        Reads("listAccounts", Keepers | Roles.LogAuditor, Reach.District),
        Changes("givePost", Keepers, Reach.District),
        Reads("getKeptAccount", Keepers | Roles.LogAuditor, Reach.District),
        Changes("disableAccount", Keepers, Reach.District),
        Changes("enableAccount", Keepers, Reach.District),
        Changes("issueResetCode", Keepers, Reach.District),
        Reads("getHandOverProposals", Roles.Office | Roles.SchoolChair, Reach.School),
        Changes("handOverPost", Keepers, Reach.District),
        Changes("nameStandIn", Keepers, Reach.District),
        Changes("endPost", Keepers, Reach.District),

        // Pages before one is signed in.
        Open("page.sign-in"),
        OpenForm("page.sign-in-form"),
        Open("page.code"),
        OpenForm("page.code-form"),
        Open("page.reset-request"),
        OpenForm("page.reset-request-form"),
        Open("page.reset"),
        OpenForm("page.reset-form"),
        Open("page.setup"),
        OpenForm("page.setup-form"),

        // Pages of one's own account; password and authenticator also before anything else is allowed.
        OwnForm("page.sign-out", Stage.Entered),
        OwnForm("page.post"),
        Own("page.account"),
        Own("page.password", Stage.Entered),
        OwnForm("page.password-form", Stage.Entered),
        Own("page.authenticator", Stage.Entered),
        OwnForm("page.authenticator-form", Stage.Entered),
        OwnForm("page.authenticator-removal"),
        OwnForm("page.phone"),
        OwnForm("page.session-end"),
        OwnForm("page.token-issue"),
        OwnForm("page.token-revocation"),
        Own("page.account-shown", Stage.Entered),

        // Pages of accounts that one looks after.
        Reads("page.accounts", Roles.Office | Roles.SystemAdmin | Roles.LogAuditor, Reach.District),
        Reads("page.school-accounts", Roles.Office | Roles.SchoolChair, Reach.School),
        Reads("page.account-new", Keepers, Reach.District),
        Changes("page.account-give", Keepers, Reach.District),
        Reads("page.account-requests", Keepers, Reach.District),
        Changes("page.account-request-dismissal", Keepers, Reach.District),
        Reads("page.accounts-shown", Keepers, Reach.District),
        Reads("page.kept-account", Keepers | Roles.LogAuditor, Reach.District),
        Changes("page.account-name", Keepers, Reach.District),
        Changes("page.account-phone", Keepers, Reach.District),
        Changes("page.account-disabling", Keepers, Reach.District),
        Changes("page.account-enabling", Keepers, Reach.District),
        Changes("page.account-reset-code", Keepers, Reach.District),
        Changes("page.account-first-password", Keepers, Reach.District),
        Changes("page.account-authenticator-removal", Keepers, Reach.District),
        Changes("page.post-ending", Keepers, Reach.District),
        Reads("page.hand-over", Keepers, Reach.District),
        Changes("page.hand-over-form", Keepers, Reach.District),
        Reads("page.stand-in", Keepers, Reach.District),
        Changes("page.stand-in-form", Keepers, Reach.District),
        Reads("page.account-import", Roles.Office, Reach.District),
        Changes("page.read-account-import", Roles.Office, Reach.District),
        Changes("page.flawed-account-import", Roles.Office, Reach.District),
        Changes("page.take-account-import", Roles.Office, Reach.District),
        Reads("page.account-import-template-workbook", Roles.Office, Reach.District),
        Reads("page.account-settings", Roles.DistrictAdmin, Reach.District),
        Changes("page.account-settings-form", Roles.DistrictAdmin, Reach.District),
    ];
}
