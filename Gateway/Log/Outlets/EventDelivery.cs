using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>
/// Takes events at once and gives them to a sink in its own time, in order. While the sink fails the same event is tried again, ever more
/// seldom; what does not fit into the queue meanwhile is counted (<c>audit.undelivered</c>), and the sink is told the number when it
/// answers again. Nothing of it reaches a request or the service's life.
/// </summary>
internal sealed partial class EventDelivery : BackgroundService
{
    /// <summary>The first pause after a failure; each further one is twice as long.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a sink may take for one event.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long the service's stop waits for what is left.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(3);

    /// <summary>After a warning the next one about the same sink comes no sooner.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromMinutes(10);

    private static readonly Meter Meter = new("DistrictUnion.Gateway");
    private static readonly Counter<long> Undelivered = Meter.CreateCounter<long>("audit.undelivered", description: "Security events that a collector or a file did not get.");

    private readonly IEventSink sink;
    private readonly TimeProvider clock;
    private readonly ILogger<EventDelivery> logger;
    private readonly Channel<SecurityEvent> queue;
    private long dropped;
    private int sequence;
    private SecurityEvent? inHand;
    private long? warnedAt;

    /// <param name="name">A word for logs and metrics.</param>
    /// <param name="length">Events that wait; above it the oldest are dropped.</param>
    public EventDelivery(string name, IEventSink sink, int length, TimeProvider clock, ILogger<EventDelivery> logger)
    {
        (Name, this.sink, this.clock, this.logger) = (name, sink, clock, logger);
        queue = Channel.CreateBounded<SecurityEvent>(new BoundedChannelOptions(length) { FullMode = BoundedChannelFullMode.DropOldest }, _ => Lose(1));
    }

    public string Name { get; }

    /// <summary>Returns at once.</summary>
    public void Take(SecurityEvent happened) => queue.Writer.TryWrite(happened);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Take(new(EventKind.Started, clock.GetUtcNow()));
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken)) await DeliverNext(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Finish();
        }
        finally
        {
            sink.Dispose();
        }
    }

    private async Task DeliverNext(CancellationToken stoppingToken)
    {
        while (queue.Reader.TryRead(out inHand))
        {
            await Deliver(stoppingToken);
            if (Interlocked.Exchange(ref dropped, 0) is not (> 0 and var count)) continue;
            inHand = new(EventKind.Lost, clock.GetUtcNow(), Count: count);
            await Deliver(stoppingToken);
        }
    }

    /// <summary>Until the sink has taken what is in hand.</summary>
    private async Task Deliver(CancellationToken stoppingToken)
    {
        Number();
        for (var pause = FirstPause; !await Try(Patience, pause == FirstPause, stoppingToken); pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
            await Task.Delay(pause, clock, stoppingToken);
        inHand = null;
    }

    private async Task<bool> Try(TimeSpan patience, bool isFirst, CancellationToken stoppingToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limited.CancelAfter(patience);
        try
        {
            await sink.Write(inHand!, sequence, limited.Token);
            return true;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            sink.Reset();
            if (isFirst) Warn(failure);
            return false;
        }
    }

    /// <summary>Once for each, without pauses: what the sink does not take now, it never gets.</summary>
    private async Task Finish()
    {
        using var patience = new CancellationTokenSource(LastPatience);
        Take(new(EventKind.Stopped, clock.GetUtcNow()));
        var isTaken = inHand is null || await Try(LastPatience, isFirst: true, CancellationToken.None);
        while (isTaken && !patience.IsCancellationRequested && queue.Reader.TryRead(out inHand))
        {
            Number();
            isTaken = await Try(LastPatience, isFirst: true, CancellationToken.None);
        }

        var left = queue.Reader.Count + (isTaken ? 0 : 1);
        Undelivered.Add(left, new KeyValuePair<string, object?>("outlet", Name));
        if (left + dropped > 0) LogLeft(left + dropped, Name);
    }

    /// <summary>A number for what is in hand; it keeps it when it is sent again.</summary>
    private void Number() => sequence = sequence == SyslogFormat.MaxSequence ? 1 : sequence + 1;

    private void Lose(long count)
    {
        Interlocked.Add(ref dropped, count);
        Undelivered.Add(count, new KeyValuePair<string, object?>("outlet", Name));
    }

    private void Warn(Exception failure)
    {
        if (warnedAt is { } at && clock.GetElapsedTime(at) < QuietFor) return;
        warnedAt = clock.GetTimestamp();
        LogFailure(failure, Name);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Security events do not reach the {Outlet}; they wait and are tried again.")]
    private partial void LogFailure(Exception failure, string outlet);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} security events did not reach the {Outlet} before the stop.")]
    private partial void LogLeft(long count, string outlet);
}
