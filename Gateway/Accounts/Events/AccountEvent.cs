using DistrictUnion.Domain;

namespace DistrictUnion.Accounts.Events;

/// <summary>Something that was done with accounts, for the log auditor. Never holds a password, a code or a token, nor a name or a number: persons are ids.</summary>
/// <param name="Kind">Stable: <see cref="AccountEventKinds"/>.</param>
/// <param name="ByAccount">Who did it, or the program's own account for the command line; null: nobody signed in (a refused sign-in).</param>
/// <param name="Post">Title of the post in which it was done.</param>
/// <param name="District">District that it concerns; null: not known, as with a name that nobody has.</param>
/// <param name="Subject">Account that it was done to.</param>
/// <param name="Address">Network address it came from.</param>
/// <param name="Text">A Chinese sentence.</param>
public sealed record AccountEvent(
    string Kind, DateTimeOffset At, string? ByAccount, string? Post, DistrictCode? District, SchoolCode? School, string? Subject, string? Address, string Text);

/// <summary>Takes events to where they are kept. A host without one leaves them in the database of accounts, for a service that has one.</summary>
public interface IAccountEvents
{
    /// <summary>Takes what this process did, after the change is committed.</summary>
    ValueTask Record(AccountEvent happened);

    /// <summary>Keeps what another process did, before it returns. Given again under the same id, also by another service, it is kept once.</summary>
    Task Keep(string id, AccountEvent happened, CancellationToken cancellationToken);

    /// <summary>Sends on what was kept so; called once for an event.</summary>
    void Send(AccountEvent happened);
}

/// <summary>The kinds of events.</summary>
public static class AccountEventKinds
{
    public const string SignedIn = "sign-in.done";
    public const string SignInRefused = "sign-in.refused";
    public const string SignInLocked = "sign-in.locked";
    public const string SignedOut = "sign-in.out";
    public const string SessionEnded = "session.ended";
    public const string PostSwitched = "session.post-switched";
    public const string PasswordChanged = "password.changed";
    public const string CodeIssued = "reset.issued";
    public const string CodeRedeemed = "reset.redeemed";
    public const string ResetRequested = "reset.requested";
    public const string RequestDismissed = "reset.dismissed";
    public const string TwoFactorOn = "two-factor.on";
    public const string TwoFactorOff = "two-factor.off";
    public const string AccountCreated = "account.created";
    public const string AccountRenamed = "account.renamed";
    public const string PhoneChanged = "account.phone-changed";
    public const string AccountDisabled = "account.disabled";
    public const string AccountEnabled = "account.enabled";
    public const string PostGiven = "post.given";
    public const string PostChanged = "post.changed";
    public const string PostEnded = "post.ended";
    public const string PostHandedOver = "post.handed-over";
    public const string StandInNamed = "post.stand-in";
    public const string TokenIssued = "token.issued";
    public const string TokenRevoked = "token.revoked";
    public const string SettingsChanged = "settings.changed";
}
