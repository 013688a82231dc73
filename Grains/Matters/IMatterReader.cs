using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Grains.Matters;

/// <summary>Reads matters across schools. Storage implements it; an answer is from one snapshot of the read model.</summary>
public interface IMatterReader
{
    /// <summary>All matters of a district, by school and number.</summary>
    Task<ImmutableArray<RecordedMatter>> OfDistrict(DistrictCode district, CancellationToken cancellationToken);
}
