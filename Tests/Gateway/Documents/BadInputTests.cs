using System.IO.Compression;
using System.Text;
using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>Whatever comes in, a reading comes out: refused with a code, a sentence and a place, never an exception.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Read_EmptyFile_IsRefused() => Refused([], "document.empty");

    [Fact]
    public void Read_OnlyWhiteSpace_IsRefused() => Refused(Encoding.UTF8.GetBytes(" \r\n\t\n　"), "document.empty");

    [Fact]
    public void ReadText_Empty_IsRefused() => Assert.Equal("document.empty", Assert.Single(PlanReader.ReadText("").Flaws).Code);

    [Fact]
    public void Read_FiftyMegabytes_IsRefused() => Refused(new byte[50 * 1024 * 1024], "document.too-large");

    [Fact]
    public void Read_LimitSet_IsTheLimit() =>
        Assert.Equal("document.too-large", Assert.Single(PlanReader.Read(new SourceFile("a.txt", new byte[11]), new ReadingLimits { MaxFileBytes = 10 }).Flaws).Code);

    [Fact]
    public void Read_BytesOfNoEncoding_AreRefused()
    {
        var bytes = new byte[4000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(0x80 + i * 37 % 0x20);
        Refused(bytes, "document.unknown-encoding");
    }

    [Fact]
    public void Read_WordDocumentWithPassword_AsksToTakeItOff()
    {
        var bytes = Samples.Word();
        for (var i = 0; i + 8 < bytes.Length; i++)
        {
            // Bit 0 of the flags in every head of an entry.
            if (bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8)) bytes[i + 8] |= 1;
            else if (bytes.AsSpan(i).StartsWith("PK\u0003\u0004"u8)) bytes[i + 6] |= 1;
        }

        Assert.Equal("document.encrypted", Assert.Single(PlanReader.Read(new SourceFile("plan.docx", bytes)).Flaws).Code);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 })]
    public void Read_Picture_SaysWhatToDo(byte[] magic)
    {
        var flaw = Refused([.. magic, .. new byte[100]], "document.is-picture", "计划.docx");
        Assert.Contains("请粘贴文字或上传 Word 原文件", flaw.Sentence, StringComparison.Ordinal);
        Assert.Equal("计划.docx", flaw.Place);
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00FF\u00FF\0\0")]
    [InlineData("Rar!\u001A\u0007\0")]
    public void Read_OtherTypes_AreRefusedWhateverTheirName(string content) => Refused(Encoding.Latin1.GetBytes(content), "document.unsupported-type", "plan.docx");

    [Theory]
    [InlineData("WordDocument", "document.broken")]
    [InlineData("EncryptedPackage", "document.encrypted")]
    public void Read_DamagedCompoundFile_IsRefused(string name, string code) =>
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes(name)], code);

    [Theory]
    [InlineData("heic", "document.is-picture")]
    [InlineData("mif1", "document.is-picture")]
    [InlineData("isom", "document.unsupported-type")]
    public void Read_PhotosAndFilmsOfPhones_AreToldApart(string brand, string code) => Refused([0, 0, 0, 24, .. Encoding.Latin1.GetBytes("ftyp" + brand), .. new byte[40]], code);

    [Fact]
    public void Read_Macros_AreRefused() => Assert.Equal("word/vbaProject.bin", Refused(DocxBuilder.Document(DocxBuilder.Paragraph("计划"), ("word/vbaProject.bin", new byte[8])), "document.has-macros").Place);

    [Fact]
    public void Read_WordOfPicturesOnly_IsAScan()
    {
        const string picture = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"p1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/1.bin\"/></Relationships>";
        using var stream = new MemoryStream();
        stream.Write(DocxBuilder.Document(DocxBuilder.Paragraph(""), ("word/media/1.bin", new byte[8])));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/_rels/document.xml.rels")!.Delete();
            using var part = new StreamWriter(zip.CreateEntry("word/_rels/document.xml.rels").Open());
            part.Write(picture);
        }

        Refused(stream.ToArray(), "document.is-picture");
    }

    [Fact]
    public void Read_ZipBomb_IsRefused() =>
        Refused(DocxBuilder.Document(DocxBuilder.Paragraph("计划"), ("word/media/a.bin", new byte[3_000_000])), "document.unpacks-too-large", limits: new ReadingLimits { MaxUnpackedBytes = 1_000_000 });

    [Fact]
    public void Read_ZipBombThatDeclaresSmallSizes_IsRefused()
    {
        var bytes = DocxBuilder.Document(DocxBuilder.Paragraph(new string('甲', 1_000_000)));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        // The size of the document's part, in its local head and in the directory, becomes 16 bytes.
        var declared = BitConverter.GetBytes((int)zip.GetEntry("word/document.xml")!.Length);
        for (var i = 0; i + 4 <= bytes.Length; i++)
            if (bytes.AsSpan(i, 4).SequenceEqual(declared)) BitConverter.GetBytes(16).CopyTo(bytes, i);
        var reading = PlanReader.Read(new SourceFile("a.docx", bytes), new ReadingLimits { MaxUnpackedBytes = 1_000_000 });
        Assert.Contains(Assert.Single(reading.Flaws).Code, (string[])["document.unpacks-too-large", "document.broken"]);
        Assert.Empty(reading.Plans);
    }

    [Fact]
    public void Read_TooManyEntries_AreRefused() => Refused(
        DocxBuilder.Document(DocxBuilder.Paragraph("计划"), [.. Enumerable.Range(0, 30).Select(i => ($"word/x{i}.xml", new byte[1]))]), "document.unpacks-too-large", limits: new ReadingLimits { MaxEntries = 20 });

    [Fact]
    public void Read_TruncatedWord_IsBroken() => Refused(Samples.Word()[..800], "document.broken");

    [Fact]
    public void Read_WordWithBrokenXml_IsBroken() => Refused(DocxBuilder.Document("<w:p><w:r>"), "document.broken");

    [Fact]
    public void Read_WordWithEntities_IsBroken()
    {
        using var stream = new MemoryStream();
        stream.Write(Samples.Word());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var part = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            part.Write("""<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>""");
        }

        Refused(stream.ToArray(), "document.broken");
    }

    [Theory]
    [InlineData("ppt/presentation.xml", "演示文稿")]
    [InlineData("OFD.xml", "OFD")]
    [InlineData("META-INF/manifest.xml", "OpenDocument")]
    [InlineData("Index/Document.iwa", "Pages")]
    [InlineData("计划.docx", "压缩包")]
    public void Read_OtherPackedFiles_AreCalledByTheirName(string entry, string type)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry(entry).Open().Dispose();
        Assert.Contains(type, Refused(stream.ToArray(), "document.unsupported-type", "plan.docx").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotAUnionPlan_IsSaid()
    {
        var reading = PlanReader.ReadText("初二（3）班班主任工作计划\n一、班级情况\n全班40人。\n二、措施\n1、开好班会。\n2、家访。\n");
        Assert.False(reading.IsUnionPlan);
        Assert.Equal("document.no-union-plan", Assert.Single(reading.Flaws).Code);
    }

    [Fact]
    public void Read_RareHanAndEmoji_Survive()
    {
        var plan = Assert.Single(PlanReader.ReadText("𠮷安小学2024年工会工作计划\n一、关心㐂老师😀\n1、慰问𠮷老师。\n2、组织体检。\n").Plans);
        Assert.Equal("𠮷安小学", plan.School);
        Assert.Equal("慰问𠮷老师。", plan.Sections[0].Measures[0].Label);
    }

    [Fact]
    public void ReadText_RandomText_NeverThrows()
    {
        const string alphabet = "一二三四五十、。，；：（）()[]《》“”1234567890月周第年份学期工会计划安排总结 \n\t\v★●①⑴㈠—-…%元次每不少于A\uD842\uDFB7\uFFFD\u0301教师节活动内容负责人时间";
        var random = new System.Random(20261121);
        for (var round = 0; round < 400; round++)
        {
            var characters = new char[random.Next(1, 400)];
            for (var i = 0; i < characters.Length; i++) characters[i] = alphabet[random.Next(alphabet.Length)];
            var text = (round % 2 == 0 ? "2024年甲小学工会工作计划\n" : "") + new string(characters);
            Assert.NotNull(PlanReadingJson.Write(PlanReader.ReadText(text)));
        }
    }

    [Fact]
    public void Read_RandomBytesAndSplicedDocuments_NeverThrow()
    {
        var random = new System.Random(7);
        var word = Samples.Word();
        for (var round = 0; round < 120; round++)
        {
            var bytes = round % 3 == 0 ? new byte[random.Next(1, 3000)] : (byte[])word.Clone();
            if (round % 3 == 0) random.NextBytes(bytes);
            else
                for (var change = 0; change < 20; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.NotNull(PlanReader.Read(new SourceFile("x", bytes)));
        }
    }

    private static ReadingFlaw Refused(byte[] content, string code, string name = "plan.docx", ReadingLimits? limits = null)
    {
        var reading = PlanReader.Read(new SourceFile(name, content), limits);
        Assert.Empty(reading.Plans);
        Assert.False(reading.IsUnionPlan);
        var flaw = Assert.Single(reading.Flaws);
        Assert.Equal(code, flaw.Code);
        Assert.NotNull(flaw.Place);
        return flaw;
    }
}
