using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Telemetry;
using DistrictUnion.Grains;
using DistrictUnion.Tests.Architecture;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>The dashboard shows what the program emits.</summary>
[Trait("Host", "Embedded")]
public sealed partial class DashboardTests
{
    private static readonly string[] Words = ["sum", "rate", "increase", "topk", "histogram_quantile", "by"];

    [Fact]
    public async Task Dashboard_EveryMetric_IsEmittedByTheProgram()
    {
        var named = Expressions().SelectMany(MetricsIn).Distinct().ToArray();

        Assert.True(named.Length > 20, $"only {named.Length} metrics were found");
        var emitted = await Emitted();
        Assert.True(named.All(emitted.Contains), $"{string.Join(' ', named.Except(emitted))} not in {string.Join(' ', emitted.Order())}");
    }

    [Fact]
    public void Dashboard_EveryMeterOfOurs_IsOnIt()
    {
        var named = Expressions().SelectMany(MetricsIn).ToArray();

        Assert.All(["http_server_", "grain_", "storage_", "exports_", "audit_", "checkpoint_", "dotnet_"], start => Assert.Contains(named, name => name.StartsWith(start, StringComparison.Ordinal)));
    }

    /// <summary>Names in the text of a scrape, and of instruments that have counted nothing yet.</summary>
    private static async Task<HashSet<string>> Emitted()
    {
        await using var application = new WatchedDistrict(("Telemetry:Prometheus", "true"));
        using var http = new HttpClient { BaseAddress = new(application.Serve()) };
        (await http.GetAsync("/sign-in")).Dispose();
        var scene = new DistrictScene(application);
        await scene.Found(WatchedDistrict.School);
        var names = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (TelemetrySetup.Meters.Contains(instrument.Meter.Name)) names.UnionWith(NamesOf(instrument));
            },
        };
        foreach (var counting in new[] { typeof(AuditTrail), typeof(GrainKey).Assembly.GetType("DistrictUnion.Grains.Journal.CheckpointFailures", throwOnError: true)! })
            RuntimeHelpers.RunClassConstructor(counting.TypeHandle);
        application.Services.GetRequiredService<ExportDesk>();
        listener.Start();
        var text = await http.GetStringAsync("/metrics");
        var scraped = Sample().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.Superset(new HashSet<string> { "grain_call_duration_seconds_bucket", "storage_writes_total", "dotnet_process_cpu_time_seconds_total" }, scraped);
        names.UnionWith(scraped);
        return names;
    }

    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        var isCounter = type == typeof(Counter<>) || type == typeof(ObservableCounter<>);
        var name = PrometheusText.NameOf(instrument.Name, instrument.Unit, isCounter);
        return type == typeof(Histogram<>) ? [name + "_bucket", name + "_sum", name + "_count"] : [name];
    }

    private static IEnumerable<string> Expressions()
    {
        using var dashboard = JsonDocument.Parse(Repository.Read("deploy/observability/dashboard.json"));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    /// <summary>What is no label, no span of time and no word of the language.</summary>
    private static IEnumerable<string> MetricsIn(string expression) =>
        Name().Matches(Aside().Replace(expression, " ")).Select(match => match.Value).Except(Words);

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"[a-z_][a-z0-9_]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?<name>[a-z_][a-z0-9_]*)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
