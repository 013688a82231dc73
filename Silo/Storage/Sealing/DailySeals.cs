using Microsoft.Extensions.Logging;

namespace DistrictUnion.Storage.Sealing;

/// <summary>
/// Seals every district when its process starts, so that a machine which is off at night is sealed too, and then once in every period. Of
/// silos that share the database the first to come seals; the others find it done.
/// </summary>
public sealed partial class DailySeals
{
    private readonly Database database;
    private readonly StorageMaintenance maintenance;
    private readonly bool isShared;
    private readonly TimeProvider clock;

    internal DailySeals(Database database, StorageMaintenance maintenance, bool isShared, TimeProvider clock) =>
        (this.database, this.maintenance, this.isShared, this.clock) = (database, maintenance, isShared, clock);

    /// <summary>Ends when the process stops. A round that fails is logged; the next one tries again, the journal itself goes on.</summary>
    /// <param name="period">Time between two seals of every district.</param>
    public async Task Run(TimeSpan period, ILogger logger, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(period, clock);
        do
        {
            try
            {
                foreach (var district in await maintenance.Districts())
                {
                    if (!isShared || LastAt(district.Value) < clock.GetUtcNow() - (period / 2)) await maintenance.Seal(district);
                }
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private DateTimeOffset LastAt(string district)
    {
        using var connection = database.OpenReader();
        return Micros.Moment(connection.Scalar<long>("SELECT coalesce(max(at), 0) FROM seals WHERE district = @0", district));
    }

    [LoggerMessage(LogLevel.Error, "The journal could not be sealed.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
