using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Records that somebody began to fill in; the first autosave sends it.</summary>
public sealed record StartReport(CommandContext Context, Quarter Quarter) : ICommand;

/// <summary>Hands a quarter's report in.</summary>
/// <param name="Content">The report as the school sees it; null: the saved draft.</param>
/// <param name="ConfirmEmpty">The school saw the warning that names the open tasks, and hands in all the same.</param>
/// <param name="OnBehalf">Given by the office, and by the office only.</param>
public sealed record SubmitReport(
    CommandContext Context, Quarter Quarter, ReportContent? Content, bool ConfirmEmpty, OnBehalf? OnBehalf = null) : ICommand;

/// <summary>The school confirms what the office handed in for it.</summary>
public sealed record ConfirmReport(CommandContext Context, Quarter Quarter) : ICommand;

/// <summary>Notes that the signed paper of a report came (纸质件已收); again: another day or note.</summary>
public sealed record ReceivePaper(CommandContext Context, Quarter Quarter, DateOnly On, string? Note) : ICommand;

public sealed record UndoPaper(CommandContext Context, Quarter Quarter) : ICommand;

public sealed record WithdrawReport(CommandContext Context, Quarter Quarter) : ICommand;

public sealed record BeginReportReview(CommandContext Context, Quarter Quarter) : ICommand;

public sealed record AcceptReport(CommandContext Context, Quarter Quarter, string? Note) : ICommand;

/// <param name="Deadline">Last day for handing in again, also after the lock; not before today.</param>
public sealed record ReturnReport(CommandContext Context, Quarter Quarter, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : ICommand;

public sealed record ReopenReport(CommandContext Context, Quarter Quarter, string Reason, DateOnly Deadline) : ICommand;
