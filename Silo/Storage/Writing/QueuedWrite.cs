using System.Data.Common;

namespace DistrictUnion.Storage.Writing;

/// <summary>Work that waits for the writer.</summary>
internal abstract class QueuedWork
{
    public abstract void Fail(Exception exception);
}

/// <summary>Statements that are written together or not at all. Everything but the answer happens on the writer's thread.</summary>
internal abstract class QueuedWrite : QueuedWork
{
    /// <summary>Says what to write. It is asked again when its group failed and it is tried alone.</summary>
    /// <returns>Empty: there is nothing to write, the result is known.</returns>
    public abstract IReadOnlyList<Statement> Prepare(WriterSession session);

    /// <summary>Keeps the result back until the commit is confirmed.</summary>
    /// <param name="changed">Rows that each statement changed.</param>
    public abstract void Wrote(WriterSession session, ReadOnlySpan<int> changed);

    /// <summary>A row with the same key was there, nothing is written. Keeps the result back, or throws when that should not have been.</summary>
    public abstract void WasThere(WriterSession session, DbException exception);

    /// <summary>Gives out the result that was kept back.</summary>
    public abstract void Confirm();
}

internal abstract class QueuedWrite<T> : QueuedWrite
{
    // Continuations run elsewhere: the writer's thread belongs to the writer.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => completion.Task;

    protected T? Result { get; set; }

    public override void WasThere(WriterSession session, DbException exception) => throw exception;

    public override void Confirm() => completion.TrySetResult(Result!);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}

/// <summary>One statement; the result is how many rows it changed.</summary>
internal sealed class StatementWrite(string sql, params object?[] values) : QueuedWrite<int>
{
    public override IReadOnlyList<Statement> Prepare(WriterSession session) => [new(sql, values)];

    public override void Wrote(WriterSession session, ReadOnlySpan<int> changed) => Result = changed[0];
}

/// <summary>Work between two groups, outside a transaction.</summary>
internal abstract class LoneWork : QueuedWork
{
    public abstract void Run(WriterSession session);
}

internal sealed class LoneWork<T>(Func<WriterSession, T> work) : LoneWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => completion.Task;

    public override void Run(WriterSession session) => completion.SetResult(work(session));

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
