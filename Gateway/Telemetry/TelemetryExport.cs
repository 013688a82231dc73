using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>The providers of OpenTelemetry, from the service's start to its stop; what is left is sent then.</summary>
internal sealed class TelemetryExport(TelemetryOptions options) : IHostedService, IDisposable
{
    /// <summary>How long the stop waits for a collector.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock scraping = new();
    private readonly PrometheusText text = new();
    private BaseExportingMetricReader? scraper;
    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(
            options.Name,
            serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            serviceInstanceId: Environment.MachineName);
        meters = MetersOf(resource);
        if (options.IsOtlp) traces = TracesOf(resource);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            traces?.Shutdown((int)Patience.TotalMilliseconds);
            meters?.Shutdown((int)Patience.TotalMilliseconds);
        },
        CancellationToken.None);

    public void Dispose()
    {
        traces?.Dispose();
        meters?.Dispose();
    }

    /// <summary>All metrics as they stand, in the format of Prometheus. One scrape at a time.</summary>
    public string Scrape()
    {
        lock (scraping)
        {
            scraper!.Collect();
            return text.Last;
        }
    }

    private MeterProvider MetersOf(ResourceBuilder resource)
    {
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(TelemetrySetup.Meters);
        if (options.Prometheus) builder.AddReader(scraper = new BaseExportingMetricReader(text) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative });
        if (options.IsOtlp)
        {
            builder.AddReader(new PeriodicExportingMetricReader(
                new OtlpMetricExporter(Collector("v1/metrics")), (int)options.MetricsEvery.TotalMilliseconds));
        }

        return builder.Build();
    }

    /// <summary>The sampler looks at the trace's id alone: whoever sends a request does not say whether it is traced.</summary>
    private TracerProvider TracesOf(ResourceBuilder resource) =>
        Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(TelemetrySetup.Sources)
            .SetSampler(new TraceIdRatioBasedSampler(options.TracePercent / 100.0))
            .AddProcessor(new BatchActivityExportProcessor(new OtlpTraceExporter(Collector("v1/traces"))))
            .Build();

    private OtlpExporterOptions Collector(string path)
    {
        var address = new Uri(options.Otlp.TrimEnd('/') + "/");
        return new()
        {
            Protocol = options.OtlpProtocol is OtlpProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
            Endpoint = options.OtlpProtocol is OtlpProtocol.Grpc ? address : new Uri(address, path),
            Headers = options.OtlpHeaders,
        };
    }
}
