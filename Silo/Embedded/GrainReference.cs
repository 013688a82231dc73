using System.Collections.Frozen;
using System.Reflection;

namespace DistrictUnion.Embedded;

/// <summary>What <see cref="IGrainFactory"/> hands out: implements the grain's interface by calling through the host.</summary>
internal class GrainReference : DispatchProxy
{
    private EmbeddedSilo silo = null!;
    private FrozenDictionary<MethodInfo, GrainMethod> methods = null!;
    private GrainId target;

    public static TGrain To<TGrain>(EmbeddedSilo silo, GrainInterface contract, string key)
        where TGrain : IGrainWithStringKey
    {
        var reference = Create<TGrain, GrainReference>();
        var self = (GrainReference)(object)reference;
        (self.silo, self.methods, self.target) = (silo, contract.Methods, new(contract.Class, key));
        return reference;
    }

    public override string ToString() => target.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => methods[targetMethod!].Call(silo, target, args ?? []);
}
