using DistrictUnion.Storage;
using Orleans.Core;
using Orleans.Runtime;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Gives grains the storage of Orleans in place of our own table. Scoped: it belongs to one activation.</summary>
internal sealed class OrleansStates(IPersistentStateFactory states, IGrainContextAccessor accessor) : IGrainStorageFactory
{
    /// <summary>Name of the provider.</summary>
    public const string Provider = "district-union";

    /// <summary>Orleans keeps a state under its name and the grain's key alone, so the name holds the grain's type, too.</summary>
    public IStorage<TState> Create<TState>(string name, string key)
        where TState : class, new()
    {
        var context = accessor.GrainContext;
        return states.Create<TState>(context, new Configuration($"{name}/{context.GrainId.Type}", Provider));
    }

    private sealed record Configuration(string StateName, string StorageName) : IPersistentStateConfiguration;
}
