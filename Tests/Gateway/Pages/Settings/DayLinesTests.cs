using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

public sealed class DayLinesTests
{
    [Theory]
    [InlineData("10月1日至8日", "2026年10月1日至10月8日")]
    [InlineData("10月1日-8日", "2026年10月1日至10月8日")]
    [InlineData("国庆：2026-10-01～2026-10-03 放假", "2026年10月1日至10月3日")]
    [InlineData("9月20日（周日）、10月10日(周六)", "2026年9月20日\n2026年10月10日")]
    [InlineData("12月31日至1月2日", "2026年12月31日至2027年1月2日")]
    [InlineData("１０．１", "2026年10月1日")]
    [InlineData("5月1日、2日、4日", "2026年5月1日至5月2日\n2026年5月4日")]
    public void Read_LinesOfNotices_AreTheDays(string text, string days)
    {
        var (read, unread) = DayLines.Read(text, 2026);

        Assert.Empty(unread);
        Assert.Equal(days, DayLines.Write(read));
    }

    [Theory]
    [InlineData("国庆节")]
    [InlineData("2月30日")]
    [InlineData("1月1日至12月31日")]
    public void Read_WithoutADayThatExists_IsNamed(string line) => Assert.Equal(line, Assert.Single(DayLines.Read(line, 2026).Unread));
}
