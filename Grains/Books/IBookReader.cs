using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;

namespace DistrictUnion.Grains.Books;

/// <summary>Reads where the streams of a school stand. Storage implements it; every answer is from one snapshot of the journal.</summary>
public interface IBookReader
{
    /// <summary>The last rows of the school's stream, of all its ledgers and of its inspections, by name.</summary>
    Task<ImmutableArray<StreamMark>> Heads(DistrictCode district, SchoolCode school, CancellationToken cancellationToken);

    /// <summary>Those of the marks at which the journal holds another row, or none.</summary>
    Task<ImmutableArray<StreamMark>> Differing(ImmutableArray<StreamMark> marks, CancellationToken cancellationToken);
}
