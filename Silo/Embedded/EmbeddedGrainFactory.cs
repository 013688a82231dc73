namespace DistrictUnion.Embedded;

/// <summary>Orleans' way to a grain, for this host: by interface and text key. The ways that DistrictUnion does not use are refused.</summary>
internal sealed class EmbeddedGrainFactory(EmbeddedSilo silo, GrainMap grains) : IGrainFactory
{
    /// <param name="grainClassNamePrefix">Null, or how the full name of the class begins; one class stands behind one interface.</param>
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var contract = grains[typeof(TGrainInterface)];
        if (grainClassNamePrefix is not null && !contract.Class.Type.FullName!.StartsWith(grainClassNamePrefix, StringComparison.Ordinal))
            throw new ArgumentException($"{contract.Class.Type.FullName} does not begin with “{grainClassNamePrefix}”.", nameof(grainClassNamePrefix));
        return GrainReference.To<TGrainInterface>(silo, contract, primaryKey);
    }

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix) => throw OtherKey();

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix) => throw OtherKey();

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix) => throw OtherKey();

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix) => throw OtherKey();

    TGrainObserverInterface IGrainFactory.CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) => throw Observer();

    void IGrainFactory.DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) => throw Observer();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw Untyped();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw Untyped();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw Untyped();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw Untyped();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw Untyped();

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(Orleans.Runtime.GrainId grainId) => throw Untyped();

    IAddressable IGrainFactory.GetGrain(Orleans.Runtime.GrainId grainId) => throw Untyped();

    IAddressable IGrainFactory.GetGrain(Orleans.Runtime.GrainId grainId, GrainInterfaceType interfaceType) => throw Untyped();

    IAddressable IGrainFactory.GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw Untyped();

    IAddressable IGrainFactory.GetGrain(Type interfaceType, IdSpan grainKey) => throw Untyped();

    private static NotSupportedException OtherKey() => new("Every grain of DistrictUnion has a text key: use GetGrain<T>(string).");

    private static NotSupportedException Untyped() => new("The embedded host finds grains by their interface at compile time: use GetGrain<T>(string).");

    private static NotSupportedException Observer() => new("Grains of DistrictUnion answer; they do not call observers.");
}
