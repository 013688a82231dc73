using System.Reflection;
using DistrictUnion.Embedded;
using DistrictUnion.Grains.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;

namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class GrainMapTests
{
    internal interface IFlawedGrain : IGrainWithStringKey
    {
        int Name { get; }

        void Forget();

        Task<T> Any<T>();

        Task Fill(ref int number);
    }

    internal interface ISharedGrain : IGrainWithStringKey;

    [Fact]
    public void Map_ContractThatCannotCross_NamesEveryFlaw()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new GrainMap([typeof(FlawedGrain)]));

        foreach (var member in (string[])["get_Name must be a plain", "get_Name must return", "Forget must return", "Any must be", "Fill must be"])
            Assert.Contains(member, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_TwoClassesForOneInterface_IsRefused()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new GrainMap([typeof(SharedGrain), typeof(OtherSharedGrain)]));

        Assert.Contains(nameof(OtherSharedGrain), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_TwoConstructors_IsRefused()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new GrainMap([typeof(TwofoldGrain)]));

        Assert.Contains("exactly one public constructor", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddGrainHost_StateWithoutAName_IsRefused()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddGrainHost([typeof(NamelessStateGrain)], _ => { }));

        Assert.Contains("StorageName", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_InThisAssembly_HaveTheProbe() => Assert.Contains(typeof(ProbeGrain), GrainClasses.In(typeof(GrainMapTests).Assembly));

    [Fact]
    public void Classes_OfTheGrains_CanBeHosted() => _ = new GrainMap(GrainClasses.All);

    [Fact]
    public async Task GetGrain_NobodyImplementsIt_IsRefused()
    {
        await using var host = await TestHost.Start();

        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<ISharedGrain>("a"));
        Assert.ThrowsAny<ArgumentException>(() => host.Grains.GetGrain<IProbeGrain>(" "));
        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<IProbeGrain>("a", "Other"));
        Assert.NotNull(host.Grains.GetGrain<IProbeGrain>("a", typeof(ProbeGrain).Namespace));
    }

    [Fact]
    public async Task GetGrain_OtherWays_AreRefusedWithTheReason()
    {
        await using var host = await TestHost.Start();
        var others = typeof(IGrainFactory).GetMethods()
            .Where(m => !(m.IsGenericMethod && m.GetParameters().Select(p => p.ParameterType).SequenceEqual([typeof(string), typeof(string)])))
            .ToArray();

        Assert.Equal(16, others.Length);
        foreach (var method in others)
        {
            var closed = method.IsGenericMethod ? method.MakeGenericMethod(Argument(method)) : method;
            var values = closed.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null).ToArray();
            var failure = Assert.Throws<NotSupportedException>(() => closed.Invoke(host.Grains, BindingFlags.DoNotWrapExceptions, null, values, null));
            Assert.Contains("rain", failure.Message, StringComparison.Ordinal);
        }

        static Type Argument(MethodInfo method) => method.GetGenericArguments()[0].GetGenericParameterConstraints()[0];
    }

    private sealed class FlawedGrain : IFlawedGrain
    {
        public int Name => 0;

        public void Forget()
        {
        }

        public Task<T> Any<T>() => Task.FromResult(default(T)!);

        public Task Fill(ref int number) => Task.CompletedTask;
    }

    private sealed class NamelessStateGrain(IStorage<List<int>> state) : ISharedGrain
    {
        public override string ToString() => $"{state}";
    }

    private sealed class SharedGrain : ISharedGrain;

    private sealed class OtherSharedGrain : ISharedGrain;

    private sealed class TwofoldGrain : ISharedGrain
    {
        public TwofoldGrain()
        {
        }

        public TwofoldGrain(string name) => Assert.NotNull(name);
    }
}
