using System.Text;
using DistrictUnion.Documents;
using static DistrictUnion.Tests.Gateway.Documents.Sources.Word97Builder;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Word 97–2003 byte by byte: what programs of their time wrote, and today's do not.</summary>
public sealed class Word97SourceTests
{
    private static readonly Encoding Latin = Encoding.Latin1;
    private static readonly byte[] InTable = Property(0x2416, 1);
    private static readonly byte[] RowEnd = [.. InTable, .. Property(0x2417, 1)];

    [Fact]
    public void Read_FastSaved_PiecesStandInTheOrderOfTheTable()
    {
        WordRun first = new("一、民主管理\r"), second = new("Plan 2026: ") { Compressed = Latin }, third = new("召开教代会。\r"), deleted = new("删去的话。\r");
        Assert.Equal("一、民主管理\nPlan 2026: 召开教代会。", Text(new Word97Builder { Flags = 4 }.Document([first, second, third], [third, deleted, second, first])));
    }

    [Fact]
    public void Read_EmptyPieces_AreNothing() => Assert.Equal("甲乙", Text(new Word97Builder().Document(new WordRun(""), new WordRun("甲"), new WordRun(""), new WordRun("乙\r"))));

    [Theory]
    [InlineData(0x0804, 936, "组织全体会员体检一次，慰问困难职工。")]
    [InlineData(0x0404, 950, "組織全體會員體檢一次，慰問困難職工。")]
    public void Read_ChineseInCompressedPieces_IsReadByTheLanguage(int language, int page, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        Assert.Equal("1." + text, Text(new Word97Builder { Language = language }.Document(new WordRun("1.") { Compressed = Latin }, new WordRun(text + "\r") { Compressed = encoding })));
    }

    [Fact]
    public void Read_LatinInCompressedPieces_StaysLatin() => Assert.Equal(
        "Café “ABC” × 3", Text(new Word97Builder().Document(new WordRun("Café “ABC” × 3\r") { Compressed = CodePagesEncodingProvider.Instance.GetEncoding(1252) })));

    [Fact]
    public void Read_HiddenAndDeleted_AreLeftOutWhereverItIsSaid()
    {
        var builder = new Word97Builder { SharedChanges = [Property(0x083C, 1)] };
        Assert.Equal("甲乙", Text(builder.Document(
            new WordRun("甲"),
            new WordRun("藏") { Character = Property(0x083C, 1) },
            new WordRun("删") { Character = Property(0x0800, 1) },
            new WordRun("短") { Change = 0x41 << 1 | 1 << 8 },
            new WordRun("共") { Change = 1 },
            new WordRun("乙\r"))));
    }

    [Fact]
    public void Read_DeletedParagraphMark_JoinsTheParagraphs() => Assert.Equal(
        "组织体检，每年一次。", Text(new Word97Builder().Document(new WordRun("组织体检，"), new WordRun("\r") { Character = Property(0x0800, 1) }, new WordRun("每年一次。\r"))));

    [Fact]
    public void Read_SpecialCharacters_BecomeTextOrGo() => Assert.Equal(
        "甲  乙\n丙-丁戊\n己", Text(new Word97Builder().Document(new WordRun("甲\t乙\u000B丙\u001E丁\u001F戊\u0001\u0002\u0008\u000C己\r"))));

    [Fact]
    public void Read_Fields_KeepTheirResult() => Assert.Equal(
        "见第2页，共一份", Text(new Word97Builder().Document(new WordRun("见第\u0013 IF \u0013 PAGE \u00145\u0015 = 5 \u00142\u0015页，\u0013 XE 索引 \u0015共\u0013 一份\r"))).Replace(" 一份", "一份", StringComparison.Ordinal));

    [Fact]
    public void Read_Symbol_IsABullet() => Assert.Equal("●登山", Text(new Word97Builder().Document(new WordRun("(") { Character = Property(0x6A09, 1, 0, 0x6C, 0xF0) }, new WordRun("登山\r"))));

    [Fact]
    public void Read_Rows_AreLines() => Assert.Equal("月份\t内容\n三月\t登山\v慰问\n后文", Text(new Word97Builder().Document(
        Cell("月份"), Cell("内容"), End(), Cell("三月"), new WordRun("登山\r") { Paragraph = InTable }, Cell("慰问"), End(), new WordRun("后文\r"))));

    [Fact]
    public void Read_CellThatGoesOn_IsEmpty() => Assert.Equal("三月\t登山\n\t慰问", Text(new Word97Builder().Document(
        Cell("三月"), Cell("登山"), End(Definition(3, 0)), Cell("三月"), Cell("慰问"), End(Definition(1, 0)))));

