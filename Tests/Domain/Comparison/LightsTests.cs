using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Tests.Domain.Comparison;

public sealed class LightsTests
{
    [Theory]
    [InlineData(50, 50, 0, Light.Green)]
    [InlineData(50, 40, 0, Light.Green)]
    [InlineData(50, 39, 0, Light.Yellow)]
    [InlineData(50, 20, 0, Light.Yellow)]
    [InlineData(50, 19, 0, Light.Red)]
    [InlineData(50, 50, 1, Light.Yellow)]
    [InlineData(50, 19, 1, Light.Red)]
    [InlineData(0, 0, 0, Light.Green)]
    public void OfProgress_PointsBehindThePlan_DecideTheLight(long due, long earned, int overdue, Light expected) =>
        Assert.Equal(expected, Lights.OfProgress(due, new(earned, 100), overdue));

    [Fact]
    public void OfProgress_NothingInTheYear_HasNoLight() => Assert.Equal(Light.None, Lights.OfProgress(0, default, 0));

    [Theory]
    [InlineData(false, 12, 31, Light.Green)]
    [InlineData(true, 7, 31, Light.NotBegun)]
    [InlineData(true, 8, 1, Light.UnderWay)]
    [InlineData(true, 9, 23, Light.UnderWay)]
    [InlineData(true, 9, 24, Light.Near)]
    [InlineData(true, 9, 30, Light.Near)]
    [InlineData(true, 10, 1, Light.Red)]
    public void OfOccurrence_OnADay_FollowsItsMonths(bool isOpen, int month, int day, Light expected) =>
        Assert.Equal(expected, Lights.OfOccurrence(isOpen, A.Q3, new(2026, 8), new(2026, 9), A.Day(month, day)));

    [Fact]
    public void Sign_EveryLight_IsItsOwn()
    {
        var lights = Enum.GetValues<Light>();

        Assert.Equal(lights.Length, lights.Select(Lights.Sign).Distinct().Count());
        Assert.Equal(lights.Length, lights.Select(Lights.Word).Distinct().Count());
    }
}
