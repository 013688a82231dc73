using System.Text.Json;
using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Domain;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData("2026Q3", true)]
    [InlineData("2000Q1", true)]
    [InlineData("2100Q4", true)]
    [InlineData("1999Q4", false)]
    [InlineData("2101Q1", false)]
    [InlineData("2026Q0", false)]
    [InlineData("2026Q5", false)]
    [InlineData("2026q3", false)]
    [InlineData(" 2026Q3", false)]
    [InlineData("２０２６Q3", false)]
    [InlineData(null, false)]
    public void TryParse_Quarter_HasOneSpelling(string? text, bool expected)
    {
        Assert.Equal(expected, Quarter.TryParse(text, out var quarter));
        Assert.Equal(expected, quarter.IsKnown);
        if (expected) Assert.Equal(text, quarter.ToString());
    }

    [Theory]
    [InlineData("2026-03", true)]
    [InlineData("2026-3", false)]
    [InlineData("2026-13", false)]
    [InlineData("2026-00", false)]
    [InlineData("2026/03", false)]
    public void TryParse_Month_HasOneSpelling(string text, bool expected)
    {
        Assert.Equal(expected, YearMonth.TryParse(text, out var month));
        Assert.Equal(expected, month.IsKnown);
    }

    [Fact]
    public void Quarter_OverNewYear_GoesOn()
    {
        Assert.Equal(new Quarter(2027, 1), A.Q4.Next);
        Assert.Equal(A.Day(12, 31), A.Q4.LastDay);
        Assert.Equal(new YearMonth(2027, 1), new YearMonth(2026, 12).Plus(1));
        Assert.Equal(A.Q4, Quarter.FromOrdinal(A.Q4.Ordinal));
        Assert.True(A.Q4 < A.Q4.Next && A.Q4 >= A.Q3);
        Assert.Equal("2026年第三季度", A.Q3.Name);
    }

    [Fact]
    public void Json_Period_IsItsSpellingAndNothingElse()
    {
        Assert.Equal("\"2026Q3\"", JsonSerializer.Serialize(A.Q3, DomainJson.Options));
        Assert.Equal(new YearMonth(2026, 3), JsonSerializer.Deserialize<YearMonth>("\"2026-03\"", DomainJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Quarter>("\"2026-Q3\"", DomainJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Quarter>("20263", DomainJson.Options));
    }
}
