using System.Collections.Immutable;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>Entries to write or to change.</summary>
/// <param name="Because">Of the office, for a school (区代填): why, and from what.</param>
/// <param name="LateReason">补归档: why new entries come into a year that is closed.</param>
public sealed record EntriesBody(ImmutableArray<EntryBody> Entries, string? Because = null, string? LateReason = null)
{
    public ImmutableArray<EntryEdit> Edits => [.. Entries.Select((entry, index) => entry.Edit(index + 1))];
}

/// <param name="Number">The entry that is changed; absent: a new one.</param>
/// <param name="Revision">Of the entry, as it was seen; another one is refused.</param>
/// <param name="Values">Texts by column; a blank one empties it, a column that is not named keeps what it has.</param>
/// <param name="Explanations">Why what a check asked about is right, by the check's code.</param>
/// <param name="Task">The task of a plan that it counts towards; absent: as it did.</param>
/// <param name="LeavesTask">It counts towards no task any more.</param>
public sealed record EntryBody(
    int? Number,
    int? Revision,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedDictionary<string, string>? Explanations = null,
    EntryTask? Task = null,
    bool? LeavesTask = null)
{
    public EntryEdit Edit(int line) => new(
        Number, Revision, Values, Explanations ?? ImmutableSortedDictionary<string, string>.Empty, Task, line, LeavesTask is true);
}

/// <param name="Reason">Must be there for entries of a closed year.</param>
public sealed record VoidBody(ImmutableArray<int> Numbers, string? Reason);

/// <param name="IsSo">There was nothing to record; false takes that back.</param>
public sealed record NothingBody(bool IsSo, string? Remark = null);

/// <param name="IsSo">It is kept in another system; false: here again.</param>
/// <param name="System">What the system is called.</param>
public sealed record ElsewhereBody(bool IsSo, string? System = null, string? Note = null);

/// <param name="Mapping">Of the same kind and headings it takes the place of the one before.</param>
public sealed record LedgerMappingBody(LedgerMapping Mapping);

/// <param name="Basis">The legal basis.</param>
public sealed record EraseBody(int Number, string Column, string Reason, string Basis);

/// <param name="Switches">Kinds that are not named stay as they are.</param>
public sealed record SwitchesBody(ImmutableArray<LedgerSwitch> Switches);

/// <param name="Kind">Its version is counted by the service.</param>
public sealed record LedgerKindBody(LedgerKind Kind);

/// <param name="Limits">The whole list.</param>
/// <param name="MutualAidMonth">First month of a year of mutual aid, 1 to 12.</param>
public sealed record LimitsBody(ImmutableArray<LedgerLimit> Limits, int MutualAidMonth);
