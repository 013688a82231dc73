using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Compound files that are no readable Word document: what it is, and what to do.</summary>
public sealed class CompoundSourceTests
{
    [Theory]
    [InlineData("PowerPoint Document", "旧版演示文稿（.ppt）", "粘贴文字")]
    [InlineData("__properties_version1.0", "邮件（.msg）", "附件")]
    [InlineData("CONTENTS", "Microsoft Works 文档（.wps）", "另存为 .docx")]
    [InlineData("Something", "旧版 Office 文件", "另存为 .docx")]
    public void Read_OtherDocuments_SayWhatTheyAreAndWhatToDo(string stream, string kind, string advice)
    {
        var flaw = Refused(CompoundBuilder.File((stream, new byte[8])), "document.unsupported-type");
        Assert.Equal(kind, flaw.Place);
        Assert.Contains(advice, flaw.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EncryptedPackage_IsRefused() => Refused(CompoundBuilder.File(("EncryptionInfo", new byte[8]), ("EncryptedPackage", new byte[8])), "document.encrypted");

    [Fact]
    public void Read_EncryptedWord_IsRefused() => Refused(new Word97Builder { Flags = 0x100 }.Document(new WordRun("甲\r")), "document.encrypted");

    [Fact]
    public void Read_Word95_IsRefusedWithAdvice() =>
        Assert.Contains("另存为 .docx", Refused(new Word97Builder { Version = 104 }.Document(new WordRun("甲\r")), "document.unsupported-type").Sentence, StringComparison.Ordinal);

    [Fact]
    public void Read_WordWithMacros_IsRefused() => Refused(new Word97Builder { MoreStreams = [("Macros", new byte[8])] }.Document(new WordRun("甲\r")), "document.has-macros");

    [Fact]
    public void Read_WordWithoutItsTables_IsBroken() => Refused(CompoundBuilder.File(("WordDocument", [0xEC, 0xA5, 0xC1, 0])), "document.broken");

    [Fact]
    public void Read_WordWithoutText_IsEmpty() => Refused(new Word97Builder().Document(new WordRun(" \r\r")), "document.empty");

    [Fact]
    public void Read_StreamNamesInOtherCase_AreTheSame()
    {
        var bytes = new Word97Builder().Document(new WordRun("甲\r"));
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes("WordDocument"));
        System.Text.Encoding.Unicode.GetBytes("WORDDOCUMENT").CopyTo(bytes, at);
        Assert.Equal("甲", PlanReader.Read(new SourceFile("计划.wps", bytes)).Text);
    }

    [Fact]
    public void Read_LargeFileWithTablesOutsideItsHead_IsRead() =>
        Assert.Equal("甲乙丙丁", PlanReader.Read(new SourceFile("计划.doc", new Word97Builder { Data = new byte[16_000_000] }.Document(new WordRun("甲乙丙丁\r")))).Text);

    private static ReadingFlaw Refused(byte[] content, string code)
    {
        var reading = PlanReader.Read(new SourceFile("计划.doc", content));
        Assert.Empty(reading.Plans);
        var flaw = Assert.Single(reading.Flaws);
        Assert.Equal(code, flaw.Code);
        Assert.NotNull(flaw.Place);
        return flaw;
    }
}
