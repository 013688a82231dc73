namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class TurnTests
{
    [Fact]
    public async Task Call_SameKeyTwice_MeetsOneActivation()
    {
        await using var host = await TestHost.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => host.Probe("a").Write())));

        Assert.Equal(Enumerable.Range(0, 200), answers.Order());
        Assert.Equal(1, host.Board.Created["a"]);
    }

    [Fact]
    public async Task Call_EveryShapeOfTask_Answers()
    {
        await using var host = await TestHost.Start();

        await host.Probe("a").Plain();
        await host.Probe("a").PlainValue();

        Assert.Equal("a", await host.Probe("a").Key());
        Assert.Equal(2, await host.Probe("a").Write());
    }

    [Fact]
    public async Task Write_WhileAnotherWrites_WaitsItsTurn()
    {
        await using var host = await TestHost.Start();
        var first = host.Probe("a").Write("1");
        await host.Board.Saw("write 1 begins");
        var second = host.Probe("a").Write("2");
        host.Board.Open("2");

        Assert.False(await Finishes(second));
        host.Board.Open("1");

        Assert.Equal((0, 1), (await first, await second));
        Assert.Equal(["write 1 begins", "write 1 ends", "write 2 begins", "write 2 ends"], host.Board.Events);
    }

    [Fact]
    public async Task Write_OfAnotherKey_DoesNotWait()
    {
        await using var host = await TestHost.Start();
        var held = host.Probe("a").Write("1");

        Assert.Equal(0, await host.Probe("b").Write());

        host.Board.Open("1");
        await held;
    }

    [Fact]
    public async Task Read_WhileAnotherReads_RunsBesideIt()
    {
        await using var host = await TestHost.Start();
        var first = host.Probe("a").Read("1");
        await host.Board.Saw("read 1 begins");

        await host.Probe("a").Read();

        Assert.False(first.IsCompleted);
        host.Board.Open("1");
        await first;
    }

    [Fact]
    public async Task Read_WhileAWriteRuns_Waits()
    {
        await using var host = await TestHost.Start();
        var write = host.Probe("a").Write("1");
        await host.Board.Saw("write 1 begins");
        var read = host.Probe("a").Read();

        Assert.False(await Finishes(read));
        host.Board.Open("1");
        await Task.WhenAll(write, read);
    }

    [Fact]
    public async Task Write_AmongAStreamOfReads_ComesInOrderOfArrival()
    {
        await using var host = await TestHost.Start();
        var first = host.Probe("a").Read("1");
        await host.Board.Saw("read 1 begins");
        var write = host.Probe("a").Write("2");
        var later = Enumerable.Range(0, 20).Select(_ => host.Probe("a").Read("3")).ToArray();

        // The later reads could run beside the first one, but they came after the write.
        Assert.False(await Finishes(later[0]));
        Assert.DoesNotContain("read 3 begins", host.Board.Events);
        host.Board.Open("3");
        host.Board.Open("2");
        host.Board.Open("1");
        await Task.WhenAll([first, write, .. later]);

        Assert.Equal(["read 1 begins", "read 1 ends", "write 2 begins", "write 2 ends", "read 3 begins"], host.Board.Events.Take(5));
    }

    [Fact]
    public async Task Calls_OfOneActivation_NeverRunOnTwoThreadsAtOnce()
    {
        await using var host = await TestHost.Start();

        // The probe itself asserts it, in every turn.
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(n => Task.Run(() => n % 5 == 0 ? host.Probe("a").Write() : host.Probe("a").Read())));
    }

    [Fact]
    public async Task Call_GrainThrows_CallerGetsThatExceptionAndTheActivationLives()
    {
        await using var host = await TestHost.Start();
        await host.Probe("a").Write();

        Assert.Equal("boom", (await Assert.ThrowsAsync<InvalidDataException>(() => host.Probe("a").Fail())).Message);
        Assert.Equal("boom", (await Assert.ThrowsAsync<InvalidDataException>(() => host.Probe("a").FailAtOnce())).Message);

        Assert.Equal(1, await host.Probe("a").Write());
        Assert.Equal(1, host.Board.Created["a"]);
    }

    [Fact]
    public async Task Call_ConstructorThrows_NextCallTriesAgain()
    {
        await using var host = await TestHost.Start();

        await Assert.ThrowsAsync<InvalidDataException>(() => host.Probe("unborn").Write());

        Assert.Equal(0, await host.Probe("unborn").Write());
    }

    [Fact]
    public async Task Call_CancelledWhileWaiting_NeverReachesTheGrain()
    {
        await using var host = await TestHost.Start();
        using var giveUp = new CancellationTokenSource();
        var held = host.Probe("a").Write("1");
        var echo = host.Probe("a").Echo(new("x", []), giveUp.Token);

        await giveUp.CancelAsync();
        host.Board.Open("1");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => echo);
        await held;
        Assert.Empty(host.Board.Received);
    }

    /// <summary>Whether a task ends within a time that is long for this host.</summary>
    private static async Task<bool> Finishes(Task task) => await Task.WhenAny(task, Task.Delay(100)) == task;
}
