using System.Text;
using DistrictUnion.Domain.Files;
using static DistrictUnion.Tests.Support.TestPhotos;

namespace DistrictUnion.Tests.Domain.Files;

public sealed class PhotosTests
{
    [Fact]
    public void Clean_AJpeg_KeepsThePictureItsTurnAndTheDayAndNothingElse()
    {
        var photo = Jpeg(Exif(orientation: 6, "2026:03:05 14:20:11", "GPS 北纬30度"), Segment(0xFE, "拍摄于家中"u8), Segment(0xED, "Photoshop 3.0"u8), Segment(0xE2, "ICC_PROFILE\0颜色"u8));

        var clean = Photos.Clean([.. photo, .. "PK\u0003\u0004 a zip behind the picture"u8])!;

        Assert.Equal((640, 480, new DateOnly(2026, 3, 5)), (clean.Width, clean.Height, clean.TakenOn));
        var text = Encoding.UTF8.GetString(clean.Bytes);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("家中", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Photoshop", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zip", text, StringComparison.Ordinal);
        Assert.Contains("ICC_PROFILE", text, StringComparison.Ordinal);
        Assert.True(clean.Bytes.AsSpan().IndexOf(Scan) > 0);
        Assert.Equal(FileTypes.Jpeg, FileTypes.Of(clean.Bytes));

        // Cleaned again it is the same: how it is turned was kept.
        var again = Photos.Clean(clean.Bytes)!;
        Assert.Equal(clean.Bytes, again.Bytes);
        Assert.True(clean.Bytes.AsSpan().IndexOf(new byte[] { 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6 }) > 0);
    }

    [Fact]
    public void Clean_AJpegThatLiesStraight_HasNoNoteAtAll()
    {
        var clean = Photos.Clean(Jpeg(Exif(orientation: 1, "0000:00:00 00:00:00", "x")))!;

        Assert.Null(clean.TakenOn);
        Assert.True(clean.Bytes.AsSpan().IndexOf("Exif"u8) < 0);
    }

    [Fact]
    public void Clean_APng_KeepsThePictureAlone()
    {
        byte[] photo =
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 1, 0, 0, 0, 0, 200, 8, 2, 0, 0, 0]), .. Chunk("tEXt", "Author 某人"u8), .. Chunk("eXIf", "GPS"u8),
            .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. "more"u8,
        ];

        var clean = Photos.Clean(photo)!;

        Assert.Equal((256, 200), (clean.Width, clean.Height));
        Assert.DoesNotContain("Author", Encoding.UTF8.GetString(clean.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.UTF8.GetString(clean.Bytes), StringComparison.Ordinal);
        Assert.EndsWith("IEND", Encoding.ASCII.GetString(clean.Bytes[..^4]), StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_WhatIsBroken_IsNone()
    {
        var photo = Jpeg(Exif(6, "2026:03:05 14:20:11", "x"));
        for (var length = 3; length < photo.Length; length++) Assert.Null(Photos.Clean(photo[..length]));
        Assert.Null(Photos.Clean([0xFF, 0xD8, .. Segment(0xC0, [8, 0x01, 0xE0, 0x02, 0x80, 3, 1, 0x22, 0]), 0xFF, 0xD9]));
        Assert.Null(Photos.Clean([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 1, 0, 0, 0, 0, 200, 8, 2, 0, 0, 0]), .. Chunk("IEND", [])]));
        Assert.Null(Photos.Clean("%PDF-1.7"u8.ToArray()));
        Assert.Null(Photos.Clean([]));
    }

    /// <summary>Whatever the note holds, reading it ends well.</summary>
    [Fact]
    public void Clean_ANoteOfAnything_NeverFails()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var note = Exif(6, "2026:03:05 14:20:11", "x");
            for (var n = 0; n < 6; n++) note[random.Next(10, note.Length)] = (byte)random.Next(256);
            Assert.NotNull(Photos.Clean(Jpeg(note)));
        }
    }
}
