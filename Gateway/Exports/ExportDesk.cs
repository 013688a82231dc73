using System.Collections.Concurrent;
using System.Diagnostics;
using DistrictUnion.Domain;
using DistrictUnion.Reports;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Exports;

/// <summary>
/// Makes ordered files in the background. What it remembers is only what is being made right now: a file that lies there is
/// done whoever made it, and one that does not is made when it is asked for.
/// </summary>
internal sealed partial class ExportDesk(IOptions<ExportOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ExportDesk> logger) : IDisposable
{
    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Files that are made at once; further ones wait.</summary>
    private const int AtOnce = 2;

    private static readonly Refusal Broken = new("export.broken", RefusalKind.Unavailable, "没有做成，已经记入日志；请再做一次，还不行请联系管理员。");

    private readonly ConcurrentDictionary<string, ExportState> underWay = new();
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);
    private readonly ExportFigures figures = new();

    private string Folder => Path.GetFullPath(options.Value.Folder);

    /// <summary>How far an order is; what is neither done nor under way is begun.</summary>
    public ExportState Ask(ExportOrder order)
    {
        if (Find(order) is { } made) return new(1, 1, made);
        var begun = new ExportState(0, 1);
        var state = underWay.GetOrAdd(order.Key, begun);
        if (ReferenceEquals(state, begun)) _ = Task.Run(() => Make(order));
        else if (state.Refusal is not null) underWay.TryRemove(order.Key, out _);
        return state;
    }

    /// <summary>Waits a moment, so that what is quick is done before its page is drawn.</summary>
    public async Task<ExportState> Ask(ExportOrder order, TimeSpan patience, CancellationToken cancellationToken)
    {
        const int Looks = 10;
        var state = Ask(order);
        for (var look = 0; look < Looks && state.IsUnderWay; look++)
        {
            await Task.Delay(patience / Looks, cancellationToken);
            state = Ask(order);
        }

        return state;
    }

    public void Dispose()
    {
        places.Dispose();
        figures.Dispose();
    }

    private async Task Make(ExportOrder order)
    {
        var stopping = lifetime.ApplicationStopping;
        var began = Stopwatch.GetTimestamp();
        try
        {
            await Place(stopping);
            try
            {
                began = Stopwatch.GetTimestamp();
                var made = await Write(order, stopping);
                figures.Ended(made.IsRefused ? "refused" : "made", began);
                if (made.IsRefused)
                {
                    underWay[order.Key] = new(0, 1, Refusal: made.Refusals[0]);
                    return;
                }

                underWay.TryRemove(order.Key, out _);
            }
            finally
            {
                figures.Make(-1);
                places.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            figures.Ended("stopped", began);
            underWay.TryRemove(order.Key, out _);
        }
        catch (Exception failure)
        {
            figures.Ended("broken", began);
            LogBroken(failure, order.GetType().Name);
            underWay[order.Key] = new(0, 1, Refusal: Broken);
        }
    }

    private async Task Place(CancellationToken stopping)
    {
        figures.Wait(1);
        try
        {
            await places.WaitAsync(stopping);
        }
        finally
        {
            figures.Wait(-1);
        }

        figures.Make(1);
    }

    /// <summary>Under another name first: a file that can be found is whole, also when two gateways make the same one.</summary>
    private async Task<Outcome<WorkbookFileName>> Write(ExportOrder order, CancellationToken stopping)
    {
        Directory.CreateDirectory(Folder);
        Sweep();
        var parts = Path.Combine(Folder, $"{order.Key}.parts");
        var bench = new ExportBench(Path.Combine(Folder, $"{order.Key}.{Guid.NewGuid():N}.part"), parts, (step, steps) =>
        {
            underWay[order.Key] = new(step, steps);
            if (Directory.Exists(parts)) Directory.SetLastWriteTimeUtc(parts, clock.GetUtcNow().UtcDateTime);
        });
        var made = await order.Make(bench, stopping);
        if (made.Value is not { } name) return made;
        File.SetLastWriteTimeUtc(bench.Draft, clock.GetUtcNow().UtcDateTime);
        await File.WriteAllLinesAsync(Path.Combine(Folder, $"{order.Key}.name"), [name.Name, name.AsciiName], stopping);
        File.Move(bench.Draft, Path.Combine(Folder, order.Key + order.Ending), overwrite: true);
        if (Directory.Exists(parts)) Directory.Delete(parts, recursive: true);
        return made;
    }

    private MadeFile? Find(ExportOrder order)
    {
        var file = new FileInfo(Path.Combine(Folder, order.Key + order.Ending));
        return file.Exists && File.ReadAllLines(Path.Combine(Folder, $"{order.Key}.name")) is [var name, var ascii]
            ? new(file.FullName, name, ascii, file.Length, new(file.LastWriteTimeUtc, TimeSpan.Zero))
            : null;
    }

    private void Sweep()
    {
        var old = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".name", StringComparison.Ordinal) && File.GetLastWriteTimeUtc(f) < old))
        {
            // Name and workbook go together; another gateway may have been faster.
            File.Delete(file);
            File.Delete(Path.ChangeExtension(file, ".name"));
        }

        // Parts of an order that nobody looks after any more.
        foreach (var parts in Directory.EnumerateDirectories(Folder, "*.parts").Where(d => Directory.GetLastWriteTimeUtc(d) < old)) Directory.Delete(parts, recursive: true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file could not be made ({Order}).")]
    private partial void LogBroken(Exception failure, string order);
}
