using System.Reflection;
using DistrictUnion.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;

namespace DistrictUnion.Embedded;

/// <summary>Gives grains the <see cref="IStorage{TState}"/> that their constructors ask for.</summary>
internal static class GrainStates
{
    private const string NameField = "StorageName";

    private static readonly MethodInfo Method = typeof(GrainStates).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Adds every state that a grain asks for. It is stored under the constant <c>StorageName</c> of its type, and the grain's class and key.</summary>
    /// <exception cref="InvalidOperationException">A state has no such constant.</exception>
    public static IServiceCollection AddGrainStates(this IServiceCollection services, IEnumerable<Type> grains)
    {
        var storages = grains
            .SelectMany(grain => grain.GetConstructors().Single().GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStorage<>))
            .Distinct();
        foreach (var storage in storages)
        {
            var state = storage.GetGenericArguments()[0];
            var name = state.GetField(NameField)?.GetRawConstantValue() as string
                ?? throw new InvalidOperationException($"{state} needs a public constant string {NameField} to be kept under.");
            var create = Method.MakeGenericMethod(state).CreateDelegate<Func<IServiceProvider, string, object>>();
            services.Add(ServiceDescriptor.Scoped(storage, provider => create(provider, name)));
        }

        return services;
    }

    private static object Create<TState>(IServiceProvider provider, string name)
        where TState : class, new() =>
        provider.GetRequiredService<IGrainStorageFactory>().Create<TState>(name, provider.GetRequiredService<ActivationContext>().Id.ToString());
}
