using DistrictUnion.Storage;
using DistrictUnion.Storage.GrainState;
using Orleans.Core;
using Orleans.Runtime;

namespace DistrictUnion.Silo.Cluster;

/// <summary>
/// Gives grains the storage of Orleans in place of our own table, and takes along what a service of one machine kept there: nobody loses a draft
/// when a district goes from one machine to silos. Scoped: it belongs to one activation.
/// </summary>
internal sealed class OrleansStates(IPersistentStateFactory states, IGrainContextAccessor accessor, DistrictStorage storage) : IGrainStorageFactory
{
    /// <summary>Name of the provider.</summary>
    public const string Provider = "district-union";

    /// <summary>Orleans keeps a state under its name and the grain's key alone, so the name holds the grain's type, too.</summary>
    public IStorage<TState> Create<TState>(string name, string key)
        where TState : class, new()
    {
        var context = accessor.GrainContext;
        var type = context.GrainId.Type.ToString();
        return new FormerStorage<TState>(
            states.Create<TState>(context, new Configuration($"{name}/{type}", Provider)),
            storage.GrainStorage.Create<TState>(name, $"{type}/{key}"));
    }

    private sealed record Configuration(string StateName, string StorageName) : IPersistentStateConfiguration;
}
