using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Summaries;

/// <summary>Hands a work summary in.</summary>
/// <param name="Content">Null: the saved draft.</param>
public sealed record SubmitSummary(CommandContext Context, SummaryPeriod Period, SummaryContent? Content) : ICommand;

public sealed record WithdrawSummary(CommandContext Context, SummaryPeriod Period) : ICommand;

public sealed record AcceptSummary(CommandContext Context, SummaryPeriod Period, string? Note) : ICommand;

/// <param name="Reasons">At least one; each may name the section that it concerns by its title.</param>
/// <param name="Deadline">Last day for handing in again on time; not before today.</param>
public sealed record ReturnSummary(CommandContext Context, SummaryPeriod Period, ImmutableArray<ReturnReason> Reasons, DateOnly Deadline) : ICommand;

public sealed record ReopenSummary(CommandContext Context, SummaryPeriod Period, string Reason, DateOnly Deadline) : ICommand;
