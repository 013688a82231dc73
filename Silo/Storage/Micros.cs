namespace DistrictUnion.Storage;

/// <summary>Moments as the tables hold them: whole microseconds since 1970-01-01, UTC.</summary>
internal static class Micros
{
    private const long TicksEach = TimeSpan.TicksPerMicrosecond;

    /// <summary>What is finer than a microsecond is cut off, also before 1970.</summary>
    public static long Of(DateTimeOffset moment) =>
        (long)Math.Floor((decimal)(moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksEach);

    public static DateTimeOffset Moment(long micros) => new(DateTimeOffset.UnixEpoch.Ticks + (micros * TicksEach), TimeSpan.Zero);
}
