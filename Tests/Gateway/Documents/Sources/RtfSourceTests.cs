using System.Text;
using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

public sealed class RtfSourceTests
{
    private const string Head = @"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fnil\fcharset2 Wingdings;}{\f2\froman\fcharset136 MingLiU;}{\f3\fswiss\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\info{\title x}{\author y}}";

    [Fact]
    public void Read_BytesInPairs_AreDecodedByTheFontsCharset() =>
        Assert.Equal(["工会计划", "工會計劃", "工会abc"], Lines(Hex("工会计划", SourceText.Gb) + @"\par{\f2 " + Hex("工會計劃", SourceText.Big5) + @"}\par{\f3 " + Hex("工会", SourceText.Gb) + @"abc}\par"));

    [Fact]
    public void Read_UnicodeWithReplacements_SkipsThem() =>
        Assert.Equal(["工会", "𠮷安", "会员"], Lines(@"\uc1\u24037?\u20250\'3f\par\uc2\u-10174\'a1\'a1\u-8265\'a1\'a1{\uc0\u23433}\par{\uc1\u20250}" + Hex("员", SourceText.Gb) + @"\par"));

    [Fact]
    public void Read_SecondByteIsABackslash_IsOneCharacter() => Assert.Equal(["許功蓋"], Lines(@"{\f2\'b3\\\'a5\\\'bb\\}\par"));

    [Fact]
    public void Read_PrintedNumbers_AreKeptAndEmptyParagraphsShowNone() => Assert.Equal(
        ["一、民主管理", "1 校务公开", "● 组织体检"],
        Lines(@"{\listtext\pard\plain " + Hex("一、", SourceText.Gb) + @"\tab}" + Hex("民主管理", SourceText.Gb) + @"\par{\pntext 1\tab}" + Hex("校务公开", SourceText.Gb) + @"\par{\listtext\f1 l\tab}" + Hex("组织体检", SourceText.Gb) + @"\par{\listtext 3.\tab}\par"));

    [Fact]
    public void Read_HiddenDeletedAndInstructions_StayOut() => Assert.Equal(
        ["看得见第3周"],
        Lines(Hex("看得见", SourceText.Gb) + @"{\v hidden}{\deleted gone}\v also\v0 {\field{\*\fldinst HYPERLINK x}{\fldrslt " + Hex("第3周", SourceText.Gb) + @"}}{\*\bkmkstart a}{\header head}{\footnote note}{\pict 0102}\par{\field{\*\fldinst TOC \\o}{\fldrslt 1 contents\par}}"));

    [Fact]
    public void Read_Table_IsRowsWithTheMonthPrintedOnce() => Assert.Equal(
        ["before", "月份\t活动\t负责人", "3月\t踏青\v体检\t主席", "\t讲座\t主席", "after"],
        Lines(@"before\par" + Row(@"\cellx1000\cellx2000\cellx3000", "月份", "活动", "负责人") + Row(@"\clvmgf\cellx1000\cellx2000\cellx3000", "3月", "踏青\v体检", "主席") + Row(@"\clvmrg\cellx1000\cellx2000\cellx3000", "3月", "讲座", "主席") + @"\pard after\par"));

    [Fact]
    public void Read_RowsOfFewerCells_KeepTheColumns() => Assert.Equal(
        ["计划表", "序号\t项目\t\t时间", "1\t民主\t教代会\t3月", "2\t民主\t公开\t4月"],
        Lines(Row(@"\cellx4000", "计划表") + Row(@"\cellx1000\cellx3050\cellx4000", "序号", "项目", "时间") + Row(@"\cellx1000\cellx2000\cellx3000\cellx4000", "1", "民主", "教代会", "3月") + Row(@"\cellx1010\cellx2020\cellx3010\cellx4000", "2", "民主", "公开", "4月")));

    [Fact]
    public void Read_TextBox_StandsBehindItsParagraph() =>
        Assert.Equal(["anchor", "in the box"], Lines(@"anchor{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard in the box\par}}{\shprslt in the box}}\par"));

    [Fact]
    public void Read_Binary_IsSteppedOver() => Assert.Equal(["a", "b"], Lines(@"a\par{\object{\objdata\bin5 }}}}}}}b\par"));

    [Fact]
    public void Read_OnlyAPicture_IsAScan() => Assert.Equal(["document.is-picture"], SourceText.Codes(SourceText.Read(Rtf(@"{\pict\pngblip 89504e47}\par"))));

    [Fact]
    public void Read_NoText_IsEmpty() => Assert.Equal(["document.empty"], SourceText.Codes(SourceText.Read(Rtf(@"\par\par"))));

    [Fact]
    public void Read_Truncated_IsReadAsFarAsItGoes()
    {
        var reading = SourceText.Read(Encoding.Latin1.GetBytes(Head + @"first\par{\b second"));
        Assert.Equal("first\nsecond", reading.Text);
        Assert.Equal(["document.truncated"], SourceText.Codes(reading));
    }

    [Fact]
    public void Read_GroupsWithoutEnd_AreBounded()
    {
        var reading = SourceText.Read(Encoding.Latin1.GetBytes(Head + @"before\par" + new string('{', 2_000_000) + "deep" + new string('}', 1_999_000) + @"after\par"));
        Assert.StartsWith("before", reading.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("deep", reading.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessRowsAndNumbers_AreBounded()
    {
        var cells = string.Concat(Enumerable.Repeat(@"\cell", 200_000)) + @"\row";
        Assert.NotNull(SourceText.Read(Rtf(cells + @"\cellx99999999999999999999\u99999999999\bin99999999 x")));
        Assert.Equal(["document.cut"], SourceText.Codes(SourceText.Read(Rtf(new string('a', 100_000)), new ReadingLimits { MaxCharacters = 1_000 })));
    }

    [Fact]
    public void Read_CutAnywhere_GivesAReading()
    {
        var whole = Rtf(Row(@"\clvmgf\cellx1000\cellx2000", "3月", "踏青") + @"{\listtext 1.\tab}\u24037?{\shp{\*\shpinst{\shptxt box\par}}}\par");
        for (var length = 5; length < whole.Length; length++) Assert.NotEmpty(SourceText.Read(whole[..length]).Flaws);
    }

    private static string[] Lines(string body) => SourceText.Lines(Rtf(body));

    private static byte[] Rtf(string body) => Encoding.Latin1.GetBytes(Head + body + "}");

    private static string Hex(string text, Encoding encoding) => string.Concat(encoding.GetBytes(text).Select(value => value < 0x80 ? ((char)value).ToString() : $@"\'{value:x2}"));

    private static string Row(string edges, params string[] cells) =>
        @"\trowd" + edges + @"\pard\intbl" + string.Concat(cells.Select(cell => " " + Hex(cell, SourceText.Gb).Replace("\v", @"\par ", StringComparison.Ordinal) + @"\cell")) + @"\row";
}
