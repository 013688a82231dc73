using System.Data.Common;
using System.Runtime.CompilerServices;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Journal;

/// <summary>The journal in the database. Reads go past the writer, each in a snapshot of its own.</summary>
internal sealed class StoredJournal(Database database, GroupWriter writer) : IJournal
{
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
        var result = await writer.Write(new JournalAppend(commit, FactKinds.Read(commit.Facts.Span), stream, changes));
        if (!commit.Erased.IsEmpty && result is AppendResult.Committed)
        {
            await writer.Alone(session =>
            {
                session.Scrub();
                return true;
            });
        }

        return result;
    }

    internal static CommittedCommand? Find(DbConnection connection, StreamName stream, string commandId)
    {
        using var command = connection.Command(SelectCommand, stream.Value, commandId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetString(0), reader.Bytes(1)) : null;
    }
}
