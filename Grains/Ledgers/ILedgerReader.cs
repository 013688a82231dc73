using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>Reads across ledgers. Storage implements it; every answer is from one snapshot of the read model.</summary>
public interface ILedgerReader
{
    /// <param name="school">Null: of all schools.</param>
    Task<LedgerCounts> Counts(DistrictCode district, SchoolCode? school, CancellationToken cancellationToken);
}
