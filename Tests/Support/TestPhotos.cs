using System.Buffers.Binary;
using System.Text;

namespace DistrictUnion.Tests.Support;

/// <summary>Small pictures with what cameras and programs put beside them. Their segments are real, their compressed bytes are not.</summary>
internal static class TestPhotos
{
    public static readonly byte[] Scan = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56];

    /// <summary>640 × 480.</summary>
    public static byte[] Jpeg(params byte[][] segments) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001"u8), .. segments.SelectMany(s => s), .. Segment(0xC0, [8, 0x01, 0xE0, 0x02, 0x80, 3, 1, 0x22, 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Scan,
        0xFF, 0xD9,
    ];

    /// <summary>A camera's note, in little-endian order: turn, day, and a comment.</summary>
    public static byte[] Exif(int orientation, string moment, string comment)
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0,
            1, 0, 0x03, 0x90, 2, 0, 20, 0, 0, 0, 56, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(moment), 0, .. Encoding.UTF8.GetBytes(comment),
        ];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]);
    }

    public static byte[] Segment(byte marker, ReadOnlySpan<byte> body)
    {
        byte[] length = [0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [0xFF, marker, .. length, .. body];
    }

    public static byte[] Chunk(string name, ReadOnlySpan<byte> body)
    {
        byte[] length = [0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0];
    }
}
