using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>What storage knows of a kind of stream: how its facts fold, and which rows its state owns.</summary>
internal abstract class StreamKind
{
    private static readonly StreamKind Districts = new Kind<District>((_, before, after) => DistrictRows.Difference(before, after));

    private static readonly StreamKind Schools = new Kind<SchoolUnion>((stream, before, after) =>
    {
        var (district, school) = StreamKey.OfSchool(stream);
        return new SchoolRows(district, school).Difference(before, after);
    });

    private static readonly StreamKind Ledgers = new Kind<Ledger>((stream, before, after) =>
    {
        var (district, school, kind, period) = StreamKey.OfLedger(stream);
        return new LedgerRows(district, school, kind, period).Difference(before, after);
    });

    private static readonly StreamKind Inspections = new Kind<Inspection>((stream, before, after) =>
    {
        var (district, inspection, school) = StreamKey.OfInspection(stream);
        return new InspectionRows(district, inspection, school).Difference(before, after);
    });

    private static readonly StreamKind Matters = new Kind<SchoolMatters>((stream, before, after) =>
    {
        var (district, school) = StreamKey.OfSchool(stream);
        return new MatterRows(district, school).Difference(before, after);
    });

    /// <summary>The audit's entries stand in the log alone, as every fact does.</summary>
    private static readonly StreamKind Audits = new Kind<AuditDay>((_, _, _) => []);

    /// <summary>Issued books are asked of their grain alone.</summary>
    private static readonly StreamKind Books = new Kind<SchoolBooks>((_, _, _) => []);

    /// <summary>The state before anything happened.</summary>
    public abstract object Empty { get; }

    /// <exception cref="UnknownStreamException">No such kind of stream is known.</exception>
    public static StreamKind Of(StreamName stream) => StreamKey.KindOf(stream) switch
    {
        "district" => Districts,
        "school" => Schools,
        "ledger" => Ledgers,
        "inspection" => Inspections,
        "matters" => Matters,
        "audit" => Audits,
        "books" => Books,
        _ => throw new UnknownStreamException(stream),
    };

    /// <exception cref="UnknownFactException">The program cannot fold a fact.</exception>
    public abstract object Fold(object state, ImmutableArray<IFact> facts, DateTimeOffset at, string by);

    /// <summary>The rows of the read model that a change of state changes.</summary>
    public abstract IReadOnlyList<RowChange> Difference(StreamName stream, object before, object after);

    /// <summary>The state after a commit, had it happened at another moment.</summary>
    public object Fold(Commit commit, DateTimeOffset at) => Fold(commit.Change.Before, FactKinds.Read(commit.Facts.Span), at, commit.Actor);

    private sealed class Kind<TState>(Func<StreamName, TState, TState, IReadOnlyList<RowChange>> difference) : StreamKind
        where TState : class, IState<TState>
    {
        public override object Empty => TState.Empty;

        public override object Fold(object state, ImmutableArray<IFact> facts, DateTimeOffset at, string by) =>
            facts.Aggregate((TState)state, (current, fact) => current.Apply(fact, at, by));

        public override IReadOnlyList<RowChange> Difference(StreamName stream, object before, object after) =>
            difference(stream, (TState)before, (TState)after);
    }
}
