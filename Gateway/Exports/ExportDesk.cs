using System.Collections.Concurrent;
using DistrictUnion.Domain;
using DistrictUnion.Reports;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Exports;

/// <summary>
/// Makes ordered workbooks in the background, into files. What it remembers is only what is being made right now: a file that lies there is
/// done whoever made it, and one that does not is made when it is asked for.
/// </summary>
internal sealed partial class ExportDesk(IOptions<ExportOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ExportDesk> logger) : IDisposable
{
    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Workbooks that are made at once; further ones wait.</summary>
    private const int AtOnce = 2;

    private static readonly Refusal Broken = new("export.broken", RefusalKind.Unavailable, "没有做成，已经记入日志；请再做一次，还不行请联系管理员。");

    private readonly ConcurrentDictionary<string, ExportState> underWay = new();
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    private string Folder => Path.GetFullPath(options.Value.Folder);

    /// <summary>How far an order is; what is neither done nor under way is begun.</summary>
    public ExportState Ask(ExportOrder order)
    {
        if (Find(order.Key) is { } made) return new(ExportState.Steps, made);
        var begun = new ExportState(0);
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

    public void Dispose() => places.Dispose();

    private async Task Make(ExportOrder order)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            await places.WaitAsync(stopping);
            try
            {
                var read = await order.Read(stopping);
                if (read.Value is not { } workbook)
                {
                    underWay[order.Key] = new(0, Refusal: read.Refusals[0]);
                    return;
                }

                underWay[order.Key] = new(1);
                Write(order.Key, workbook.Data, workbook.Name);
                underWay.TryRemove(order.Key, out _);
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            underWay.TryRemove(order.Key, out _);
        }
        catch (Exception failure)
        {
            LogBroken(failure, order.Question);
            underWay[order.Key] = new(0, Refusal: Broken);
        }
    }

    /// <summary>Under another name first: a file that can be found is whole, also when two gateways make the same one.</summary>
    private void Write(string key, WorkbookData workbook, WorkbookFileName name)
    {
        Directory.CreateDirectory(Folder);
        Sweep();
        var draft = Path.Combine(Folder, $"{key}.{Guid.NewGuid():N}.part");
        using (var file = new FileStream(draft, FileMode.CreateNew)) WorkbookWriter.Write(workbook, file);
        underWay[key] = new(2);
        File.SetLastWriteTimeUtc(draft, clock.GetUtcNow().UtcDateTime);
        File.WriteAllLines(Path.Combine(Folder, $"{key}.name"), [name.Name, name.AsciiName]);
        File.Move(draft, Path.Combine(Folder, $"{key}.xlsx"), overwrite: true);
    }

    private MadeWorkbook? Find(string key)
    {
        var file = new FileInfo(Path.Combine(Folder, $"{key}.xlsx"));
        return file.Exists && File.ReadAllLines(Path.Combine(Folder, $"{key}.name")) is [var name, var ascii]
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
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Workbook {Question} could not be made.")]
    private partial void LogBroken(Exception failure, string question);
}
