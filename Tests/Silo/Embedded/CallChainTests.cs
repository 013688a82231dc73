using DistrictUnion.Embedded;

namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class CallChainTests
{
    [Fact]
    public async Task Call_FromGrainToGrain_Waits()
    {
        await using var host = await TestHost.Start();

        await host.Probe("a").Relay(["b", "c"]);

        Assert.Equal(3, host.Board.Created.Count);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b,a")]
    [InlineData("b,c,b")]
    public async Task Call_BackToACaller_FailsInsteadOfHanging(string path)
    {
        await using var host = await TestHost.Start();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Probe("a").Relay([.. path.Split(',')]).WaitAsync(TimeSpan.FromSeconds(5)));

        Assert.Contains("probe/" + path.Split(',')[^1], failure.Message, StringComparison.Ordinal);
        Assert.Contains("No grain calls back its caller", failure.Message, StringComparison.Ordinal);
        await host.Probe("a").Relay(["b", "c"]);
    }

    [Fact]
    public async Task Call_SameGrainTwiceInARow_IsNoCycle()
    {
        await using var host = await TestHost.Start();

        await host.Probe("a").Relay(["b"]);
        await host.Probe("a").Relay(["b"]);

        Assert.Equal(1, host.Board.Created["b"]);
    }

    [Fact]
    public async Task Call_FromWorkThatATurnLeftBehind_IsNoCycle()
    {
        await using var host = await TestHost.Start();
        await host.Probe("a").LeaveBehind("later", "a");

        host.Board.Open("later");

        Assert.Null(await host.Board.LeftBehind.Task.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Call_FromWorkThatATurnLeftBehind_AfterStop_IsRefused()
    {
        await using var host = await TestHost.Start();
        await host.Probe("a").LeaveBehind("later", "b");
        await host.Silo.StopAsync(default);

        host.Board.Open("later");

        Assert.IsType<SiloNotRunningException>(await host.Board.LeftBehind.Task.WaitAsync(TimeSpan.FromSeconds(5)));
    }
}
