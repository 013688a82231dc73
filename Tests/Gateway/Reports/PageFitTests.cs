using System.Collections.Immutable;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class PageFitTests
{
    [Theory]
    [InlineData(5, TooWide.SplitColumns)]
    [InlineData(14, TooWide.SplitColumns)]
    [InlineData(40, TooWide.SplitColumns)]
    [InlineData(22, TooWide.UseA3)]
    [InlineData(90, TooWide.UseA3)]
    public void Of_AnyWidth_NeverPrintsBelowNinePoints(int columns, TooWide whenTooWide)
    {
        ImmutableArray<double> widths = [.. Enumerable.Repeat(50.0, columns)];
        var fit = PageFit.Of(new(WhenTooWide: whenTooWide), widths, nameColumns: 2, _ => true);
        Assert.True(Fonts.BodySize * fit.ScalePercent / 100 >= Fonts.LeastPrinted);
        var printable = (fit.Paper == Paper.A3 ? 1190.6 : 841.9) - 100.8;
        int[] starts = [2, .. fit.Breaks, columns];
        Assert.All(starts.Zip(starts.Skip(1)), page => Assert.InRange((2 + page.Second - page.First) * 50.0 * fit.ScalePercent / 100, 1, printable));
    }

    [Fact]
    public void Of_TooWideForA4_GoesToA3OrIsSplit()
    {
        ImmutableArray<double> widths = [.. Enumerable.Repeat(50.0, 22)];
        Assert.Equal(Paper.A3, PageFit.Of(new(WhenTooWide: TooWide.UseA3), widths, 2, _ => true).Paper);
        Assert.Equal(12, Assert.Single(PageFit.Of(new(WhenTooWide: TooWide.SplitColumns), widths, 2, _ => true).Breaks));
    }

    [Fact]
    public void Of_HeadOverSeveralColumns_IsNotTornApart()
    {
        ImmutableArray<double> widths = [.. Enumerable.Repeat(50.0, 23)];
        var fit = PageFit.Of(PrintSetup.A4Landscape, widths, 2, column => column % 3 == 2);
        Assert.All(fit.Breaks, column => Assert.Equal(2, column % 3));
    }
}
