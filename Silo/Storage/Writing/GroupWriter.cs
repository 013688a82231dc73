using System.Threading.Channels;

namespace DistrictUnion.Storage.Writing;

/// <summary>
/// The one writer: its own thread, its own connection. It takes what is waiting and commits it as one transaction, each write within
/// a savepoint; a write that fails is rolled back alone. Nobody gets an answer before the commit is confirmed. While a commit is on
/// its way to the disk the next group gathers, so groups grow with the load and a lone write waits for nobody.
/// </summary>
internal sealed class GroupWriter(SqliteDatabase database, StorageOptions options, WriterFigures figures)
{
    private readonly Channel<QueuedWrite> queue = Channel.CreateBounded<QueuedWrite>(
        new BoundedChannelOptions(options.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private Thread? thread;

    /// <summary>Opens the writer's connection and begins to take writes.</summary>
    public void Start()
    {
        var session = new WriterSession(database.OpenWriter(), figures);
        thread = new Thread(() => Work(session)) { IsBackground = true, Name = "storage writer" };
        thread.Start();
    }

    /// <summary>Takes no more writes, finishes those it has taken, and closes its connection.</summary>
    public async Task Stop()
    {
        queue.Writer.TryComplete();
        if (thread is not null) await Task.Run(thread.Join);
        thread = null;
    }

    /// <summary>Queues a write; the task ends when the write is durable.</summary>
    /// <exception cref="Exception">What the write threw; then nothing of it is written. Or the commit failed: the outcome is unknown.</exception>
    public Task<T> Write<T>(Func<WriterSession, T> write) => Queue(new QueuedWrite<T>(write) { IsAlone = false });

    /// <summary>Queues work that runs between two groups, outside a transaction.</summary>
    public Task<T> Alone<T>(Func<WriterSession, T> work) => Queue(new QueuedWrite<T>(work) { IsAlone = true });

    private async Task<T> Queue<T>(QueuedWrite<T> write)
    {
        try
        {
            await queue.Writer.WriteAsync(write);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageException("storage.stopped", "存储已停止，不再接受写入。", e);
        }

        return await write.Task;
    }

    private void Work(WriterSession session)
    {
        using (session)
        {
            var group = new List<QueuedWrite>();
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                QueuedWrite? alone = null;
                while (alone is null && group.Count < options.LargestGroup && queue.Reader.TryRead(out var write))
                {
                    if (write.IsAlone) alone = write;
                    else group.Add(write);
                }

                if (group.Count > 0) Commit(session, group);
                if (alone is not null) RunAlone(session, alone);
                group.Clear();
            }
        }
    }

    private static void RunAlone(WriterSession session, QueuedWrite work)
    {
        try
        {
            work.Run(session);
            work.Confirm();
        }
        catch (Exception e)
        {
            work.Fail(e);
        }
    }

    private static void Commit(WriterSession session, List<QueuedWrite> group)
    {
        var failed = new List<(QueuedWrite Write, Exception Exception)>();
        var done = new List<QueuedWrite>(group.Count);
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            foreach (var write in group)
            {
                if (Apply(session, write) is { } exception) failed.Add((write, exception));
                else done.Add(write);
            }

            session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            GiveUp(session);
            foreach (var write in group) write.Fail(e);
            return;
        }

        session.Figures.Committed(done.Count);
        foreach (var write in done) write.Confirm();
        foreach (var (write, exception) in failed) write.Fail(exception);
    }

    /// <returns>Why the write was rolled back, or null.</returns>
    private static Exception? Apply(WriterSession session, QueuedWrite write)
    {
        session.Execute("SAVEPOINT write");
        try
        {
            write.Run(session);
            session.Execute("RELEASE write");
            return null;
        }
        catch (Exception e)
        {
            session.Heads.Clear();
            // Throws when SQLite has already rolled back the whole transaction (disk full, I/O): then the group fails.
            session.UndoWrite();
            session.Execute("RELEASE write");
            return e;
        }
    }

    private static void GiveUp(WriterSession session)
    {
        session.Heads.Clear();
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // There was no transaction any more: SQLite had rolled it back itself.
        }
    }
}
