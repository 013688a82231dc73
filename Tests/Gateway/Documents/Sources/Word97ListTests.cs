using static DistrictUnion.Tests.Gateway.Documents.Sources.Word97Builder;
using static DistrictUnion.Tests.Gateway.Documents.Sources.Word97SourceTests;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Numbers that Word prints but does not store.</summary>
public sealed class Word97ListTests
{
    private static readonly Word97Lists.Level[] Outline = [new(37, "\0、"), new(37, "（\u0001）"), new(0, "\u0002."), new(18, "\u0003")];

    [Fact]
    public void Read_FourLevels_CountAndBeginAnew() => Assert.Equal(
        "一、\n（一）\n1.\n2.\n（二）\n1.\n①\n二、\n（一）".Replace("\n", "甲\n", StringComparison.Ordinal) + "甲",
        Read(Outline, null, (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1)));

    [Theory]
    [InlineData(0, "12.甲")]
    [InlineData(11, "十二.甲")]
    [InlineData(38, "十二.甲")]
    [InlineData(39, "十二.甲")]
    [InlineData(18, "⑫.甲")]
    [InlineData(22, "12.甲")]
    [InlineData(4, "l.甲")]
    [InlineData(26, "⒓.甲")]
    [InlineData(27, "⑿.甲")]
    [InlineData(23, "● 甲")]
    [InlineData(255, "甲")]
    public void Read_Forms_PrintAsInWord(int form, string line) => Assert.Equal(line, Read([new(form, "\0.", Start: 12)], null, (1, 0)));

    [Fact]
    public void Read_ListsOfOneDefinition_CountOn() => Assert.Equal("一、甲\n二、甲\n三、甲", Read(Outline, null, (1, 0), (2, 0), (1, 0)));

    [Fact]
    public void Read_ListThatBeginsAnew_BeginsOnce() => Assert.Equal("一、甲\n五、甲\n六、甲", Read(Outline, 5, (1, 0), (2, 0), (2, 0)));

    [Fact]
    public void Read_LevelThatNeverRestarts_CountsOn() => Assert.Equal(
        "1.甲\n2.甲", string.Join('\n', Read([new(37, "\0、"), new(0, "\u0001.", Flags: 8)], null, (1, 0), (1, 1), (1, 0), (1, 1)).Split('\n').Where(line => line[0] < 0x80)));

    [Fact]
    public void Read_LegalNumbers_AreDecimalOnAllLevels() => Assert.Equal("一、甲\n1.1 甲", Read([new(37, "\0、"), new(37, "\0.\u0001", Flags: 4)], null, (1, 0), (1, 1)));

    [Fact]
    public void Read_UnknownList_HasNoNumber() => Assert.Equal("甲\n甲\n甲", Read(Outline, null, (0, 0), (9, 0), (0xFFFF, 0)));

    [Fact]
    public void Read_StyleWithAList_NumbersItsParagraphsUnlessTheySayNo()
    {
        var builder = Word97Lists.With(new Word97Builder(), Outline).With(1, Styles([Style(based: 0xFFF, List(1, 0)), Style(based: 0, Property(0x260A, 1)), Style(based: 0xFFF, [], id: 19)]));
        Assert.Equal("一、甲\n（一）乙\n丙", Text(builder.Document(
            new WordRun("甲\r"), new WordRun("乙\r") { Style = 1 }, new WordRun("丙\r") { Paragraph = Property(0x460B, 0, 0) }, new WordRun("目录行……1\r") { Style = 2 })));
    }

    [Fact]
    public void Read_HiddenStyle_IsLeftOutUnlessTheTextSaysOtherwise()
    {
        var builder = new Word97Builder().With(1, Styles([Style(0xFFF, []), Style(0, [], character: Property(0x083C, 1))]));
        Assert.Equal("甲丙", Text(builder.Document(new WordRun("甲"), new WordRun("乙") { Style = 1 }, new WordRun("丙") { Style = 1, Character = Property(0x083C, 0x81) }, new WordRun("\r"))));
    }

    private static string Read(Word97Lists.Level[] levels, int? secondStart, params (int Use, int Level)[] paragraphs) =>
        Text(Word97Lists.With(new Word97Builder(), levels, secondStart).Document([.. paragraphs.Select(p => new WordRun("甲\r") { Paragraph = List(p.Use, p.Level) })]));

    private static byte[] Styles(byte[][] styles) =>
        [.. Bytes16(18), .. Bytes16(styles.Length), .. Bytes16(10), .. new byte[14], .. styles.SelectMany(style => (byte[])[.. Bytes16(style.Length), .. style])];

    /// <summary>A paragraph style named 甲, with an even length.</summary>
    private static byte[] Style(int based, byte[] paragraph, byte[]? character = null, int id = 0)
    {
        byte[] style =
        [
            .. Bytes16(id), .. Bytes16(1 | based << 4), .. Bytes16(2), 0, 0, 0, 0, .. Bytes16(1), .. Bytes16('甲'), 0, 0,
            .. Bytes16(paragraph.Length + 2), 0, 0, .. paragraph, .. new byte[paragraph.Length % 2],
            .. Bytes16(character?.Length ?? 0), .. character ?? [],
        ];
        return [.. style, .. new byte[style.Length % 2]];
    }
}
