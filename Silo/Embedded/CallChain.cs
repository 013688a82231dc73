namespace DistrictUnion.Embedded;

/// <summary>The turns that wait for each other, from the running one back to the call that came from outside.</summary>
/// <param name="grain">Whose turn it is.</param>
/// <param name="caller">The turn that made the call; null when it came from outside.</param>
internal sealed class CallChain(GrainId grain, CallChain? caller)
{
    private static readonly AsyncLocal<CallChain?> Running = new();
    private volatile bool ended;

    /// <summary>The turn that the running code belongs to; null outside. What a turn left behind after it ended counts as outside.</summary>
    public static CallChain? Current
    {
        get => Running.Value is { ended: false } chain ? chain : null;
        set => Running.Value = value;
    }

    /// <summary>Nobody waits for this turn any more.</summary>
    public void End() => ended = true;

    /// <exception cref="InvalidOperationException">The target waits for this very call, so it could never answer.</exception>
    public void ThrowIfCycle(GrainId target, string method)
    {
        for (var link = this; link is not null; link = link.Caller)
        {
            if (link.Grain == target)
                throw new InvalidOperationException($"{method} would wait for itself: {this} → {target}. No grain calls back its caller.");
        }
    }

    public override string ToString() => caller is null ? grain.ToString() : $"{caller} → {grain}";

    /// <summary>Whose turn it is.</summary>
    public GrainId Grain => grain;

    private CallChain? Caller => caller;
}
