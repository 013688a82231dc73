using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Grains.Books;

/// <summary>Seals the journal of a district (封存). Storage implements it.</summary>
public interface ISeals
{
    /// <summary>A seal in which all of the marks stand: the district's last one where it does, otherwise a new one.</summary>
    Task<SealMark> Holding(DistrictCode district, ImmutableArray<StreamMark> marks, CancellationToken cancellationToken);
}
