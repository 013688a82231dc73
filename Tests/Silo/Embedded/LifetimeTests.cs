using DistrictUnion.Embedded;

namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Call_BeforeStart_IsRefused()
    {
        await using var host = TestHost.NotStarted();

        await Assert.ThrowsAsync<SiloNotRunningException>(() => host.Probe("a").Write());
    }

    [Fact]
    public async Task Stop_WithAcceptedWork_FinishesItAndRefusesNewCalls()
    {
        await using var host = await TestHost.Start();
        var running = host.Probe("a").Write("1");
        var waiting = host.Probe("a").Write("2");

        var stop = host.Silo.StopAsync(default);

        await Assert.ThrowsAsync<SiloNotRunningException>(() => host.Probe("a").Write());
        await Assert.ThrowsAsync<SiloNotRunningException>(() => host.Probe("b").Write());
        Assert.False(stop.IsCompleted);
        host.Board.Open("1");
        host.Board.Open("2");
        Assert.Equal((0, 1), (await running, await waiting));
        await stop.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(["a"], host.Board.Disposed.Keys);
        Assert.Equal(0, host.Silo.Activations.Count);
    }

    [Fact]
    public async Task Stop_AcceptedWorkThatCallsAnotherGrain_MayStillCallIt()
    {
        await using var host = await TestHost.Start();
        var held = host.Probe("a").Write("1");
        var relay = host.Probe("a").Relay(["b"]);

        var stop = host.Silo.StopAsync(default);
        host.Board.Open("1");

        await Task.WhenAll(held, relay, stop);
        Assert.Equal(1, host.Board.Created["b"]);
    }

    [Fact]
    public async Task Stop_TimeRunsOut_LeavesWhatHangs()
    {
        await using var host = await TestHost.Start();
        var hanging = host.Probe("a").Write("1");
        await host.Probe("b").Write();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await host.Silo.StopAsync(patience.Token);

        Assert.Equal(["b"], host.Board.Disposed.Keys);
        host.Board.Open("1");
        await hanging;
    }
}
