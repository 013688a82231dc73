using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistrictUnion.Storage.Journal;

/// <summary>Feeds a hash with parts, each preceded by its length, so that no two rows with different parts look the same.</summary>
internal static class LengthPrefixed
{
    public static IncrementalHash Add(this IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
        return hash;
    }

    public static IncrementalHash Add(this IncrementalHash hash, string text) => hash.Add(Encoding.UTF8.GetBytes(text).AsSpan());

    public static IncrementalHash Add(this IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return hash.Add(bytes);
    }
}
