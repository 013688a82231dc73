using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Sends the silo's metrics and traces to a collector, where one is set; a gateway's request is one trace through every silo.</summary>
internal sealed class SiloTelemetry(SiloSettings settings) : IHostedService, IDisposable
{
    private static readonly string[] Meters = ["Microsoft.Orleans", "DistrictUnion.Grains", "DistrictUnion.Storage", "System.Runtime", "Npgsql"];

    private static readonly string[] Sources = ["Microsoft.Orleans.Application", "Npgsql"];

    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Otlp.Length == 0) return Task.CompletedTask;
        var resource = ResourceBuilder.CreateEmpty().AddService("district-union-silo", serviceInstanceId: Environment.MachineName);
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddReader(new PeriodicExportingMetricReader(new OtlpMetricExporter(Collector("v1/metrics")))).Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .AddProcessor(new BatchActivityExportProcessor(new OtlpTraceExporter(Collector("v1/traces")))).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        traces?.Dispose();
        meters?.Dispose();
    }

    private OtlpExporterOptions Collector(string path) => new()
    {
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Endpoint = new Uri(new Uri(settings.Otlp.TrimEnd('/') + "/"), path),
    };
}
