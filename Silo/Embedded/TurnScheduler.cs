namespace DistrictUnion.Embedded;

/// <summary>
/// Runs the code of one activation on one thread at a time, as Orleans does: read-only turns interleave at their awaits, they never run
/// side by side, so a grain needs no locks for what it loads lazily.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    private readonly Queue<Task> waiting = new();
    private bool isRunning;

    void IThreadPoolWorkItem.Execute()
    {
        while (Next() is { } task) TryExecuteTask(task);
    }

    protected override void QueueTask(Task task)
    {
        lock (waiting)
        {
            waiting.Enqueue(task);
            if (isRunning) return;
            isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    // Only the thread that runs this activation's code already may run more of it.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (waiting) return waiting.ToArray();
    }

    private Task? Next()
    {
        lock (waiting)
        {
            isRunning = waiting.TryDequeue(out var task);
            return task;
        }
    }
}
