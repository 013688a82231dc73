using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Domain.Files;

public sealed class FileRulesTests
{
    public static readonly byte[] Pdf = TestPdf.Of("…");

    private static readonly FileSubject Subject = FileSubject.Of(A.PlanId);

    public static AttachFile Command(byte[] bytes, string name = "计划.pdf", CommandContext? context = null, FileRole role = FileRole.Source) =>
        new(context ?? A.BySchool(), Subject, role, name, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public static byte[] Zip(string entry)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            zip.CreateEntry(entry).Open().Dispose();
        }

        return stream.ToArray();
    }

    /// <summary>The head of one, with a directory that names a stream.</summary>
    private static byte[] Compound(string stream) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[20], 0xFE, 0xFF, 9, 0, .. new byte[2_000], .. Encoding.Unicode.GetBytes(stream + "\0")];

    public static TheoryData<byte[], string?> Contents => new()
    {
        { Pdf, ".pdf" },
        { [0xFF, 0xD8, 0xFF, 0xE0], ".jpg" },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], ".png" },
        { Zip("word/document.xml"), ".docx" },
        { Zip("xl/workbook.xml"), ".xlsx" },
        { Zip("evil.exe"), null },
        { "PK\u0003\u0004 cut"u8.ToArray(), null },
        { Compound("WordDocument"), ".doc" },
        { Compound("Workbook"), ".xls" },
        { Compound("Contents"), null },
        { "工会工作计划\r\n"u8.ToArray(), ".txt" },
        { "{\\rtf1\\ansi"u8.ToArray(), ".rtf" },
        { [0xFF, 0xFE, 0xE5, 0x5D], ".txt" },
        { [0x4D, 0x5A, 0x90, 0x00], null },
        { [], null },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Of_Content_IsTheTypeItIs(byte[] content, string? extension) => Assert.Equal(extension, FileTypes.Of(content)?.Extensions[0]);

    [Fact]
    public void Flaws_EachOfThem_IsNamed()
    {
        string[] Of(AttachFile command, byte[] bytes) => [.. FileRules.Flaws(command, new(bytes)).Select(r => r.Code)];

        Assert.Empty(Of(Command(Pdf), Pdf));
        Assert.Empty(Of(Command(Compound("WordDocument"), "计划.WPS"), Compound("WordDocument")));
        Assert.Equal(["file.empty"], Of(Command([]), []));
        Assert.Equal(["file.too-large"], Of(Command(Pdf), new byte[FileRules.MaxBytes + 1]));
        Assert.Equal(["file.type-differs"], Of(Command(Pdf, "计划.exe"), Pdf));
        var photo = TestPhotos.Jpeg(TestPhotos.Exif(6, "2026:03:05 14:20:11", "GPS"));
        Assert.Equal(["file.has-metadata"], Of(Command(photo, "照片.jpg"), photo));
        var clean = FileToAttach.Of("照片.jpg", photo);
        Assert.Empty(Of(Command(clean.Bytes, clean.Name), clean.Bytes));
        Assert.Equal(["file.broken-picture"], Of(Command(photo[..^3], "照片.jpg"), photo[..^3]));
        var huge = TestPhotos.Jpeg().ToArray();
        var at = huge.AsSpan().IndexOf(new byte[] { 8, 0x01, 0xE0, 0x02, 0x80 });
        (huge[at + 1], huge[at + 3]) = (0xF0, 0xF0);
        Assert.Equal(["file.too-many-pixels"], Of(Command(huge, "照片.jpg"), huge));
        Assert.Equal(["file.type-unknown"], Of(Command([0, 1], "x.txt"), [0, 1]));
        Assert.Equal(["file.name-invalid"], Of(Command(Pdf, "../计划.pdf"), Pdf));
        Assert.Equal(["file.digest-differs"], Of(Command(Pdf) with { Sha256 = new('0', 64) }, Pdf));
    }

    [Fact]
    public void Attach_InAClosedYear_TakesAReasonAndStays()
    {
        var now = A.Noon(2027, 3, 1);

        Assert.Equal("year.closed", FileRules.Attach([], Command(Pdf), new(Pdf), true, now, 2026).Refusals.Single().Code);
        Assert.Equal("year.closed", FileRules.Attach([], Command(Pdf) with { LateReason = " " }, new(Pdf), true, now, 2026).Refusals.Single().Code);
        Assert.Equal("text.too-long", FileRules.Attach([], Command(Pdf) with { LateReason = new string('长', 201) }, new(Pdf), true, now, 2026).Refusals.Single().Code);
        var late = FileRules.Attach([], Command(Pdf) with { LateReason = " 原件归还 " }, new(Pdf), true, now, 2026).Answer!;
        Assert.Equal("原件归还", late.LateReason);
        Assert.Equal("year.closed", FileRules.Detach([late], new(A.BySchool(), Subject, late.Sha256), 2026).Refusals.Single().Code);
        Assert.Null(FileRules.Attach([], Command(Pdf) with { LateReason = "多余" }, new(Pdf), true, now).Answer!.LateReason);
    }

    [Fact]
    public void AttachAndDetach_ByWhom_IsDecided()
    {
        var now = A.Noon(2026, 3, 1);
        var bySchool = FileRules.Attach([], Command(Pdf), new(Pdf), true, now).Answer!;
        var byOffice = FileRules.Attach([], Command(Pdf, context: A.ByDistrict()), new(Pdf), true, now).Answer!;
        string? Detach(AttachedFile file, CommandContext by) => FileRules.Detach([file], new(by, Subject, file.Sha256)).Refusals.FirstOrDefault()?.Code;

        Assert.Equal((FileTypes.Pdf.MediaType, false, "chair"), (bySchool.MediaType, bySchool.ByOffice, bySchool.By));
        Assert.Null(Detach(bySchool, A.BySchool()));
        Assert.Null(Detach(bySchool, A.ByDistrict()));
        Assert.Equal("file.not-yours", Detach(byOffice, A.BySchool()));
        Assert.Equal("file.unknown", FileRules.Detach([], new(A.BySchool(), Subject, new('0', 64))).Refusals.Single().Code);
        Assert.Equal("file.attached-already", FileRules.Attach([bySchool], Command(Pdf), new(Pdf), true, now).Refusals.Single().Code);
        Assert.Equal("file.no-subject", FileRules.Attach([], Command(Pdf), new(Pdf), false, now).Refusals.Single().Code);
        Assert.Equal("file.too-many", FileRules.Attach([.. Enumerable.Repeat(bySchool with { Sha256 = "x" }, 50)], Command(Pdf), new(Pdf), true, now).Refusals.Single().Code);
    }
}
