using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Comparison;

/// <summary>Where the lines of the groups run, in units of the 520 × 172 picture.</summary>
public sealed record LinesPlot(
    ImmutableArray<LinesPlot.Column> Quarters, ImmutableArray<LinesPlot.Tick> Ticks, ImmutableArray<LinesPlot.Line> Lines)
{
    private const double Left = 60, Right = 390, Top = 28, Bottom = 146;

    /// <summary>Names at the ends of lines stand at least so far apart.</summary>
    private const double NameHeight = 17;

    private static readonly string[] Dashes = ["6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2"];

    public sealed record Column(string X, string Name);

    public sealed record Tick(string Y, string TextY, long Percent);

    public sealed record Mark(string X, string Y, string Title);

    public sealed record Line(string Points, string Stroke, string Width, string? Dashes, bool IsChosen, ImmutableArray<Mark> Marks, string LabelY, string Label);

    public static LinesPlot Of(ComparisonModel model)
    {
        var tables = model.View.Tables.Where(t => t.Round is not null).ToArray();
        var series = model.View.Groups
            .Select((group, index) => (group.Name, IsChosen: index == model.GroupIndex, Rates: tables.Select(t => RateOf(model, t.Groups[index])).ToArray()))
            .Append((Name: Texts.District, IsChosen: model.GroupIndex < 0, Rates: tables.Select(t => RateOf(model, t.District)).ToArray()))
            .Where(s => s.Rates.Any(r => r.Exists))
            .ToArray();
        var lowest = series.SelectMany(s => s.Rates).Select(r => r.InTenthsOfPercent()).OfType<long>().DefaultIfEmpty(0).Min();
        var from = Math.Clamp(lowest / 100 * 100, 0, 900);

        double Y(long tenths) => Bottom - ((Bottom - Top) * (tenths - from) / (1000 - from));
        double X(int column) => tables.Length < 2 ? (Left + Right) / 2 : Left + ((Right - Left) * column / (tables.Length - 1));

        var gap = from >= 700 ? 50 : from >= 400 ? 100 : 200;
        var ticks = Enumerable.Range(0, 21).Select(i => i * 50L).Where(t => t >= from && (1000 - t) % gap == 0)
            .Select(t => new Tick(Figures.Number(Y(t)), Figures.Number(Y(t) + 4), t / 10));
        var ends = Spread([.. series.Select(s => Y(s.Rates.Last(r => r.Exists).InTenthsOfPercent()!.Value))]);
        var lines = series.Select((s, index) =>
        {
            ImmutableArray<Mark> marks =
            [
                .. from column in Enumerable.Range(0, tables.Length)
                   where s.Rates[column].Exists
                   let y = Y(s.Rates[column].InTenthsOfPercent()!.Value)
                   select new Mark(Figures.Number(X(column)), Figures.Number(y), $"{s.Name} {tables[column].Quarter.Name} {Figures.PercentSign(s.Rates[column])}"),
            ];
            return new Line(
                string.Join(' ', marks.Select(m => $"{m.X},{m.Y}")),
                s.IsChosen ? "#12555F" : "#626B70", s.IsChosen ? "3" : "1.6", s.IsChosen ? null : Dashes[index % Dashes.Length], s.IsChosen,
                marks, Figures.Number(ends[index] + 4), $"{s.Name} {Figures.PercentSign(s.Rates.Last(r => r.Exists))}");
        });
        return new([.. tables.Select((t, i) => new Column(Figures.Number(X(i)), Short(t.Quarter)))], [.. ticks], [.. lines.OrderBy(l => l.IsChosen)]);
    }

    private static Rate RateOf(ComparisonModel model, ComparedTotal total) => model.Ask.Shown is Shown.Year ? total.Rates.Year : total.Rates.Completion;

    private static string Short(Quarter quarter) => $"{quarter.Year} {"一二三四"[quarter.Number - 1]}季";

    /// <summary>Moves the names apart where lines end close to each other, upwards where they would leave the picture.</summary>
    private static double[] Spread(double[] wanted)
    {
        var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
        var placed = (double[])wanted.Clone();
        for (var i = 1; i < order.Length; i++)
            placed[order[i]] = Math.Max(placed[order[i]], placed[order[i - 1]] + NameHeight);
        var below = order.Length == 0 ? 0 : Math.Max(0, placed[order[^1]] - Bottom);
        return [.. placed.Select(y => y - below)];
    }
}
