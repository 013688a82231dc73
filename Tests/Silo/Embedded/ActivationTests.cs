using System.Globalization;

namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class ActivationTests
{
    [Fact]
    public async Task Call_TenThousandKeys_KeepsTheConfiguredCount()
    {
        await using var host = await TestHost.Start(o => o.MaxActivations = 500);

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), async (n, _) =>
        {
            await host.Probe($"k{n}").Write();
        });

        Assert.Equal(500, host.Silo.Activations.Count);
        Assert.Equal(10_000, host.Board.Created.Count);
        Assert.Equal(9_500, host.Board.Disposed.Count);
    }

    [Fact]
    public async Task Call_AboveTheCount_TheOneIdleLongestLeaves()
    {
        await using var host = await TestHost.Start(o => o.MaxActivations = 3);
        foreach (var key in (string[])["a", "b", "c", "a"]) await host.Probe(key).Write();

        await host.Probe("d").Write();

        Assert.Equal(["b"], host.Board.Disposed.Keys);
        Assert.Equal(2, await host.Probe("a").Write());
        Assert.Equal(0, await host.Probe("b").Write());
        Assert.Equal(2, host.Board.Created["b"]);
    }

    [Fact]
    public async Task Call_AboveTheCountWhileAllAreBusy_NoneLeavesUntilIdle()
    {
        await using var host = await TestHost.Start(o => o.MaxActivations = 2);
        var calls = Enumerable.Range(0, 10).Select(n => host.Probe(n.ToString(CultureInfo.InvariantCulture)).Write("1")).ToArray();
        await host.Probe("more").Write();

        Assert.Equal(10, host.Silo.Activations.Count);
        Assert.Equal(["more"], host.Board.Disposed.Keys);
        host.Board.Open("1");
        await Task.WhenAll(calls);

        Assert.Equal(2, host.Silo.Activations.Count);
        Assert.All(host.Board.Created.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Call_WaitingBehindAnother_KeepsTheActivation()
    {
        await using var host = await TestHost.Start(o => o.MaxActivations = 1);
        var first = host.Probe("a").Write("1");
        var second = host.Probe("a").Write("2");
        host.Board.Open("1");
        await first;
        await host.Probe("b").Write();

        host.Board.Open("2");

        Assert.Equal(1, await second);
        Assert.Equal(1, host.Board.Created["a"]);
    }
}
