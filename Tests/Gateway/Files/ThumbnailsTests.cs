using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Tests.Gateway.Files;

/// <summary>Pictures made small by the converter that is installed.</summary>
public sealed class ThumbnailsTests
{
    private const int Width = 600, Height = 400;

    [ConverterFact]
    public async Task Picture_Large_ComesSmall()
    {
        using var thumbnails = Of(null);
        var picture = Picture(Noise());
        var small = await thumbnails.Of(picture, CancellationToken.None);
        Assert.Equal("image/jpeg", small.File.MediaType);
        Assert.Equal([0xFF, 0xD8, 0xFF], small.Content.Bytes[..3]);
        Assert.InRange(small.Content.Bytes.Length, 500, picture.Content.Bytes.Length / 10);
        Assert.Equal((picture.File.Name, picture.File.Sha256, (long)small.Content.Bytes.Length), (small.File.Name, small.File.Sha256, small.File.Bytes));
        Assert.Same(small.Content.Bytes, (await thumbnails.Of(picture, CancellationToken.None)).Content.Bytes);
    }

    [ConverterFact]
    public async Task Picture_Damaged_IsShownAsItIs()
    {
        using var thumbnails = Of(null);
        var picture = Picture(RandomNumberGenerator.GetBytes(200_000));
        Assert.Same(picture, await thumbnails.Of(picture, CancellationToken.None));
    }

    [Fact]
    public async Task Picture_WithoutConverter_IsShownAsItIs()
    {
        using var thumbnails = Of("");
        var picture = Picture(Noise());
        Assert.Same(picture, await thumbnails.Of(picture, CancellationToken.None));
    }

    [Fact]
    public async Task Picture_WithConverterThatIsGone_IsShownAsItIs()
    {
        using var thumbnails = Of(Path.Combine(Path.GetTempPath(), "no-such-folder", "gm"));
        var picture = Picture(Noise());
        Assert.Same(picture, await thumbnails.Of(picture, CancellationToken.None));
    }

    [Fact]
    public void Converter_Unknown_StopsWithItsKey() =>
        Assert.Contains("Thumbnails:Converter", Assert.Throws<OptionsValidationException>(() => Of("/usr/bin/true")).Message, StringComparison.Ordinal);

    private static Thumbnails Of(string? converter) => new(Options.Create(new ThumbnailOptions { Converter = converter }), NullLogger<Thumbnails>.Instance);

    private static OpenedFile Picture(byte[] bytes) => new(
        new(FileSubject.Of(new PlanId("2026")), FileRole.Attachment, "会场.png", Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "image/png", false, "a1", DateTimeOffset.UnixEpoch),
        new(bytes));

    /// <summary>A picture that packs badly: 720 kB.</summary>
    private static byte[] Noise()
    {
        var random = new Random(5);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                random.NextBytes(line.AsSpan(1));
                zlib.Write(line);
            }
        }

        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Checked("IHDR", head), .. Checked("IDAT", packed.ToArray()), .. Checked("IEND", [])];
    }

    private static byte[] Checked(string name, byte[] body)
    {
        var chunk = TestPhotos.Chunk(name, body);
        var rest = 0xFFFFFFFFu;
        foreach (var octet in chunk.AsSpan(4, 4 + body.Length))
        {
            rest ^= octet;
            for (var bit = 0; bit < 8; bit++) rest = (rest >> 1) ^ ((rest & 1) * 0xEDB88320u);
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4..), ~rest);
        return chunk;
    }
}
