using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DistrictUnion.Gateway.Exports;

/// <summary>How many files are made and wait, and how long they take; part of the meter <c>DistrictUnion.Gateway</c>.</summary>
internal sealed class ExportFigures : IDisposable
{
    private readonly Meter meter = new("DistrictUnion.Gateway");
    private readonly UpDownCounter<int> waiting;
    private readonly UpDownCounter<int> making;
    private readonly Histogram<double> duration;

    public ExportFigures()
    {
        waiting = meter.CreateUpDownCounter<int>("exports.waiting", description: "Ordered files that wait for a place.");
        making = meter.CreateUpDownCounter<int>("exports.making", description: "Files that are being made.");
        duration = meter.CreateHistogram<double>(
            "exports.duration", "s", "Time that a file took to make, by how it ended: made, refused, stopped, broken.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600] });
    }

    public void Wait(int change) => waiting.Add(change);

    public void Make(int change) => making.Add(change);

    public void Ended(string how, long began) => duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("result", how));

    public void Dispose() => meter.Dispose();
}
