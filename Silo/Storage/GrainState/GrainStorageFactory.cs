using DistrictUnion.Storage.Writing;
using Orleans.Core;

namespace DistrictUnion.Storage.GrainState;

internal sealed class GrainStorageFactory(Database database, GroupWriter writer) : IGrainStorageFactory
{
    public IStorage<TState> Create<TState>(string name, string key)
        where TState : class, new() => new GrainStorage<TState>(database, writer, name, key);
}
