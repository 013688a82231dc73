using System.Numerics;

namespace DistrictUnion.Documents.Alike;

/// <summary>
/// A signature of a set of shingles: for each of <see cref="Length"/> hash functions the least hash. Two sets agree in a place with
/// the probability of their Jaccard index, so the share of agreeing places estimates it (standard error at most 0.05).
/// </summary>
internal sealed class MinHash
{
    public const int Length = 128;

    private static readonly Vector<uint> Places = Vector.CreateSequence(0u, 1u);

    private readonly uint[] least = new uint[Length];

    public MinHash() => Array.Fill(least, uint.MaxValue);

    /// <summary>Adds a shingle. Neither order nor repetition matters.</summary>
    public void Add(ulong shingle)
    {
        // The functions are a + i·b of the two halves of one well mixed hash, some places at a time.
        var mixed = Mix(shingle);
        var step = unchecked((uint)(mixed >> 32)) | 1;
        var hashes = new Vector<uint>(unchecked((uint)mixed)) + (Places * step);
        var stride = new Vector<uint>(unchecked(step * (uint)Vector<uint>.Count));
        for (var i = 0; i < Length; i += Vector<uint>.Count)
        {
            Vector.Min(hashes, new Vector<uint>(least, i)).CopyTo(least, i);
            hashes += stride;
        }
    }

    /// <returns>Estimated Jaccard index, 0 to 1; symmetric, 1 for the same set.</returns>
    public double Similarity(MinHash other)
    {
        var same = 0;
        for (var i = 0; i < least.Length; i++)
            if (least[i] == other.least[i]) same++;
        return same / (double)Length;
    }

    /// <summary>SplitMix64's finisher.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
            value = (value ^ value >> 27) * 0x94D049BB133111EB;
            return value ^ value >> 31;
        }
    }
}
