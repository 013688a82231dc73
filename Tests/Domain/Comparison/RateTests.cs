using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Tests.Domain.Comparison;

public sealed class RateTests
{
    [Fact]
    public void InTenthsOfPercent_NoWhole_IsNone() => Assert.Null(default(Rate).InTenthsOfPercent());

    [Theory]
    [InlineData(1, 3, 333)]
    [InlineData(2, 3, 667)]
    [InlineData(1, 2000, 1)]
    [InlineData(7, 7, 1000)]
    public void InTenthsOfPercent_Part_IsRoundedHalfUp(long part, long whole, long expected) =>
        Assert.Equal(expected, new Rate(part, whole).InTenthsOfPercent());

    [Fact]
    public void Median_OddEvenAndNone_IsOverExistingRatesOnly()
    {
        Assert.Equal(500_000, Rate.Median([new(1, 1), new(1, 2), default, new(0, 1)]));
        Assert.Equal(750_000, Rate.Median([new(1, 1), new(1, 2), default]));
        Assert.Null(Rate.Median([default]));
    }

    [Fact]
    public void Add_Pooled_IsSumOverSum() => Assert.Equal(new Rate(3, 7), new Rate(1, 3) + new Rate(2, 4));

    [Fact]
    public void SharesInTenthsOfPercent_Thirds_AddUpToAll()
    {
        Assert.Equal([334, 333, 333], Rate.SharesInTenthsOfPercent([1, 1, 1]).AsEnumerable());
        Assert.Equal([0, 0], Rate.SharesInTenthsOfPercent([0, 0]).AsEnumerable());
        Assert.Empty(Rate.SharesInTenthsOfPercent([]));
    }
}
