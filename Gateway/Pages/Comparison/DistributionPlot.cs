using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Comparison;

/// <summary>Where the dots of the distribution stand, in units of its 520 × 172 picture.</summary>
public sealed record DistributionPlot(
    ImmutableArray<DistributionPlot.Dot> Dots, ImmutableArray<DistributionPlot.Tick> Ticks, string Radius, Rate Median, string? MedianX, string MedianTextX, string MedianAnchor)
{
    private const double Left = 30, Right = 490, Base = 141, Top = 34;

    /// <summary>Tenths of a percent that share a stack.</summary>
    private const long Bin = 25;

    public sealed record Dot(int School, string X, string Y, bool IsReported, string Title);

    public sealed record Tick(string X, long Percent);

    public static DistributionPlot Of(ComparisonModel model)
    {
        var schools = model.Schools.Where(s => model.RateOf(s).Exists).ToArray();
        var lowest = schools.Select(s => model.RateOf(s).InTenthsOfPercent()!.Value).DefaultIfEmpty(0).Min();
        var from = Math.Clamp(lowest / 100 * 100, 0, 800);
        var stacks = schools.GroupBy(s => model.RateOf(s).InTenthsOfPercent()!.Value / Bin).ToArray();
        var highest = stacks.Select(s => s.Count()).DefaultIfEmpty(1).Max();
        var step = Math.Min(11, (Base - Top) / highest);

        double X(double tenths) => Left + ((Right - Left) * (tenths - from) / (1000 - from));

        var dots = stacks.SelectMany(stack => stack.Select((school, level) => new Dot(
            school,
            Figures.Number(X(Math.Min(1000, (stack.Key * Bin) + (Bin / 2.0)))),
            Figures.Number(Base - (level * step)),
            model.Table.Rows[school].IsReported,
            $"{model.Table.Rows[school].Name} {Figures.PercentSign(model.RateOf(school))}")));
        var gap = from >= 500 ? 100 : 200;
        var ticks = Enumerable.Range(0, 11).Select(i => i * 100L).Where(t => t >= from && (1000 - t) % gap == 0);
        var median = model.Ask.Shown is Shown.Completion ? Figures.OfMedian(model.Total.MedianCompletion) : default;
        var medianX = median.InTenthsOfPercent() is { } m ? X(m) : (double?)null;
        return new(
            [.. dots],
            [.. ticks.Select(t => new Tick(Figures.Number(X(t)), t / 10))],
            Figures.Number(Math.Clamp(step * 0.42, 1.2, 4.4)),
            median,
            medianX is { } x ? Figures.Number(x) : null,
            medianX is { } at ? Figures.Number(at > 260 ? at - 6 : at + 6) : "",
            medianX > 260 ? "end" : "start");
    }
}
