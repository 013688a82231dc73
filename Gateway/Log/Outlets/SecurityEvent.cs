using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>How grave a message is: the numbers of RFC 5424, table 2.</summary>
internal enum Severity
{
    Error = 3,
    Warning = 4,
    Notice = 5,
    Informational = 6,
}

/// <summary>What an event is about.</summary>
/// <param name="MessageId">Stable, the MSGID of RFC 5424: at most 32 lower-case letters and hyphens.</param>
/// <param name="Name">Chinese, the first words of the message.</param>
internal sealed record EventKind(string MessageId, Severity Severity, string Name)
{
    /// <summary>What the office and administrators change for a whole district; the journal has it as facts of its own.</summary>
    public static EventKind Administration { get; } = new("administration", Severity.Notice, "管理操作");

    public static EventKind Started { get; } = new("service-started", Severity.Notice, "服务启动，开始发送安全日志");

    public static EventKind Stopped { get; } = new("service-stopped", Severity.Notice, "服务停止，不再发送安全日志");

    public static EventKind Lost { get; } = new("messages-lost", Severity.Error, "发不出去的安全日志太多，以前的有一部分没有发送");

    public static EventKind Of(AuditKind kind) => kind switch
    {
        AuditKind.SignIn => new("sign-in", Severity.Informational, LogSentences.Of(kind)),
        AuditKind.SignInFailed => new("sign-in-failed", Severity.Warning, LogSentences.Of(kind)),
        AuditKind.SignOut => new("sign-out", Severity.Informational, LogSentences.Of(kind)),
        AuditKind.RefusedAccess => new("refused-access", Severity.Warning, LogSentences.Of(kind)),
        AuditKind.PrivateOpened => new("private-opened", Severity.Notice, LogSentences.Of(kind)),
        AuditKind.Export => new("export", Severity.Notice, LogSentences.Of(kind)),
        AuditKind.AccountChange => new("account-change", Severity.Notice, LogSentences.Of(kind)),
        AuditKind.Settings => new("settings", Severity.Notice, LogSentences.Of(kind)),
        AuditKind.Verification => new("verification", Severity.Notice, LogSentences.Of(kind)),
        AuditKind.Other => new("other", Severity.Informational, LogSentences.Of(kind)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>
/// What leaves the service about one event, as a collector or a file of the machine gets it: codes and ids alone. The sentences of the audit
/// may hold what somebody typed (a reason, a file's name, a post's title), so they stay behind.
/// </summary>
/// <param name="Account">Id of the account that acted; null: nobody signed in.</param>
/// <param name="Act">Stable: the kind of an account's event, or the name of the route.</param>
/// <param name="Code">The code of a refusal, or null.</param>
/// <param name="Subject">Id of the account that it was done to, or null.</param>
/// <param name="Count">How many, where the event is about a number.</param>
internal sealed record SecurityEvent(
    EventKind Kind, DateTimeOffset At, string? Account = null, string? Act = null, string? Code = null, Role? Role = null,
    DistrictCode? District = null, SchoolCode? School = null, string? Subject = null, string? Address = null, long? Count = null)
{
    /// <param name="district">Null: it belongs to none.</param>
    public static SecurityEvent Of(AuditEntry entry, DistrictCode? district, string? act, string? code) => new(
        EventKind.Of(entry.Kind), entry.At, entry.Account is "-" ? null : entry.Account, act, code, entry.Role, district, entry.School,
        entry.Kind is AuditKind.PrivateOpened or AuditKind.Export ? null : entry.Subject, entry.Address);

    /// <summary>Names and values, in the order in which they are shown; what is not known is left out, and so is what is no code, id or address.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
        new (string Name, string? Value)[]
        {
            ("act", Act), ("code", Code), ("account", Account), ("role", Role?.ToString()), ("district", District?.Value), ("school", School?.Value),
            ("subject", Subject), ("address", Address), ("count", Count?.ToString(CultureInfo.InvariantCulture)),
        }.Where(one => one.Value is { } value && IsWord(value)).Select(one => (one.Name, one.Value!));

    /// <summary>1 to 64 letters, digits and marks of ASCII, as codes, ids and addresses have them: no name of a person is written so, and nothing breaks a line.</summary>
    private static bool IsWord(string value) =>
        value.Length is > 0 and <= 64 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/' or '%');
}
