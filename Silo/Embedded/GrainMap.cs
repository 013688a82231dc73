using System.Collections.Frozen;
using System.Reflection;
using DistrictUnion.Grains.Hosting;

namespace DistrictUnion.Embedded;

/// <summary>A grain's interface with its class and its methods.</summary>
internal sealed record GrainInterface(GrainClass Class, FrozenDictionary<MethodInfo, GrainMethod> Methods);

/// <summary>Which class stands behind which grain interface. Built once; everything about a contract that reflection can tell is checked here.</summary>
internal sealed class GrainMap
{
    private readonly FrozenDictionary<Type, GrainInterface> interfaces;

    /// <exception cref="InvalidOperationException">Names every class, interface and method that cannot be hosted.</exception>
    public GrainMap(IEnumerable<Type> classes)
    {
        var found = new Dictionary<Type, GrainInterface>();
        var flaws = new List<string>();
        foreach (var type in classes)
        {
            var grain = new GrainClass(type);
            if (type.GetConstructors().Length != 1) flaws.Add($"{type.FullName} needs exactly one public constructor.");
            foreach (var contract in GrainClasses.ContractsOf(type))
            {
                var methods = MethodsOf(contract).ToArray();
                var own = methods.SelectMany(GrainMethod.FlawsOf).ToArray();
                flaws.AddRange(own);
                if (own.Length > 0) continue;
                if (!found.TryAdd(contract, new(grain, methods.ToFrozenDictionary(m => m, GrainMethod.Of))))
                    flaws.Add($"{contract.FullName} is implemented by {found[contract].Class.Type.FullName} and by {type.FullName}.");
            }
        }

        if (flaws.Count > 0) throw new InvalidOperationException("These grains cannot be hosted:\n" + string.Join('\n', flaws));
        interfaces = found.ToFrozenDictionary();
    }

    /// <exception cref="ArgumentException">No class implements the interface.</exception>
    public GrainInterface this[Type contract] =>
        interfaces.GetValueOrDefault(contract) ?? throw new ArgumentException($"No grain implements {contract.FullName}.", nameof(contract));

    private static IEnumerable<MethodInfo> MethodsOf(Type contract) =>
        contract.GetInterfaces().Append(contract).SelectMany(i => i.GetMethods(BindingFlags.Public | BindingFlags.Instance));
}
