using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.PrivateValues;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Journal;

/// <summary>The journal on SQLite. Reads go past the writer, each in a snapshot of its own.</summary>
internal sealed class SqliteJournal(SqliteDatabase database, GroupWriter writer) : IJournal
{
    private const string Insert =
        """
        INSERT INTO journal (stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, hash)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9)
        ON CONFLICT (stream, command_id) DO NOTHING
        """;

    private const string Select = "SELECT version, at, actor, facts FROM journal WHERE stream = @0 AND version > @1 ORDER BY version";

    private const string SelectCommand = "SELECT command_digest, answer FROM journal WHERE stream = @0 AND command_id = @1";

    public async IAsyncEnumerable<JournalEntry> Read(
        StreamName stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = database.OpenReader();
        await using var command = connection.Command(Select, stream.Value, afterVersion);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return new(reader.GetInt64(0), Micros.Moment(reader.GetInt64(1)), reader.GetString(2), reader.Bytes(3));
    }

    public async Task<CommittedCommand?> Find(StreamName stream, string commandId, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenReader();
        return Find(connection, stream, commandId);
    }

    /// <summary>The rows to change are found here, on the caller's thread, so that the writer only writes.</summary>
    public async Task<AppendResult> Append(Commit commit)
    {
        var (stream, change) = (StreamKind.Of(commit.Stream), commit.Change);
        var changes = stream.Difference(commit.Stream, change.Before, change.After);
        var facts = FactKinds.Read(commit.Facts.Span);
        var result = await writer.Write(session => Append(session, commit, facts, stream, changes));

        // What was erased must not stand in the write-ahead log either.
        if (!commit.Erased.IsEmpty && result is AppendResult.Committed) await writer.Alone(session => session.Connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        return result;
    }

    private static AppendResult Append(
        WriterSession session, Commit commit, ImmutableArray<IFact> facts, StreamKind kind, IReadOnlyList<RowChange> changes)
    {
        var (stream, head) = (commit.Stream.Value, session.Heads.Of(commit.Stream.Value));
        if (head.Version != commit.ExpectedVersion)
        {
            return Find(session.Connection, commit.Stream, commit.CommandId) is { } earlier
                ? new AppendResult.Repeated(earlier)
                : new AppendResult.VersionRace();
        }

        var at = Math.Max(Micros.Of(commit.At), head.At);
        var row = new JournalRow(
            0, stream, head.Version + 1, at, commit.Actor, commit.CommandId, commit.CommandDigest, commit.Facts, commit.Answer, head.Hash, default);
        var hash = row.ComputeHash();
        var inserted = session.Execute(
            Insert, stream, row.Version, at, row.Actor, row.CommandId, row.CommandDigest, row.Facts.ToArray(), row.Answer.ToArray(), head.Hash, hash);
        if (inserted == 0)
        {
            // The row that was not written has taken a position all the same.
            session.UndoWrite();
            return new AppendResult.Repeated(Find(session.Connection, commit.Stream, commit.CommandId)!);
        }

        // The clock went back: the rows must be those that a fold of the journal gives, so they are made again with its moment.
        if (at != Micros.Of(commit.At)) changes = kind.Difference(commit.Stream, commit.Change.Before, kind.Fold(commit, Micros.Moment(at)));
        foreach (var change in changes) change.Write(session);
        PrivateValueStore.Write(session, commit, at);
        foreach (var line in LogRows.Of(commit.Stream, session.LastPosition(), at, commit.Actor, facts)) session.Execute(line.Table.Upsert, line.Values);
        session.Heads.Set(stream, new(row.Version, at, hash));
        session.Figures.Appended(changes.Count);
        return new AppendResult.Committed(row.Version, Micros.Moment(at));
    }

    private static CommittedCommand? Find(Microsoft.Data.Sqlite.SqliteConnection connection, StreamName stream, string commandId)
    {
        using var command = connection.Command(SelectCommand, stream.Value, commandId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetString(0), reader.Bytes(1)) : null;
    }
}
