using Orleans.Core;

namespace DistrictUnion.Storage.GrainState;

/// <summary>
/// Grain storage that takes along what a host before it kept elsewhere. When a state is read, a row in the former place moves over and wins: nobody
/// writes there while this host runs, so what stands there was written later than anything that this host has kept. A move that breaks off in
/// the middle begins again with the next reading.
/// </summary>
/// <param name="place">Where states are kept now.</param>
/// <param name="former">Where the host before kept them.</param>
public sealed class FormerStorage<TState>(IStorage<TState> place, IStorage<TState> former) : IStorage<TState>
    where TState : class, new()
{
    public TState State
    {
        get => place.State;
        set => place.State = value;
    }

    public string? Etag => place.Etag;

    public bool RecordExists => place.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        // In this order: where another activation moves the row between the two, what is read here is too old to be written over it.
        await place.ReadStateAsync(cancellationToken);
        await former.ReadStateAsync(cancellationToken);
        if (!former.RecordExists) return;
        place.State = former.State;
        await place.WriteStateAsync(cancellationToken);
        await former.ClearStateAsync(cancellationToken);
    }

    public Task WriteStateAsync() => place.WriteStateAsync();

    public Task WriteStateAsync(CancellationToken cancellationToken) => place.WriteStateAsync(cancellationToken);

    public Task ClearStateAsync() => place.ClearStateAsync();

    public Task ClearStateAsync(CancellationToken cancellationToken) => place.ClearStateAsync(cancellationToken);
}
