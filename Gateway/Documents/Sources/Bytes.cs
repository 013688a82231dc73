namespace DistrictUnion.Documents.Sources;

/// <summary>
/// Little-endian numbers in a part of a binary file. What lies outside reads as zero and a part never reaches beyond its whole, so that no
/// offset of a damaged file does harm; where zero would mislead, the caller compares with <see cref="Length"/> first.
/// </summary>
internal readonly struct Bytes(ReadOnlyMemory<byte> memory)
{
    public int Length => memory.Length;

    public ReadOnlySpan<byte> Span => memory.Span;

    public int U8(long at) => at >= 0 && at < memory.Length ? memory.Span[(int)at] : 0;

    public int U16(long at) => U8(at) | U8(at + 1) << 8;

    public int I32(long at) => unchecked(U16(at) | U16(at + 2) << 16);

    public Bytes From(long start) => Slice(start, memory.Length);

    public Bytes Slice(long start, long length)
    {
        var from = (int)Math.Clamp(start, 0, memory.Length);
        return new Bytes(memory.Slice(from, (int)Math.Clamp(length, 0, memory.Length - from)));
    }
}
