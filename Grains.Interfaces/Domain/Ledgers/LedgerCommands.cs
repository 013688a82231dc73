using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>An entry as somebody wrote it.</summary>
/// <param name="Number">The entry that is changed; null: a new one.</param>
/// <param name="Revision">Of the entry, as it was seen; another one is refused. Null: not looked at.</param>
/// <param name="Values">Texts by column, as typed (<see cref="ColumnValue.Read"/>); a blank one empties the column, a column that is not named keeps what it has.</param>
/// <param name="Explanations">By the check's code.</param>
/// <param name="Task">Counts towards this task; null: towards none, or as it did.</param>
/// <param name="Line">Where it stands in what was sent, from 1; refusals name it.</param>
/// <param name="LeavesTask">Counts towards no task any more; goes before <paramref name="Task"/>.</param>
public sealed record EntryEdit(
    int? Number,
    int? Revision,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedDictionary<string, string> Explanations,
    EntryTask? Task = null,
    int Line = 1,
    bool LeavesTask = false);

/// <summary>Writes and changes entries: all of them, or none.</summary>
/// <param name="Because">Of the office, for a school: why, and from what.</param>
/// <param name="LateReason">补归档: why new entries come into a year that is closed; null: there are none.</param>
public sealed record WriteEntries(
    CommandContext Context, ImmutableArray<EntryEdit> Edits, EntrySource Source = EntrySource.Typed, string? Because = null, string? LateReason = null) : ICommand;

/// <summary>Takes entries out of the count.</summary>
/// <param name="Reason">Must be there for entries of a closed year.</param>
public sealed record VoidEntries(CommandContext Context, ImmutableArray<int> Numbers, string? Reason) : ICommand;

/// <summary>Erases a private value, with its reason and legal basis.</summary>
public sealed record EraseValue(CommandContext Context, int Number, string Column, string Reason, string Basis) : ICommand;

/// <summary>Says that there was nothing to record (无此情况), or takes that back.</summary>
public sealed record DeclareNothing(CommandContext Context, bool IsSo, string? Remark = null) : ICommand;

/// <summary>Says that the ledger is kept in another system (登记在其他系统), or here again.</summary>
/// <param name="System">What the system is called; not asked for when it is kept here again.</param>
public sealed record KeepElsewhere(CommandContext Context, bool IsSo, string? System = null, string? Note = null) : ICommand;

/// <summary>What became of the entries of a command.</summary>
/// <param name="Revision">The ledger's.</param>
/// <param name="Entries">In the order in which they were sent.</param>
/// <param name="Count">Entries that count.</param>
public sealed record LedgerReceipt(long Revision, ImmutableArray<EntryReceipt> Entries, int Count);

/// <summary>What a command would do with one of its entries.</summary>
public enum EditState
{
    New,
    Changed,
    Unchanged,
    Wrong,
}

/// <param name="Flaws">Why it could not be written.</param>
public sealed record EditPreview(int Line, int? Number, EditState State, ImmutableArray<Refusal> Flaws);

/// <summary>What a command would do.</summary>
/// <param name="Revision">The ledger's, on which this was found.</param>
public sealed record LedgerPreview(ImmutableArray<EditPreview> Lines, long Revision);

/// <param name="IsChanged">False: it said the same before.</param>
public sealed record EntryReceipt(int Number, int Revision, bool IsChanged = true);
