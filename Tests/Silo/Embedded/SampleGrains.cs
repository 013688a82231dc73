using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistrictUnion.Grains;
using Orleans.Concurrency;

namespace DistrictUnion.Tests.Silo.Embedded;

/// <summary>A grain that does what a test tells it to.</summary>
internal interface IProbeGrain : IGrainWithStringKey
{
    /// <summary>Writing turn: waits for the gate, then answers how many turns ran before.</summary>
    Task<int> Write(string gate = "");

    [ReadOnly]
    Task<int> Read(string gate = "");

    Task Plain();

    ValueTask PlainValue();

    ValueTask<string> Key();

    Task Fail();

    Task FailAtOnce();

    Task<ProbeMessage> Echo(ProbeMessage message, CancellationToken cancellationToken = default);

    Task<object> Unreadable();

    /// <summary>Calls the given grains one after the other, each on behalf of the one before, and waits for them.</summary>
    Task Relay(ImmutableArray<string> path);

    /// <summary>Starts a call to another probe when the gate opens, and does not wait for it.</summary>
    Task LeaveBehind(string gate, string other);
}

internal sealed record ProbeMessage(string? Text, ImmutableArray<string> Lines, ProbeMessage? Inner = null);

/// <summary>What the probes tell the test, and the gates that hold them.</summary>
internal sealed class ProbeBoard
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();

    public ConcurrentQueue<string> Events { get; } = new();

    public ConcurrentDictionary<string, int> Created { get; } = new();

    public ConcurrentDictionary<string, int> Disposed { get; } = new();

    public ConcurrentQueue<object> Received { get; } = new();

    public TaskCompletionSource<Exception?> LeftBehind { get; } = new();

    public Task Passed(string gate) => gate.Length == 0 ? Task.CompletedTask : Gate(gate).Task;

    public void Open(string gate) => Gate(gate).TrySetResult();

    /// <summary>Waits until a probe has reported an event.</summary>
    public async Task Saw(string what)
    {
        for (var wait = 0; !Events.Contains(what); wait++)
        {
            Assert.True(wait < 5_000, $"“{what}” did not happen; seen: {string.Join(", ", Events)}");
            await Task.Delay(1);
        }
    }

    private TaskCompletionSource Gate(string name) => gates.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

internal sealed class ProbeGrain : IProbeGrain, IDisposable
{
    private readonly GrainKey key;
    private readonly IGrainFactory grains;
    private readonly ProbeBoard board;
    private int turns;
    private int threads;

    public ProbeGrain(GrainKey key, IGrainFactory grains, ProbeBoard board, TimeProvider clock)
    {
        Assert.NotNull(clock);
        (this.key, this.grains, this.board) = (key, grains, board);
        board.Created.AddOrUpdate(key.Value, 1, (_, count) => count + 1);
        if (key.Value == "unborn" && board.Created["unborn"] == 1) throw new InvalidDataException("born dead");
    }

    public Task<int> Write(string gate) => Turn("write", gate);

    public Task<int> Read(string gate) => Turn("read", gate);

    public Task Plain() => Turn("plain", "");

    public async ValueTask PlainValue() => await Turn("plain", "");

    public ValueTask<string> Key() => new(key.Value);

    public async Task Fail()
    {
        await Task.Yield();
        throw new InvalidDataException("boom");
    }

    public Task FailAtOnce() => throw new InvalidDataException("boom");

    public Task<ProbeMessage> Echo(ProbeMessage message, CancellationToken cancellationToken)
    {
        board.Received.Enqueue(message);
        return Task.FromResult(message);
    }

    public Task<object> Unreadable() => Task.FromResult<object>(typeof(string));

    public Task Relay(ImmutableArray<string> path) =>
        path is [var next, .. var rest] ? grains.GetGrain<IProbeGrain>(next).Relay(rest) : Task.CompletedTask;

    public Task LeaveBehind(string gate, string other)
    {
        _ = Later();
        return Task.CompletedTask;

        async Task Later()
        {
            await board.Passed(gate);
            board.LeftBehind.SetResult(await Record.ExceptionAsync(() => grains.GetGrain<IProbeGrain>(other).Plain()));
        }
    }

    public void Dispose() => board.Disposed.AddOrUpdate(key.Value, 1, (_, count) => count + 1);

    private async Task<int> Turn(string what, string gate)
    {
        board.Events.Enqueue($"{what} {gate} begins");
        OneThread();
        await board.Passed(gate);
        OneThread();
        board.Events.Enqueue($"{what} {gate} ends");
        return turns++;
    }

    // Widens the window in which a second thread would be caught inside the same activation.
    private void OneThread()
    {
        Assert.Equal(1, Interlocked.Increment(ref threads));
        Thread.SpinWait(50);
        Interlocked.Decrement(ref threads);
    }
}
