using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.PrivateValues;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Journal;

/// <summary>A commit on its way into the tables: its row of the journal, chained to the one before, and every row that follows from it.</summary>
/// <param name="changes">What it does to the read model, at the commit's moment.</param>
internal sealed class JournalAppend(Commit commit, ImmutableArray<IFact> facts, StreamKind kind, IReadOnlyList<RowChange> changes) : QueuedWrite<AppendResult>
{
    private int changedRows;

    public override IReadOnlyList<Statement> Prepare(WriterSession session)
    {
        var (stream, head) = (commit.Stream.Value, session.Heads.Of(commit.Stream.Value, commit.ExpectedVersion));
        if (head.Version != commit.ExpectedVersion)
        {
            Result = Earlier(session);
            return [];
        }

        var at = Math.Max(Micros.Of(commit.At), head.At);
        var row = new JournalRow(
            0, stream, head.Version + 1, at, commit.Actor, commit.CommandId, commit.CommandDigest, commit.Facts, commit.Answer, head.Hash, default);
        var hash = row.ComputeHash();
        var rows = at == Micros.Of(commit.At) ? changes : At(Micros.Moment(at));
        session.Heads.Set(stream, new(row.Version, at, hash));
        (changedRows, Result) = (rows.Count, new AppendResult.Committed(row.Version, Micros.Moment(at)));
        return
        [
            new(
                session.Dialect.AppendToJournal, stream, row.Version, at, row.Actor, row.CommandId, row.CommandDigest, row.Facts.ToArray(),
                row.Answer.ToArray(), head.Hash, hash),
            .. rows.Select(change => change.Statement),
            .. PrivateValueStore.Statements(commit, at),
            .. LogRows.Of(commit.Stream, 0, at, commit.Actor, facts).Select(line => LogRows.Append(line, session.Dialect)),
        ];
    }

    public override void Wrote(WriterSession session, ReadOnlySpan<int> changed)
    {
        if (!changed.IsEmpty) session.Figures.Appended(changedRows);
    }

    /// <summary>The command was committed before, or another process has written the version.</summary>
    public override void WasThere(WriterSession session, DbException exception) => Result = Earlier(session);

    private AppendResult Earlier(WriterSession session) =>
        StoredJournal.Find(session.Connection, commit.Stream, commit.CommandId) is { } earlier ? new AppendResult.Repeated(earlier) : new AppendResult.VersionRace();

    /// <summary>The clock went back: the rows must be those that a fold of the journal gives, so they are made again with its moment.</summary>
    private IReadOnlyList<RowChange> At(DateTimeOffset moment) => kind.Difference(commit.Stream, commit.Change.Before, kind.Fold(commit, moment));
}
