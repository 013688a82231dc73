using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Embedded;
using DistrictUnion.Grains.Hosting;
using DistrictUnion.Grains.Interfaces.Districts;

namespace DistrictUnion.Tests.Silo.Embedded;

/// <summary>Every type that a grain takes or answers crosses a call once, with everything in it and with as little as may be.</summary>
public sealed class ContractTests
{
    public static TheoryData<Type> Types =>
    [
        .. GrainInterfaces().SelectMany(i => i.GetMethods()).SelectMany(Exchanged)
            .Concat(typeof(ICommand).Assembly.GetTypes().Where(type => type.IsClass && typeof(ICommand).IsAssignableFrom(type)))
            .Distinct()
            .OrderBy(type => type.ToString(), StringComparer.Ordinal),
    ];

    [Fact]
    public void Interfaces_EveryOne_HasAGrain()
    {
        var map = new GrainMap(GrainClasses.All);

        Assert.NotEmpty(GrainInterfaces());
        Assert.All(GrainInterfaces(), contract => Assert.NotNull(map[contract]));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Message_WithEverything_ArrivesWhole(Type type)
    {
        var sent = new Specimen(isFull: true).Make(type);

        var arrived = Copy(sent, type);

        Assert.Empty(Differences(sent, arrived, type.Name));
        Assert.Equal(Json(sent, type), Json(arrived, type));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Message_WithEmptyAndNullParts_ArrivesWithoutAbsentLists(Type type)
    {
        var sent = new Specimen(isFull: false).Make(type);

        var arrived = Copy(sent, type);

        Assert.Equal(Json(sent, type), Json(arrived, type));
        Assert.Empty(AbsentLists(arrived, type.Name));
    }

    private static IEnumerable<Type> GrainInterfaces() =>
        typeof(IDistrictGrain).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type));

    private static IEnumerable<Type> Exchanged(MethodInfo method) =>
        method.GetParameters().Select(p => p.ParameterType)
            .Concat(method.ReturnType.GetGenericArguments())
            .Where(type => type != typeof(CancellationToken));

    private static object? Copy(object? value, Type type) => Message.Copy(value, DomainJson.Options.GetTypeInfo(type), "test");

    private static string Json(object? value, Type type) => JsonSerializer.Serialize(value, type, DomainJson.Options);

    /// <summary>Paths at which two values differ. Not Assert.Equivalent: it also walks what is computed, such as the quarter of a month of a quarter.</summary>
    private static IEnumerable<string> Differences(object? sent, object? arrived, string path) => (sent, arrived) switch
    {
        (string or null, _) or (_, null) => Equals(sent, arrived) ? [] : [path],
        (IEnumerable many, IEnumerable others) => DifferencesInLists([.. many.Cast<object?>()], [.. others.Cast<object?>()], path),
        _ when sent.GetType().IsClass => Stored(sent).SelectMany(p => Differences(p.GetValue(sent), p.GetValue(arrived), $"{path}.{p.Name}")),
        _ => Equals(sent, arrived) ? [] : [path],
    };

    private static IEnumerable<string> DifferencesInLists(object?[] sent, object?[] arrived, string path) =>
        sent.Length == arrived.Length ? sent.Zip(arrived).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}[{index}]")) : [path];

    private static IEnumerable<string> AbsentLists(object? value, string path) => value switch
    {
        string or null => [],
        _ when IsAbsentList(value) => [path],
        IEnumerable items => items.Cast<object?>().SelectMany((item, index) => AbsentLists(item, $"{path}[{index}]")),
        _ when value.GetType().IsClass => Stored(value).SelectMany(p => AbsentLists(p.GetValue(value), $"{path}.{p.Name}")),
        _ => [],
    };

    private static bool IsAbsentList(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && value.Equals(Activator.CreateInstance(type));

    /// <summary>What an object was made of, without what it computes.</summary>
    private static IEnumerable<PropertyInfo> Stored(object value) => value.GetType().GetProperties().Where(p => p.SetMethod is not null);
}
