using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Matters;

/// <summary>What a step says.</summary>
/// <param name="Values">By column, as <see cref="ColumnValue"/> keeps them; in commands as typed. Nothing private stands here.</param>
/// <param name="Rows">The lines below the fields, by column.</param>
public sealed record MatterContent(ImmutableSortedDictionary<string, string> Values, ImmutableArray<ImmutableSortedDictionary<string, string>> Rows)
{
    public static MatterContent Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), []);
}

/// <summary>The school asks (请示), for the first time or again.</summary>
/// <param name="Number">1, 2, 3 … within the school; never given twice.</param>
/// <param name="Version">Of the kind, in whose fields it is written from now on.</param>
/// <param name="On">The day of it, in the district's zone; so in all facts of matters.</param>
/// <param name="Due">Last day on which it would have been in time, by the rule of that day; null: there was none.</param>
/// <param name="NextDue">Last day of the next step, by the rule of that day; null: none. So in all facts of matters.</param>
public sealed record MatterRequested(
    int Number, MatterKindCode Kind, int Version, MatterContent Content, DateOnly PlannedOn, DateOnly On, DateOnly? Due, DateOnly? NextDue) : IFact;

/// <summary>The school took it back before anybody looked at it.</summary>
/// <param name="Due">Last day for asking again in time; null: none.</param>
public sealed record MatterWithdrawn(int Number, DateOnly On, DateOnly? Due) : IFact;

/// <summary>The office looks at it (受理).</summary>
public sealed record MatterTakenUp(int Number, DateOnly On) : IFact;

/// <summary>The office approved (批复).</summary>
public sealed record MatterApproved(int Number, MatterContent Content, DateOnly On, DateOnly? NextDue) : IFact;

/// <summary>The office gave the request or the result back.</summary>
/// <param name="Due">Last day for handing it in again; null: none was set.</param>
public sealed record MatterReturned(int Number, MatterStepKind Step, string Reason, DateOnly On, DateOnly? Due) : IFact;

/// <summary>The school recorded that it was carried out (实施), for the first time or anew.</summary>
public sealed record MatterCarriedOut(int Number, MatterContent Content, DateOnly ActualOn, DateOnly On, DateOnly? NextDue) : IFact;

/// <summary>The school reported the result (结果报告).</summary>
public sealed record MatterResultReported(int Number, MatterContent Content, DateOnly On) : IFact;

/// <summary>The office accepted the result; the matter is done (办结).</summary>
public sealed record MatterResultAccepted(int Number, string? Note, DateOnly On) : IFact;

/// <summary>The accepted result stands in a ledger.</summary>
/// <param name="Entries">Their numbers.</param>
public sealed record MatterLedgerFilled(int Number, LedgerCode Ledger, LedgerPeriod Period, ImmutableArray<int> Entries) : IFact;

/// <summary>It will not be done any more (终止).</summary>
public sealed record MatterCancelled(int Number, string Reason, DateOnly On) : IFact;

/// <summary>Asks the district.</summary>
/// <param name="Number">One that was returned or withdrawn; null: a new one.</param>
public sealed record RequestMatter(CommandContext Context, int? Number, MatterKindCode Kind, MatterContent Content) : ICommand;

public sealed record WithdrawMatter(CommandContext Context, int Number) : ICommand;

public sealed record TakeUpMatter(CommandContext Context, int Number) : ICommand;

public sealed record ApproveMatter(CommandContext Context, int Number, MatterContent Content) : ICommand;

/// <summary>Gives back what waits for the office: the request or the result.</summary>
/// <param name="Due">Last day for handing it in again; null: none.</param>
public sealed record ReturnMatter(CommandContext Context, int Number, string Reason, DateOnly? Due) : ICommand;

public sealed record CarryOutMatter(CommandContext Context, int Number, MatterContent Content) : ICommand;

public sealed record ReportMatterResult(CommandContext Context, int Number, MatterContent Content) : ICommand;

public sealed record AcceptMatterResult(CommandContext Context, int Number, string? Note) : ICommand;

/// <summary>Writes an accepted result into its ledger, where that did not succeed with the acceptance.</summary>
public sealed record FillMatterLedger(CommandContext Context, int Number) : ICommand;

public sealed record CancelMatter(CommandContext Context, int Number, string Reason) : ICommand;

/// <summary>What became of a command.</summary>
/// <param name="Revision">The matter's.</param>
/// <param name="NotInLedger">Why an accepted result does not stand in its ledger yet; none: it does, or need not.</param>
public sealed record MatterReceipt(int Number, MatterState State, long Revision, ImmutableArray<Refusal> NotInLedger);
