using Orleans.Core;

namespace DistrictUnion.Storage;

/// <summary>Makes the storage that a grain's constructor asks for; the cluster build gets the same from Orleans.</summary>
public interface IGrainStorageFactory
{
    /// <summary>Storage of one state of one grain, not read yet.</summary>
    /// <param name="name">Name of the state: <c>checkpoint</c>, <c>draft</c>.</param>
    /// <param name="key">The grain's type and key, unique among all grains.</param>
    IStorage<TState> Create<TState>(string name, string key)
        where TState : class, new();
}
