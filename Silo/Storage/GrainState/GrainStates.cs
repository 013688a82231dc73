using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;

namespace DistrictUnion.Storage.GrainState;

/// <summary>Gives grains the <see cref="IStorage{TState}"/> that their constructors ask for.</summary>
public static class GrainStates
{
    private const string NameField = "StorageName";

    private static readonly MethodInfo Method = typeof(GrainStates).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Adds every state that a grain asks for, made by the scope's <see cref="IGrainStorageFactory"/>. It is stored under the constant <c>StorageName</c> of its type.</summary>
    /// <param name="key">Type and key of the grain whose scope it is.</param>
    /// <exception cref="InvalidOperationException">A state has no such constant.</exception>
    public static IServiceCollection AddGrainStates(this IServiceCollection services, IEnumerable<Type> grains, Func<IServiceProvider, string> key)
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
            var create = Method.MakeGenericMethod(state).CreateDelegate<Func<IGrainStorageFactory, string, string, object>>();
            services.Add(ServiceDescriptor.Scoped(storage, provider => create(provider.GetRequiredService<IGrainStorageFactory>(), name, key(provider))));
        }

        return services;
    }

    private static object Create<TState>(IGrainStorageFactory factory, string name, string key)
        where TState : class, new() => factory.Create<TState>(name, key);
}
