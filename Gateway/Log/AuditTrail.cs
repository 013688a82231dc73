using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Log;

/// <summary>
/// Takes audit entries from requests, which do not wait, and gives them to the audit's grains in batches, and at once to what sends them on
/// (syslog, files). What cannot be written is tried again with the next batch; what is there at the stop is written before the grains go. When
/// the queue is full the oldest entries make room and are counted (<c>audit.lost</c>).
/// </summary>
internal sealed partial class AuditTrail(IServiceProvider services, IEnumerable<EventDelivery> outlets, TimeProvider clock, ILogger<AuditTrail> logger) : BackgroundService
{
    public const int QueueLength = 20_000;

    /// <summary>Time between two batches.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private static readonly Meter Meter = new("DistrictUnion.Gateway");
    private static readonly Counter<long> Lost = Meter.CreateCounter<long>("audit.lost", description: "Audit entries that could not be kept.");

    private readonly Queue<(DistrictCode District, AuditEntry Entry)> waiting = new();
    private readonly Lock gate = new();
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Notes an entry; returns at once. It must hold no private value: an account's id, never what somebody typed as a name.</summary>
    /// <param name="act">What is sent on in place of the entry's text: the kind of an account's event, or the name of a route.</param>
    /// <param name="code">The code of a refusal.</param>
    public void Note(DistrictCode district, AuditEntry entry, string? act = null, string? code = null)
    {
        Tell(SecurityEvent.Of(entry, district, act, code));
        Keep(district, entry);
    }

    /// <summary>Notes in each district what belongs to none; it is sent on once.</summary>
    public void NoteInEach(IEnumerable<DistrictCode> districts, AuditEntry entry, string? act)
    {
        Tell(SecurityEvent.Of(entry, null, act, null));
        foreach (var district in districts) Keep(district, entry);
    }

    /// <summary>Only sends on, what the journal has as a fact of its own.</summary>
    public void Tell(SecurityEvent happened)
    {
        foreach (var outlet in outlets) outlet.Take(happened);
    }

    /// <summary>Writes an entry before it returns. Given again under the same id, also by another gateway, it stands once.</summary>
    public Task Write(DistrictCode district, AuditEntry entry, string id, CancellationToken cancellationToken) => Write(district, [entry], () => id, cancellationToken);

    private void Keep(DistrictCode district, AuditEntry entry)
    {
        lock (gate)
        {
            if (waiting.Count >= QueueLength)
            {
                waiting.Dequeue();
                Lost.Add(1);
            }

            waiting.Enqueue((district, entry));
        }
    }

    /// <summary>Writes what is waiting now.</summary>
    public async Task Flush(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            (DistrictCode District, AuditEntry Entry)[] taken;
            lock (gate)
            {
                taken = [.. waiting];
                waiting.Clear();
            }

            foreach (var district in taken.GroupBy(t => t.District, t => t.Entry)) await TryToWrite(district.Key, [.. district], cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Flush(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Flush(CancellationToken.None);
        }
    }

    private async Task TryToWrite(DistrictCode district, AuditEntry[] entries, CancellationToken cancellationToken)
    {
        try
        {
            await Write(district, entries, NewId, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, entries.Length);
            foreach (var entry in entries) Keep(district, entry);
        }
    }

    private async Task Write(DistrictCode district, AuditEntry[] entries, Func<string> id, CancellationToken cancellationToken)
    {
        // Asked for here, so that a host that cannot give it fails the batch and not the start.
        var grains = services.GetRequiredService<IGrainFactory>();
        if (await grains.District(district).View(cancellationToken) is not { } view) return;
        var actor = new Actor("gateway", Role.SystemAdmin, district);
        var days = entries.GroupBy(entry => Zones.DayOf(entry.At, view.TimeZone)).SelectMany(day => day.Chunk(AuditRules.MaxEntries).Select(part => (day.Key, Part: part)));
        foreach (var (day, part) in days)
            await grains.Audit(district, day).Note(new(new(id(), actor), [.. part]), cancellationToken);
    }

    /// <summary>A batch is sent once; an entry that is tried again after an unknown outcome may stand twice, never not at all.</summary>
    private static string NewId() => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"))));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} audit entries could not be written yet; they are tried again.")]
    private partial void LogFailure(Exception failure, int count);
}
