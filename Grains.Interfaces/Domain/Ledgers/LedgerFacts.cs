using System.Collections.Immutable;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>What a fact holds in place of a private value.</summary>
/// <param name="Reference">32 lower-case hex digits, random; says nothing about the value.</param>
/// <param name="Hmac">HMAC-SHA-256 of the value under a key of its own, 64 lower-case hex digits. Once the key is erased nobody can try values against it.</param>
public sealed record PrivateReference(string Reference, string Hmac);

/// <summary>The task of a plan that an entry counts towards.</summary>
public sealed record EntryTask(PlanId Plan, TaskId Task);

/// <summary>How an entry came in.</summary>
public enum EntrySource
{
    /// <summary>On the page, or over the API.</summary>
    Typed,

    /// <summary>From a workbook.</summary>
    Imported,

    /// <summary>By the district's office, for the school (区代填).</summary>
    Office,

    /// <summary>By the district's office, of a year before the service was used (补录).</summary>
    Backfilled,
}

/// <summary>What an entry says.</summary>
/// <param name="KindVersion">The version of the kind whose columns these are.</param>
/// <param name="On">The day that it belongs to, by the kind's date column; otherwise the day on which it was entered.</param>
/// <param name="Values">By column, as <see cref="ColumnValue"/> keeps them; without what is empty.</param>
/// <param name="Private">Values of columns of class P2 and P3; they lie beside the journal.</param>
/// <param name="Explanations">Why what a check asked about is right, by the check's code.</param>
public sealed record EntryContent(
    int KindVersion,
    DateOnly On,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedDictionary<string, PrivateReference> Private,
    ImmutableSortedDictionary<string, string> Explanations,
    EntryTask? Task = null);

/// <summary>An entry was written.</summary>
/// <param name="Number">1, 2, 3 … within the ledger; never given twice.</param>
/// <param name="Because">Of an entry by the office (区代填, 补录): why, and from what.</param>
/// <param name="LateReason">补归档: why it came when its year was closed already; null: the year was open.</param>
public sealed record EntryAdded(int Number, EntryContent Content, EntrySource Source, string? Because = null, string? LateReason = null) : IFact;

/// <summary>An entry says something else from now on; the whole of it.</summary>
public sealed record EntryChanged(int Number, EntryContent Content, EntrySource Source, string? Because = null) : IFact;

/// <summary>An entry counts no more. It stays, and is shown as 作废.</summary>
public sealed record EntryVoided(int Number, string? Reason) : IFact;

/// <summary>A private value was erased, for ever.</summary>
/// <param name="Basis">The legal basis.</param>
public sealed record ValueErased(int Number, string Column, string Reason, string Basis) : IFact;

/// <summary>The school says that there was nothing to record (无此情况).</summary>
public sealed record NothingToRecord(string? Remark) : IFact;

/// <summary>It takes that back; so does an entry.</summary>
public sealed record NothingWithdrawn : IFact;

/// <summary>The school keeps this ledger in another system (登记在其他系统); that system's print stands for it.</summary>
/// <param name="System">What the system is called: 省职工医疗互助平台.</param>
public sealed record LedgerKeptElsewhere(string System, string? Note) : IFact;

/// <summary>It is kept here again.</summary>
public sealed record LedgerKeptHere : IFact;
