namespace DistrictUnion.Gateway.Hosting;

/// <summary>How the daily backup stands, for the administrators' pages.</summary>
/// <param name="isExpected">Whether a backup is set up, or ought to be (Production).</param>
/// <param name="isOn">Whether it is set up.</param>
internal sealed class BackupStanding(bool isExpected, bool isOn, TimeProvider clock)
{
    /// <summary>Older than this, administrators are warned.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(2);

    private readonly Lock gate = new();
    private DateTimeOffset? lastGood;
    private string? problem;

    /// <summary>A backup that is whole and was checked.</summary>
    public void Succeeded(DateTimeOffset at)
    {
        lock (gate) (lastGood, problem) = (at, null);
    }

    /// <param name="why">A Chinese sentence.</param>
    public void Failed(string why)
    {
        lock (gate) problem = why;
    }

    /// <summary>What administrators are told; null when all is well.</summary>
    public BackupWarning? Warning
    {
        get
        {
            lock (gate)
            {
                if (!isExpected || (lastGood is { } good && clock.GetUtcNow() - good <= Oldest)) return null;
                return new(isOn, lastGood, problem);
            }
        }
    }
}

/// <summary>That there is no good backup of the last two days.</summary>
/// <param name="IsOn">Whether a daily backup is set up.</param>
/// <param name="LastGood">When the last good one was made, UTC; null: never.</param>
/// <param name="Problem">Why the last try failed; null when none did.</param>
internal sealed record BackupWarning(bool IsOn, DateTimeOffset? LastGood, string? Problem);
