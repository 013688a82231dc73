namespace DistrictUnion.Grains.Journal;

/// <summary>A stream's state at a version, kept in Orleans' <c>IStorage&lt;Checkpoint&lt;TState&gt;&gt;</c> under the name <see cref="StorageName"/>. It can be thrown away at any time.</summary>
/// <typeparam name="TState">District, SchoolUnion, Ledger, Inspection, AuditDay or SchoolBooks.</typeparam>
public sealed class Checkpoint<TState>
    where TState : class
{
    public const string StorageName = "checkpoint";

    /// <summary>Shape of the state; another number than the program's is ignored.</summary>
    public int Schema { get; set; }

    /// <summary>The version that the state is the fold of; 0: none yet.</summary>
    public long Version { get; set; }

    /// <summary>The journal's moment of that version, UTC.</summary>
    public DateTimeOffset At { get; set; }

    public TState? State { get; set; }
}
