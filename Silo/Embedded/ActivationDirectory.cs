namespace DistrictUnion.Embedded;

/// <summary>
/// Which activations there are. One lock guards it all, held for a few dozen nanoseconds, so that finding, counting and leaving need no
/// retries: an activation is either busy, or in the idle list, or gone.
/// </summary>
/// <param name="capacity">Activations that may stay.</param>
/// <param name="create">Makes an activation; must be cheap.</param>
/// <param name="leave">Takes an activation that has left; called outside the lock.</param>
internal sealed class ActivationDirectory(int capacity, Func<GrainId, Activation> create, Action<Activation> leave)
{
    private readonly Lock gate = new();
    private readonly Dictionary<GrainId, Activation> activations = [];

    // Least recently used first.
    private readonly LinkedList<Activation> idle = new();
    private State state = State.NotStarted;
    private int calls;
    private TaskCompletionSource? drained;

    private enum State
    {
        NotStarted,
        Open,
        Closed,
    }

    /// <summary>Whether calls from outside are taken.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate) return state is State.Open;
        }
    }

    public int Count
    {
        get
        {
            lock (gate) return activations.Count;
        }
    }

    /// <summary>Calls that were accepted and have not ended.</summary>
    public int Calls
    {
        get
        {
            lock (gate) return calls;
        }
    }

    public void Open()
    {
        lock (gate) state = State.Open;
    }

    /// <summary>The activation of a grain, busy from now on until <see cref="Release"/>.</summary>
    /// <param name="isInside">Whether a running turn asks: it belongs to accepted work, which is finished also after closing.</param>
    /// <exception cref="SiloNotRunningException">The host takes no calls.</exception>
    public Activation Acquire(GrainId id, bool isInside)
    {
        Activation? activation, left;
        lock (gate)
        {
            if (state is not State.Open && !isInside)
                throw new SiloNotRunningException(state is State.Closed ? "The host is stopping." : "The host has not started yet.");
            if (!activations.TryGetValue(id, out activation)) activations.Add(id, activation = create(id));
            if (activation.IdleNode is { List: not null } node) idle.Remove(node);
            activation.Calls++;
            calls++;
            left = RemoveOldest();
        }

        if (left is not null) leave(left);
        return activation;
    }

    /// <summary>A call to the activation has ended.</summary>
    public void Release(Activation activation)
    {
        Activation? left;
        lock (gate)
        {
            if (--activation.Calls == 0) idle.AddLast(activation.IdleNode ??= new(activation));
            left = RemoveOldest();
            if (--calls == 0) drained?.TrySetResult();
        }

        if (left is not null) leave(left);
    }

    /// <summary>Takes no more calls from outside.</summary>
    /// <returns>Ends when every accepted call has ended.</returns>
    public Task Close()
    {
        lock (gate)
        {
            state = State.Closed;
            drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (calls == 0) drained.TrySetResult();
            return drained.Task;
        }
    }

    /// <summary>Removes the idle activations.</summary>
    public IReadOnlyList<Activation> Clear()
    {
        lock (gate)
        {
            Activation[] all = [.. idle];
            idle.Clear();
            foreach (var activation in all) activations.Remove(activation.Id);
            return all;
        }
    }

    // Invariant: outside the lock there are at most `capacity` activations, or none of them is idle. An acquire adds one activation and a
    // release adds one idle, so removing one each time is enough.
    private Activation? RemoveOldest()
    {
        if (activations.Count <= capacity || idle.First is not { } oldest) return null;
        idle.Remove(oldest);
        activations.Remove(oldest.Value.Id);
        return oldest.Value;
    }
}
