using System.Collections.Immutable;

namespace DistrictUnion.Domain.Accounts;

/// <summary>What an audit entry is about: acts that change nothing in a stream of their own.</summary>
public enum AuditKind
{
    /// <summary>登录.</summary>
    SignIn,

    /// <summary>登录失败.</summary>
    SignInFailed,

    /// <summary>退出.</summary>
    SignOut,

    /// <summary>越权访问被拒.</summary>
    RefusedAccess,

    /// <summary>查看个人信息.</summary>
    PrivateOpened,

    /// <summary>导出.</summary>
    Export,

    /// <summary>账号变更.</summary>
    AccountChange,

    /// <summary>系统设置变更.</summary>
    Settings,

    /// <summary>日志校验.</summary>
    Verification,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>One thing that somebody did or tried. It holds no private value: an account is its id, never a name or a number.</summary>
/// <param name="At">When it happened, UTC; a batch is written later.</param>
/// <param name="Account">Id of the account, or <c>-</c> when nobody was signed in.</param>
/// <param name="Role">The post in which the account acted, or null.</param>
/// <param name="School">The school that it concerns, or null.</param>
/// <param name="Subject">What it was done to: an id, a workbook's name; or null.</param>
/// <param name="Address">Network address, or null.</param>
/// <param name="Text">A Chinese sentence, or null.</param>
public sealed record AuditEntry(
    AuditKind Kind, DateTimeOffset At, string Account, Role? Role = null, SchoolCode? School = null, string? Subject = null,
    string? Address = null, string? Text = null);

/// <summary>An entry of the audit (审计记录).</summary>
public sealed record AuditNoted(AuditEntry Entry) : IFact;

/// <summary>Notes entries of one day. The gateway sends them in batches, so that no request waits for its own.</summary>
public sealed record NoteAudit(CommandContext Context, ImmutableArray<AuditEntry> Entries) : ICommand;

/// <param name="Noted">Entries of the command.</param>
/// <param name="Count">Entries of the day so far.</param>
public sealed record AuditReceipt(int Noted, int Count);

/// <summary>A day of the audit. Its entries stand in the journal alone; the log finds them.</summary>
/// <param name="Count">Entries so far.</param>
public sealed record AuditDay(int Count) : IState<AuditDay>
{
    public static AuditDay Empty { get; } = new(0);

    public AuditDay Apply(IFact fact, DateTimeOffset at, string by) =>
        fact is AuditNoted ? new(Count + 1) : throw new UnknownFactException(nameof(AuditDay), fact);
}

/// <summary>Decides about audit entries. An entry is never refused for what it says: what is too long is cut.</summary>
public static class AuditRules
{
    public const int MaxEntries = 1_000;
    public const int MaxText = 500;
    public const int MaxWord = 200;

    /// <returns>Refusals: audit.none, audit.too-many.</returns>
    public static Decision<AuditReceipt> Note(AuditDay day, NoteAudit command)
    {
        var checks = new Checks();
        checks.Valid(!command.Entries.IsEmpty, "audit.none", "没有要记的审计记录。");
        checks.Require(command.Entries.Length <= MaxEntries, "audit.too-many", RefusalKind.TooLarge, $"一次最多记 {MaxEntries} 条审计记录。");
        return checks.HaveFailed
            ? checks.Refuse<AuditReceipt>()
            : Decision<AuditReceipt>.Accept(
                new(command.Entries.Length, day.Count + command.Entries.Length), command.Entries.Select(entry => new AuditNoted(Cut(entry))));
    }

    private static AuditEntry Cut(AuditEntry entry) => entry with
    {
        Account = string.IsNullOrWhiteSpace(entry.Account) ? "-" : Cut(entry.Account, MaxWord)!,
        Subject = Cut(entry.Subject, MaxWord),
        Address = Cut(entry.Address, MaxWord),
        Text = Cut(entry.Text, MaxText),
    };

    /// <summary>Cut to whole characters, without control characters.</summary>
    private static string? Cut(string? text, int max)
    {
        if (text is null) return null;
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        if (clean.Length <= max) return clean;
        return clean[..(char.IsHighSurrogate(clean[max - 1]) ? max - 1 : max)];
    }
}
