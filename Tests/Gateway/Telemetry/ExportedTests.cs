using System.Net;
using DistrictUnion.Gateway.Telemetry;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>What leaves the service, and to whom.</summary>
[Trait("Host", "Embedded")]
public sealed class ExportedTests
{
    [Fact]
    public async Task Default_NothingIsMadeAndMetricsAreNotThere()
    {
        await using var application = new GatewayApplication();
        using var http = application.CreateClient();

        using var answer = await http.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(application.Services.GetService<TelemetryExport>());
    }

    [Fact]
    public async Task Otlp_MainJob_IsSentWithoutPersonsAddressesAndQueries()
    {
        using var collector = new Collector();
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, "x-key=geheim-7\n");
        string[] secrets;
        await using (var district = new WatchedDistrict(("Telemetry:Otlp", collector.Address), ("Telemetry:OtlpHeadersFile", key), ("Telemetry:Name", "watched-district"), ("Telemetry:MetricsEvery", "00:00:05")))
        {
            await district.MainJob();
            secrets = await district.Secrets();

            // What is sent at the stop has three seconds, which a busy machine may not keep.
            await collector.Heard("/v1/metrics", "storage.journal_rows");
            await collector.Heard("/v1/traces", "ISchoolUnionGrain.Submit");
        }

        File.Delete(key);
        Assert.All(collector.Received, message => Assert.Equal("geheim-7", message.Key));
        var (traces, metrics) = (collector.All("/v1/traces"), collector.All("/v1/metrics"));
        Assert.Contains("watched-district", traces, StringComparison.Ordinal);
        Assert.Contains("POST /api/v1/districts/{district}/schools/{school}/quarters/{quarter}/submission", traces, StringComparison.Ordinal);
        Assert.Contains("ISchoolUnionGrain.Submit", traces, StringComparison.Ordinal);
        Assert.Contains(WatchedDistrict.School, traces, StringComparison.Ordinal);
        Assert.Contains("grain.call.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("storage.journal_rows", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("url.path", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("url.query", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(secrets, secret => traces.Contains(secret, StringComparison.Ordinal) || metrics.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prometheus_FromAKnownAddressOnly_IsThere()
    {
        await using var application = new WatchedDistrict(("Telemetry:Prometheus", "true"));
        using var http = new HttpClient { BaseAddress = new(application.Serve()) };
        (await http.GetAsync("/sign-in")).Dispose();

        using var known = await http.GetAsync("/metrics");
        var text = await known.Content.ReadAsStringAsync();

        Assert.Equal(PrometheusText.MediaType, known.Content.Headers.ContentType!.ToString());
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/sign-in\"", text, StringComparison.Ordinal);
        Assert.Contains("le=\"+Inf\"", text, StringComparison.Ordinal);

        // A proxy on this machine says for whom it asks.
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "192.0.2.7" } } };
        using var foreign = await http.SendAsync(asking);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Prometheus_AddressesThatAreSet_TakeThePlaceOfThisMachine()
    {
        await using var application = new WatchedDistrict(("Telemetry:Prometheus", "true"), ("Telemetry:PrometheusFrom", "192.0.2.0/24;2001:db8::1"));
        using var http = new HttpClient { BaseAddress = new(application.Serve()) };

        async Task<HttpStatusCode> Ask(string? from)
        {
            using var asking = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            if (from is not null) asking.Headers.Add("X-Forwarded-For", from);
            using var answer = await http.SendAsync(asking);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotFound, await Ask(null));
        Assert.Equal(HttpStatusCode.OK, await Ask("192.0.2.7"));
        Assert.Equal(HttpStatusCode.OK, await Ask("2001:db8::1"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask("192.0.3.7"));
    }
}
