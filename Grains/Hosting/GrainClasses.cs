using System.Reflection;

namespace DistrictUnion.Grains.Hosting;

/// <summary>The grains' classes as a host sees them.</summary>
public static class GrainClasses
{
    /// <summary>Every class of this assembly that implements a grain interface.</summary>
    public static IEnumerable<Type> All => In(typeof(GrainClasses).Assembly);

    /// <summary>Every class of an assembly that implements a grain interface.</summary>
    public static IEnumerable<Type> In(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && ContractsOf(type).Any());

    /// <summary>The grain interfaces of a class.</summary>
    public static IEnumerable<Type> ContractsOf(Type type) =>
        type.GetInterfaces().Where(i => i != typeof(IGrainWithStringKey) && typeof(IGrainWithStringKey).IsAssignableFrom(i));
}
