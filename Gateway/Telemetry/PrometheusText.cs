using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>Writes metrics in the text format of Prometheus 0.0.4. Names get the unit and, for counters, <c>_total</c>.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>What was collected last.</summary>
    public string Last { get; private set; } = "";

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();

        // Two meters may have an instrument of one name; its type stands once.
        var byName = new Dictionary<string, List<Metric>>();
        foreach (var metric in batch)
        {
            var name = NameOf(metric.Name, metric.Unit, metric.MetricType is MetricType.LongSum or MetricType.DoubleSum);
            if (!byName.TryGetValue(name, out var same)) byName.Add(name, same = []);
            same.Add(metric);
        }

        foreach (var (name, same) in byName.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(same[0].MetricType)).Append('\n');
            foreach (var metric in same) Write(text, name, metric);
        }

        Last = text.ToString();
        return ExportResult.Success;
    }

    /// <param name="isCounter">Whether it only grows.</param>
    internal static string NameOf(string name, string? unit, bool isCounter)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var ending = unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        if (!plain.EndsWith(ending, StringComparison.Ordinal)) plain += ending;
        return isCounter ? plain + "_total" : plain;
    }

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    private static void Write(StringBuilder text, string name, Metric metric)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            switch (metric.MetricType)
            {
                case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                    Line(text, name, point, null, point.GetSumLong());
                    break;
                case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                    Line(text, name, point, null, point.GetSumDouble());
                    break;
                case MetricType.LongGauge:
                    Line(text, name, point, null, point.GetGaugeLastValueLong());
                    break;
                case MetricType.DoubleGauge:
                    Line(text, name, point, null, point.GetGaugeLastValueDouble());
                    break;
                case MetricType.Histogram:
                    Histogram(text, name, point);
                    break;
            }
        }
    }

    private static void Histogram(StringBuilder text, string name, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(text, name + "_bucket", point, bucket.ExplicitBound, below);
        }

        Line(text, name + "_sum", point, null, point.GetHistogramSum());
        Line(text, name + "_count", point, null, point.GetHistogramCount());
    }

    private static void Line(StringBuilder text, string name, in MetricPoint point, double? bound, double value)
    {
        text.Append(name);
        var opened = false;
        foreach (var (key, tag) in point.Tags) Label(text, ref opened, NameOf(key, null, false), Convert.ToString(tag, CultureInfo.InvariantCulture));
        if (bound is { } below) Label(text, ref opened, "le", Number(below));
        if (opened) text.Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static void Label(StringBuilder text, ref bool opened, string name, string? value)
    {
        text.Append(opened ? ',' : '{').Append(name).Append("=\"");
        foreach (var c in value ?? "") _ = c switch { '\\' => text.Append("\\\\"), '"' => text.Append("\\\""), '\n' => text.Append("\\n"), _ => text.Append(c) };
        text.Append('"');
        opened = true;
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);
}