    [Fact]
    public void Read_RowWhosePropertiesLieElsewhere_IsReadAllTheSame()
    {
        var far = (byte[])[.. RowEnd, .. Definition(1, 0)];
        Assert.Equal("\t登山\n后文", Text(new Word97Builder { Data = [.. Bytes16(far.Length), .. far] }.Document(
            Cell("三月"), Cell("登山"), new WordRun("\u0007") { Paragraph = Property(0x6646, 0, 0, 0, 0) }, new WordRun("后文\r"))));
    }

    [Fact]
    public void Read_TableInACell_JoinsItsLines()
    {
        byte[] inner = [.. InTable, .. Property(0x6649, 2, 0, 0, 0)];
        Assert.Equal("四月\t运动会\v拔河\v跳绳\n后文", Text(new Word97Builder().Document(
            Cell("四月"), new WordRun("运动会\r") { Paragraph = InTable }, new WordRun("拔河\r") { Paragraph = [.. inner, .. Property(0x244B, 1)] }, new WordRun("跳绳\r") { Paragraph = [.. inner, .. Property(0x244B, 1)] },
            new WordRun("\r") { Paragraph = [.. inner, .. Property(0x244B, 1), .. Property(0x244C, 1)] }, Cell(""), End(), new WordRun("后文\r"))));
    }

    [Fact]
    public void Read_DeletedRow_IsLeftOut() => Assert.Equal("三月\t登山\n五月\t", Text(new Word97Builder().Document(
        Cell("三月"), Cell("登山"), End(), new WordRun("四月\u0007") { Paragraph = InTable, Character = Property(0x0800, 1) }, End() with { Character = Property(0x0800, 1) }, Cell("五月"), Cell(""), End())));

    [Fact]
    public void Read_TextBoxInAGroup_StandsBehindTheGroupsParagraph()
    {
        var builder = new Word97Builder { TextBoxLength = 7 }
            .With(40, Positions([3, 4], [.. Bytes32(100), .. new byte[22]]))
            .With(50, [.. Record(0xF000), 0, .. Record(0xF002, Record(0xF003, Shape(1), Record(0xF003, Shape(100), Shape(101))))])
            .With(56, Positions([0, 7], [.. new byte[14], .. Bytes32(101), .. new byte[4]]));
        Assert.Equal("标题\n图\n青萝湾中学\n正文", Text(builder.Document(new WordRun("标题\r"), new WordRun("图\u0008\r"), new WordRun("正文\r"), new WordRun("青萝湾中学\r\r"))));
    }

    [Fact]
    public void Read_SectionMark_EndsItsParagraph() => Assert.Equal("一、甲\n二、乙", Text(Numbered(new Word97Builder()).With(6, Positions([0, 2, 4], new byte[12], new byte[12])).Document(
        new WordRun("甲\u000C") { Paragraph = List(1, 0) }, new WordRun("乙\r") { Paragraph = List(1, 0) })));

    private static WordRun Cell(string text) => new(text + "\u0007") { Paragraph = InTable };

    private static WordRun End(byte[]? definition = null) => new("\u0007") { Paragraph = [.. RowEnd, .. definition ?? []] };

    /// <summary>A row's cells; 3 begins a merged cell, 1 goes on from above.</summary>
    private static byte[] Definition(params int[] merges)
    {
        byte[] cells = [(byte)merges.Length, .. new byte[(merges.Length + 1) * 2], .. merges.SelectMany(merge => (byte[])[.. Bytes16(merge << 5), .. new byte[18]])];
        return Property(0xD608, [.. Bytes16(cells.Length + 1), .. cells]);
    }

    private static byte[] Record(int type, params byte[][] inner)
    {
        var content = inner.SelectMany(part => part).ToArray();
        return [0x0F, 0, .. Bytes16(type), .. Bytes32(content.Length), .. content];
    }

    private static byte[] Shape(int number) => Record(0xF004, Record(0xF00A, [.. Bytes32(number), .. Bytes32(0)]));

    internal static byte[] List(int use, int level) => [.. Property(0x460B, Bytes16(use)), .. Property(0x260A, (byte)level)];

    internal static Word97Builder Numbered(Word97Builder builder) => Word97Lists.With(builder, [new Word97Lists.Level(37, "\0、")]);

    internal static string Text(byte[] file)
    {
        var reading = PlanReader.Read(new SourceFile("plan.doc", file));
        Assert.DoesNotContain(reading.Flaws, flaw => flaw.Code is not "document.no-union-plan");
        return reading.Text;
    }
}
