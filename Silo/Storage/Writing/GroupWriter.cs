using System.Data.Common;
using System.Threading.Channels;

namespace DistrictUnion.Storage.Writing;

/// <summary>
/// The one writer of a process: its own thread, its own connection. It takes what is waiting and commits it as one transaction; a write
/// that fails, fails alone. Nobody gets an answer before the commit is confirmed. While a commit is on its way to the disk the next
/// group gathers, so groups grow with the load and a lone write waits for nobody. A connection that was lost is opened again with the
/// next group.
/// </summary>
internal sealed class GroupWriter(Database database, StorageOptions options, WriterFigures figures)
{
    private readonly Channel<QueuedWork> queue = Channel.CreateBounded<QueuedWork>(
        new BoundedChannelOptions(options.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private Thread? thread;
    private volatile bool hasFailed;

    /// <summary>Whether the last write that came to an end was not taken by the database: a full disk, a lost connection.</summary>
    public bool HasFailed => hasFailed;

    /// <summary>Opens the writer's connection and begins to take writes.</summary>
    public void Start()
    {
        var session = database.OpenWriter(figures);
        thread = new Thread(() => Work(session)) { IsBackground = true, Name = "storage writer" };
        thread.Start();
    }

    /// <summary>Takes no more writes, finishes those it has taken, and closes its connection.</summary>
    public async Task Stop()
    {
        if (thread is not { } working) return;
        queue.Writer.TryComplete();
        await Task.Run(working.Join);
        thread = null;
    }

    /// <summary>Queues a write; the task ends when the write is durable.</summary>
    /// <exception cref="Exception">What the write threw; then nothing of it is written. Or the commit failed: the outcome is unknown.</exception>
    public async Task<T> Write<T>(QueuedWrite<T> write)
    {
        await Queue(write);
        try
        {
            var result = await write.Task;
            hasFailed = false;
            return result;
        }
        catch (DbException)
        {
            hasFailed = true;
            throw;
        }
    }

    /// <summary>Queues work that runs between two groups, outside a transaction.</summary>
    public async Task<T> Alone<T>(Func<WriterSession, T> work)
    {
        var lone = new LoneWork<T>(work);
        await Queue(lone);
        return await lone.Task;
    }

    private async Task Queue(QueuedWork work)
    {
        try
        {
            await queue.Writer.WriteAsync(work);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageException("storage.stopped", "存储已停止，不再接受写入。", e);
        }
    }

    private void Work(WriterSession first)
    {
        WriterSession? session = first;
        var group = new List<QueuedWrite>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            LoneWork? lone = null;
            while (lone is null && group.Count < options.LargestGroup && queue.Reader.TryRead(out var work))
            {
                lone = work as LoneWork;
                if (work is QueuedWrite write) group.Add(write);
            }

            if (group.Count > 0) Try(ref session, open => open.Commit(group), group);
            if (lone is not null) Try(ref session, lone.Run, [lone]);
            group.Clear();
        }

        session?.Dispose();
    }

    private void Try(ref WriterSession? session, Action<WriterSession> work, IReadOnlyCollection<QueuedWork> asked)
    {
        try
        {
            work(session ??= database.OpenWriter(figures));
        }
        catch (Exception e)
        {
            foreach (var one in asked) one.Fail(e);
        }

        if (session is not { IsBroken: true }) return;
        session.Dispose();
        session = null;
    }
}
