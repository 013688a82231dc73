using System.Diagnostics.Metrics;
using DistrictUnion.Gateway.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DistrictUnion.Tests.Gateway.Telemetry;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Export_CounterGaugeAndHistogram_IsTheFormatOfPrometheus()
    {
        using var meter = new Meter("PrometheusTextTests");
        var text = new PrometheusText();
        using var reader = new BaseExportingMetricReader(text);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader).Build();
        meter.CreateCounter<long>("a.made").Add(3, new KeyValuePair<string, object?>("what", "x\"y\\z\nend"));
        meter.CreateUpDownCounter<int>("b.open").Add(-2);
        var time = meter.CreateHistogram("c.time", "s", "", tags: null, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        time.Record(0.25);
        time.Record(2);

        reader.Collect();

        Assert.Equal(
            """
            # TYPE a_made_total counter
            a_made_total{what="x\"y\\z\nend"} 3
            # TYPE b_open gauge
            b_open -2
            # TYPE c_time_seconds histogram
            c_time_seconds_bucket{le="0.5"} 1
            c_time_seconds_bucket{le="1"} 1
            c_time_seconds_bucket{le="+Inf"} 2
            c_time_seconds_sum 2.25
            c_time_seconds_count 2

            """.ReplaceLineEndings("\n"),
            text.Last);
    }
}
