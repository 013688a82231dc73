using System.IO.Compression;
using System.Text;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Tests.Domain.Files;

/// <summary>What is looked for inside of files: bombs, books of pages, two formats in one.</summary>
public sealed class FileInsidesTests
{
    private static readonly byte[] Document = Package(("word/document.xml", "<w:document/>"));

    [Fact]
    public void Flaws_SoundFiles_AreNone()
    {
        Assert.Empty(Of(Document, "会议记录.docx"));
        Assert.Empty(Of(Package(("xl/workbook.xml", "<workbook/>")), "签到表.et"));
        Assert.Empty(Of(Pdf(500), "方案.pdf"));
    }

    [Theory]
    [InlineData("word/document.xml", "总结.docx")]
    [InlineData("xl/workbook.xml", "名单.xlsx")]
    public void Flaws_PackageThatUnpacksToMoreThanItsLimit_IsNamed(string part, string name)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            zip.CreateEntry(part).Open().Dispose();
            using var bomb = zip.CreateEntry("media/zeros.bin", CompressionLevel.Fastest).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i <= FileInsides.MaxUnpacked / block.Length; i++) bomb.Write(block);
        }

        Assert.True(stream.Length < FileRules.MaxBytes);
        Assert.Equal(["file.unpacks-too-large"], Of(stream.ToArray(), name));
    }

    [Fact]
    public void Flaws_Pages_AreCountedAsFarAsTheyCanBe()
    {
        Assert.Equal(["file.too-many-pages"], Of(Pdf(501), "档案.pdf"));
        Assert.Equal(["file.too-many-pages"], Of(PackedPdf(501), "档案.pdf"));
        Assert.Empty(Of(PackedPdf(500), "档案.pdf"));
        Assert.Equal(["file.too-many-pages"], Of(Package(("word/document.xml", ""), ("docProps/app.xml", "<Properties><Pages>620</Pages></Properties>")), "档案.docx"));
        Assert.Empty(Of(Package(("word/document.xml", ""), ("docProps/app.xml", "<Properties><Pages>12</Pages></Properties>")), "档案.docx"));
    }

    [Fact]
    public void Flaws_TwoFormatsInOneFile_AreNamed()
    {
        Assert.Equal(["file.two-in-one"], Of([.. Pdf(1), .. Document], "方案.pdf"));
        Assert.Equal(["file.two-in-one"], Of([.. Document, .. "<script>"u8], "会议记录.docx"));
        Assert.Equal(["file.two-in-one"], Of([.. "说明 "u8, .. Pdf(1)], "说明.txt"));
        Assert.Equal(["file.two-in-one"], Of(Package(("word/document.xml", "a"), ("word/Document.xml", "b")), "会议记录.docx"));
    }

    [Fact]
    public void Flaws_PackageWhoseBytesAreDamaged_IsBroken()
    {
        var damaged = Package(("word/document.xml", new('工', 5_000)));
        damaged.AsSpan(damaged.AsSpan().IndexOf("word/document.xml"u8) + 20, 10).Fill(0xFF);
        Assert.Equal(["file.broken-package"], Of(damaged, "会议记录.docx"));
    }

    [Fact]
    public void Flaws_WhatOnlyBeginsAsItsType_IsBroken()
    {
        Assert.Equal(["file.broken-package"], Of([.. "%PDF-junk"u8], "方案.pdf"));
        Assert.Equal(["file.broken-package"], Of([.. "%PDF-1.7\njunk %%EOF"u8], "方案.pdf"));
        Assert.Equal(["file.broken-package"], Of([.. Pdf(1), .. new byte[4_000], .. "more"u8], "方案.pdf"));
        Assert.Empty(Of([.. Pdf(1), .. new byte[4_000]], "方案.pdf"));
        Assert.Equal(["file.broken-package"], Of(Zip(("word/document.xml", "<w:document/>")), "会议记录.docx"));
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000], .. Encoding.Unicode.GetBytes("WordDocument")];
        Assert.Equal(["file.broken-package"], Of(compound, "计划.wps"));
    }

    private static string[] Of(byte[] bytes, string name) => [.. FileRules.Flaws(FileRulesTests.Command(bytes, name), new(bytes)).Select(r => r.Code)];

    private static byte[] Package(params (string Name, string Text)[] parts) => Zip([("[Content_Types].xml", "<Types/>"), .. parts]);

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static string Pages(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"{i} 0 obj <</Type /Page /Parent 999 0 R>> endobj\n"));

    private static byte[] Pdf(int pages) => Encoding.Latin1.GetBytes($"%PDF-1.7\n<</Type/Pages/Count {pages}>>\n<</Type /PageLabel>>\n{Pages(pages)}startxref\n9\n%%EOF");

    /// <summary>Its pages lie in a packed stream of objects.</summary>
    private static byte[] PackedPdf(int pages)
    {
        using var stream = new MemoryStream();
        using (var packing = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true)) packing.Write(Encoding.Latin1.GetBytes(Pages(pages)));
        return [.. "%PDF-1.7\n1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\r\n"u8, .. stream.ToArray(), .. "\nendstream endobj\nstartxref\n9\n%%EOF"u8];
    }
}
