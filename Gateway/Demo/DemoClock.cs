namespace DistrictUnion.Gateway.Demo;

/// <summary>
/// The clock under which the sample district lives through 2026: it stands still until it is set. So what is on time and what is late
/// was decided by the rules, and every run writes the same journal.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private DateTimeOffset now = new(2026, 1, 5, 9, 0, 0, China);

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    /// <summary>Goes to a day and time of 2026 in Beijing time; never backwards.</summary>
    public void GoTo(int month, int day, int hour, int minute)
    {
        var moment = new DateTimeOffset(2026, month, day, hour, minute, 0, China);
        if (moment > now) now = moment;
    }

    /// <summary>Lets a little time pass between two commands.</summary>
    public void Pass() => now = now.AddSeconds(41);
}
