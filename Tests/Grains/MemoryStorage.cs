using System.Text.Json;
using DistrictUnion.Domain;
using Orleans.Core;

namespace DistrictUnion.Tests.Grains;

/// <summary>Grain state that is kept as JSON, as in a database; it can be told to fail.</summary>
internal sealed class MemoryStorage<TState> : IStorage<TState>
    where TState : class, new()
{
    /// <summary>What is stored, or null.</summary>
    public string? Stored { get; set; }

    public bool FailsReading { get; set; }

    public bool FailsWriting { get; set; }

    public int Writes { get; private set; }

    public TState State { get; set; } = new();

    public string? Etag => Stored;

    public bool RecordExists => Stored is not null;

    public Task ReadStateAsync()
    {
        if (FailsReading) throw new IOException("The state cannot be read.");
        State = Stored is null ? new() : JsonSerializer.Deserialize<TState>(Stored, DomainJson.Options)!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync()
    {
        if (FailsWriting) throw new IOException("The state cannot be written.");
        Stored = JsonSerializer.Serialize(State, DomainJson.Options);
        Writes++;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync()
    {
        (Stored, State) = (null, new());
        return Task.CompletedTask;
    }

    public Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();

    public Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    public Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();
}
