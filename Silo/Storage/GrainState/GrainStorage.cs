using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Storage.Writing;
using Orleans.Core;

namespace DistrictUnion.Storage.GrainState;

/// <summary>Checkpoints and drafts: one row of <c>grain_state</c>, with Orleans' rules for the ETag.</summary>
internal sealed class GrainStorage<TState>(Database database, GroupWriter writer, string name, string key) : IStorage<TState>
    where TState : class, new()
{
    private const string Select = "SELECT etag, json FROM grain_state WHERE name = @0 AND key = @1";

    private const string Insert = "INSERT INTO grain_state (name, key, etag, json) VALUES (@0, @1, 1, @2) ON CONFLICT (name, key) DO NOTHING";

    private const string Update = "UPDATE grain_state SET etag = etag + 1, json = @3 WHERE name = @0 AND key = @1 AND etag = @2";

    private const string Delete = "DELETE FROM grain_state WHERE name = @0 AND key = @1 AND etag = @2";

    private const string DeleteAlways = "DELETE FROM grain_state WHERE name = @0 AND key = @1";

    private long? etag;

    public TState State { get; set; } = new();

    public string? Etag => etag?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool RecordExists => etag is not null;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var connection = database.OpenReader();
        await using var command = connection.Command(Select, name, key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            Forget();
            return;
        }

        State = JsonSerializer.Deserialize<TState>(reader.GetString(1), DomainJson.Options) ?? new();
        etag = reader.GetInt64(0);
    }

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    /// <exception cref="StorageException">The row was changed by somebody else since it was read: <c>storage.state-changed</c>.</exception>
    public async Task WriteStateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (json, read) = (JsonSerializer.Serialize(State, DomainJson.Options), etag);
        var written = await writer.Write(read is { } expected ? new StatementWrite(Update, name, key, expected, json) : new StatementWrite(Insert, name, key, json));
        Require(written);
        etag = (read ?? 0) + 1;
    }

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    /// <summary>Deletes the row; one that was never read is deleted whatever it holds.</summary>
    /// <exception cref="StorageException">The row was changed by somebody else since it was read: <c>storage.state-changed</c>.</exception>
    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (etag is { } expected) Require(await writer.Write(new StatementWrite(Delete, name, key, expected)));
        else await writer.Write(new StatementWrite(DeleteAlways, name, key));
        Forget();
    }

    private void Forget() => (State, etag) = (new(), null);

    private void Require(int written)
    {
        if (written == 0) throw new StorageException("storage.state-changed", $"“{key}”的“{name}”在读取之后已被改动，请重新读取。");
    }
}
