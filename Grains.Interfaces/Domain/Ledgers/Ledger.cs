using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>An entry of a ledger (台账条目).</summary>
/// <param name="Revision">1, then one more with each change.</param>
/// <param name="Erased">Columns whose private value was erased.</param>
/// <param name="By">Account that wrote it last.</param>
/// <param name="LateReason">As in <see cref="EntryAdded"/>.</param>
public sealed record LedgerEntry(
    int Number,
    int Revision,
    EntryContent Content,
    EntrySource Source,
    string? Because,
    string By,
    DateTimeOffset At,
    EntryVoid? Void,
    ImmutableArray<string> Erased,
    string? LateReason = null)
{
    /// <summary>It was entered afterwards (补录), also when somebody changed it since.</summary>
    public bool IsBackfilled { get; init; }

    /// <summary>It counts: it was not taken out.</summary>
    public bool Counts => Void is null;
}

/// <summary>An entry was taken out of the count.</summary>
public sealed record EntryVoid(string? Reason, string By, DateTimeOffset At);

/// <summary>The school said that there was nothing to record.</summary>
public sealed record NothingDeclared(string? Remark, string By, DateTimeOffset At);

/// <summary>The school said that it keeps the ledger in another system.</summary>
public sealed record KeptElsewhere(string System, string? Note, string By, DateTimeOffset At);

/// <summary>One ledger: a school's, of one kind, for one period; the fold of its facts.</summary>
/// <param name="Count">Entries that count.</param>
/// <param name="Revision">Facts so far; what If-Match compares.</param>
public sealed record Ledger(EntryPages Entries, int Count, NothingDeclared? Nothing, long Revision) : IState<Ledger>
{
    /// <summary>Evidence (佐证材料) of its entries, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>Null: it is kept here.</summary>
    public KeptElsewhere? Elsewhere { get; init; }

    /// <summary>Prints of the system in which it is kept; they are attached to the ledger as a whole.</summary>
    [JsonIgnore]
    public IEnumerable<AttachedFile> Prints => Files.Where(file => file.Subject.Entry is { IsWhole: true });

    public static Ledger Empty { get; } = new(EntryPages.Empty, 0, null, 0);

    public Ledger Apply(IFact fact, DateTimeOffset at, string by) => After(fact, at, by) with { Revision = Revision + 1 };

    private Ledger After(IFact fact, DateTimeOffset at, string by) => fact switch
    {
        EntryAdded f => this with
        {
            Entries = Entries.Set(new(f.Number, 1, f.Content, f.Source, f.Because, by, at, null, [], f.LateReason) { IsBackfilled = f.Source is EntrySource.Backfilled }),
            Count = Count + 1,
            Nothing = null,
        },
        EntryChanged f => Change(f.Number, e => e with { Revision = e.Revision + 1, Content = f.Content, Source = f.Source, Because = f.Because, By = by, At = at }),
        EntryVoided f => Change(f.Number, e => e with { Revision = e.Revision + 1, Void = new(f.Reason, by, at) }) with { Count = Count - 1 },
        ValueErased f => Change(f.Number, e => e with
        {
            Revision = e.Revision + 1,
            Content = e.Content with { Private = e.Content.Private.Remove(f.Column) },
            Erased = e.Erased.Add(f.Column),
        }),
        NothingToRecord f => this with { Nothing = new(f.Remark, by, at) },
        NothingWithdrawn => this with { Nothing = null },
        LedgerKeptElsewhere f => this with { Elsewhere = new(f.System, f.Note, by, at) },
        LedgerKeptHere => this with { Elsewhere = null },
        _ when FileFold.Apply(Files, fact, at, by) is { } files => this with { Files = files },
        _ => throw new UnknownFactException(nameof(Ledger), fact),
    };

    private Ledger Change(int number, Func<LedgerEntry, LedgerEntry> change) => this with { Entries = Entries.Set(change(Entries[number]!)) };
}
