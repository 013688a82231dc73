using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Support;

/// <summary>A clock that a test sets.</summary>
internal sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    /// <summary>Noon of a day in Asia/Shanghai.</summary>
    public static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The machine's clock is China's.</summary>
    public override TimeZoneInfo LocalTimeZone => Zones.Find("Asia/Shanghai");

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);
}
