namespace DistrictUnion.Embedded;

/// <summary>
/// Admits the turns of one activation in the order of arrival: one writing turn alone, or any number of read-only turns together.
/// A read-only turn that comes after a waiting writing turn waits too, so that reads cannot starve a writer.
/// </summary>
internal sealed class TurnQueue
{
    private readonly Lock gate = new();
    private readonly Queue<(Task Turn, bool IsReadOnly)> waiting = new();
    private readonly TurnScheduler scheduler = new();
    private int reading;
    private bool writing;

    /// <summary>Starts the turn when it may run.</summary>
    public void Enter(Task turn, bool isReadOnly)
    {
        lock (gate)
        {
            waiting.Enqueue((turn, isReadOnly));
            Admit();
        }
    }

    /// <summary>A turn has ended.</summary>
    public void Leave(bool isReadOnly)
    {
        lock (gate)
        {
            if (isReadOnly) reading--;
            else writing = false;
            Admit();
        }
    }

    private void Admit()
    {
        while (!writing && waiting.TryPeek(out var next) && (next.IsReadOnly || reading == 0))
        {
            waiting.Dequeue();
            if (next.IsReadOnly) reading++;
            else writing = true;
            next.Turn.Start(scheduler);
        }
    }
}
