using DistrictUnion.Domain;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Grains.Log;

/// <summary>Reads the journal across streams. Storage implements it; every answer is from one snapshot and stops no writer.</summary>
public interface ILogReader
{
    /// <returns>Null: there is no such district.</returns>
    Task<LogPage?> Search(DistrictCode district, LogQuery query, CancellationToken cancellationToken);

    /// <summary>Recomputes every chain of the database and compares it with the seals.</summary>
    Task<LogVerification> Verify(DistrictCode district, SealMark? outside, DateTimeOffset now, CancellationToken cancellationToken);
}
