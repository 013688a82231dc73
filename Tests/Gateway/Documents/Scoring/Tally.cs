using System.Globalization;

namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

internal enum Kind { Section, Measure, Schedule, Quantity }

internal enum Point { PlanCount, Title, School, Year, Period, IsUnionPlan, ScheduleYear, ScheduleWeek, SectionOfMeasure, Per }

/// <summary>What was found, what was found too much, what was missed.</summary>
internal readonly record struct Found(int Right, int Extra, int Missed)
{
    /// <summary>1 when all is right, also when there was nothing to find and nothing was found.</summary>
    public double F1 => Right + Extra + Missed == 0 ? 1 : 2.0 * Right / (2 * Right + Extra + Missed);

    public double Precision => Right + Extra == 0 ? 1 : (double)Right / (Right + Extra);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public static Found operator +(Found first, Found second) => new(first.Right + second.Right, first.Extra + second.Extra, first.Missed + second.Missed);
}

/// <summary>The figures of one document, or of many added up.</summary>
internal sealed class Tally
{
    private readonly Found[] _found = new Found[Enum.GetValues<Kind>().Length];
    private readonly (int Right, int All)[] _points = new (int, int)[Enum.GetValues<Point>().Length];

    /// <summary>Items that hold a stretch which belongs to no plan.</summary>
    public int Leaks { get; private set; }

    public int Items { get; private set; }

    public double NoiseFree => Items == 0 ? 1 : 1 - (double)Leaks / Items;

    public Found Of(Kind kind) => _found[(int)kind];

    /// <summary>The share that is right; 1 when there was nothing to compare.</summary>
    public double Of(Point point) => _points[(int)point] is var (right, all) && all > 0 ? (double)right / all : 1;

    public void Count(Kind kind, int gold, int read, int matched) => _found[(int)kind] += new Found(matched, read - matched, gold - matched);

    public void Count(Point point, bool isRight) => _points[(int)point] = (_points[(int)point].Right + (isRight ? 1 : 0), _points[(int)point].All + 1);

    public void CountItem(bool isLeak) => (Items, Leaks) = (Items + 1, Leaks + (isLeak ? 1 : 0));

    public void Add(Tally other)
    {
        for (var i = 0; i < _found.Length; i++) _found[i] += other._found[i];
        for (var i = 0; i < _points.Length; i++) _points[i] = (_points[i].Right + other._points[i].Right, _points[i].All + other._points[i].All);
        (Leaks, Items) = (Leaks + other.Leaks, Items + other.Items);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"plans {Of(Point.PlanCount):0.0##} title {Of(Point.Title):0.0##} school {Of(Point.School):0.0##} year {Of(Point.Year):0.0##} period {Of(Point.Period):0.0##} | sec {Of(Kind.Section).F1:0.0##} meas {Of(Kind.Measure).F1:0.0##} sched {Of(Kind.Schedule).F1:0.0##} quant {Of(Kind.Quantity).F1:0.0##} | union {Of(Point.IsUnionPlan):0.0##} noise-free {NoiseFree:0.0##} leaks {Leaks}");

    /// <summary>The kinds one by one, as the corpus' own report prints them.</summary>
    public IEnumerable<string> Details() => Enum.GetValues<Kind>().Select(kind => string.Create(
        CultureInfo.InvariantCulture,
        $"{kind}: F1 {Of(kind).F1:0.0000} precision {Of(kind).Precision:0.0000} recall {Of(kind).Recall:0.0000} (right {Of(kind).Right}, extra {Of(kind).Extra}, missed {Of(kind).Missed})"))
        .Append(string.Create(
            CultureInfo.InvariantCulture,
            $"schedule year {Of(Point.ScheduleYear):0.0000}, schedule week {Of(Point.ScheduleWeek):0.0000}, measure in the right section {Of(Point.SectionOfMeasure):0.0000}, quantity per {Of(Point.Per):0.0000}"));
}
