namespace DistrictUnion.Storage.Writing;

/// <summary>A write that waits for the writer, or was done and waits for its group's commit.</summary>
internal abstract class QueuedWrite
{
    /// <summary>Alone: between two groups and outside a transaction.</summary>
    public required bool IsAlone { get; init; }

    /// <summary>Runs the write and keeps its result back. Throws what the write throws.</summary>
    public abstract void Run(WriterSession session);

    /// <summary>Gives out the result that <see cref="Run"/> kept back.</summary>
    public abstract void Confirm();

    public abstract void Fail(Exception exception);
}

internal sealed class QueuedWrite<T>(Func<WriterSession, T> write) : QueuedWrite
{
    // Continuations run elsewhere: the writer's thread belongs to the writer.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Task => completion.Task;

    public override void Run(WriterSession session) => result = write(session);

    public override void Confirm() => completion.SetResult(result!);

    public override void Fail(Exception exception) => completion.SetException(exception);
}
