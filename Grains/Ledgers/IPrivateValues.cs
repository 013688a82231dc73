using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>Private values beside the journal. Storage implements it; they are written and erased with the commit that names them (<see cref="PrivateChange"/>).</summary>
public interface IPrivateValues
{
    /// <summary>The values of these references that were not erased, by reference.</summary>
    /// <exception cref="Exception">A value is not the one that its fact refers to.</exception>
    Task<ImmutableDictionary<string, string>> Read(DistrictCode district, IReadOnlyCollection<PrivateReference> references, CancellationToken cancellationToken);

    /// <summary>
    /// A secret key of a stream, made when it is first asked for. With it private texts are blinded in digests of commands, so that nobody
    /// can try values against a digest; a commit that erases takes a new one.
    /// </summary>
    Task<ReadOnlyMemory<byte>> BlindingKey(DistrictCode district, StreamName stream, CancellationToken cancellationToken);
}
