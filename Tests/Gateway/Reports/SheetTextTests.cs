using DistrictUnion.Reports;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class SheetTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\t1")]
    [InlineData("\r\n1")]
    [InlineData(" \u00A0=1")]
    [InlineData("＝1")]
    public void Safe_LooksLikeAFormula_IsGuardedAndComesBack(string text)
    {
        var safe = CellText.Safe(text);
        Assert.Equal(CellText.Guard, safe[0]);
        Assert.Equal(text.ReplaceLineEndings("\n"), CellText.Unguarded(safe));
    }

    [Theory]
    [InlineData("平常")]
    [InlineData("—")]
    [InlineData("a=1")]
    [InlineData("3-4月")]
    public void Safe_OrdinaryText_IsItself(string text) => Assert.Same(text, CellText.Safe(text));

    [Fact]
    public void Safe_ForbiddenCharacters_AreReplacedVisibly() =>
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFD𠮷", CellText.Safe("a\u0000b\uD800c\uFFFE𠮷"));

    [Fact]
    public void Safe_TooLong_SaysSo()
    {
        var safe = CellText.Safe(new string('长', 40_000));
        Assert.Equal(CellText.MaxLength, safe.Length);
        Assert.EndsWith("全文见系统）", safe, StringComparison.Ordinal);
    }

    [Fact]
    public void SheetNames_HardNames_AreValidAndUnlike() => Assert.Equal(
        ["表", "a-b-c", "A-b-c（2）", new string('长', 31), new string('长', 28) + "（2）", "History（2）", "引号"],
        SheetNames.Of(["", "a/b:c", "A?b*c", new string('长', 40), new string('长', 50), "History", "'引号'"]));

    [Fact]
    public void FileName_HardParts_IsValidOnWindowsAndInAscii()
    {
        var name = WorkbookFileName.Of(("向阳/路:小学", "xyl-1"), ("2026年第三季度", "2026Q3"), ("完成率比较", "比较"));
        Assert.Equal("向阳-路-小学_2026年第三季度_完成率比较.xlsx", name.Name);
        Assert.Equal("xyl-1_2026Q3_--.xlsx", name.AsciiName);
        Assert.StartsWith("attachment; filename=\"xyl-1_2026Q3_--.xlsx\"; filename*=UTF-8''%E5", name.ContentDisposition, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("学校a", 5)]
    [InlineData("𠮷😀", 4)]
    [InlineData("▲ 黄", 5)]
    [InlineData("一\n二三", 4)]
    public void Longest_MixedText_CountsHalfHanCharacters(string text, int length) => Assert.Equal(length, TextMeasure.Longest(text));

    [Fact]
    public void Cell_BlankNoneAndZero_AreThreeThings()
    {
        Assert.Equal(CellKind.Blank, Cell.Of("").Kind);
        Assert.Equal("—", Cell.None.Text);
        Assert.Equal(CellKind.Number, Cell.Of(0).Kind);
    }

    [Fact]
    public void Cell_DayAndMoment_AreExcelSerials()
    {
        Assert.Equal(46_304, Cell.Of(new DateOnly(2026, 10, 9)).Number);
        Assert.Equal(46_304.5m, Cell.Of(new DateTimeOffset(2026, 10, 9, 12, 0, 0, TimeSpan.FromHours(8))).Number);
        Assert.Equal("1899年1月2日", Cell.Of(new DateOnly(1899, 1, 2)).Text);
    }
}
