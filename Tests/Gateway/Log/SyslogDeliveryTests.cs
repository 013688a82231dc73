using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Tests.Gateway.Telemetry;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Tests.Gateway.Log;

/// <summary>Messages over real connections: what arrives, what happens when nobody is there.</summary>
public sealed class SyslogDeliveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-syslog-").FullName;
    private readonly LogLines log = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(nameof(SyslogTransport.Udp))]
    [InlineData(nameof(SyslogTransport.Tcp))]
    public async Task Events_OverPlainTransports_ArriveInOrder(string transport)
    {
        using var collector = new SyslogCollector(Enum.Parse<SyslogTransport>(transport));
        var delivery = await Start(collector.Options());
        foreach (var account in new[] { "u1", "u2", "u3" }) delivery.Take(SignIn(account));
        await collector.Wait(4);
        await delivery.StopAsync(default);

        var messages = await collector.Wait(5);
        Assert.Equal(["service-started", "sign-in", "sign-in", "sign-in", "service-stopped"], messages.Select(m => m.Id));
        Assert.Equal([1, 2, 3, 4, 5], messages.Select(m => m.Sequence));
        Assert.Equal("登录 account=u2 address=10.0.0.1", messages[2].Text);
        Assert.Equal((10, 6, "du-1", "district-union"), (messages[2].Facility, messages[2].Severity, messages[2].Host, messages[2].App));
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task Events_OverTls_ArriveWhereTheCertificateIsOfTheNamedCa()
    {
        var certificates = new TestCertificates();
        using var collector = OverTls(certificates);
        using var own = certificates.ForLocalhost();
        var options = Trusting(collector, certificates.Root);
        (options.CertificatePath, options.KeyPath) = (Write("own.pem", certificates.Pem(own)), Write("own.key", TestCertificates.Key(own)));
        var delivery = await Start(options);
        delivery.Take(SignIn("u1"));
        await collector.Wait(2);
        await delivery.StopAsync(default);

        Assert.Equal(["service-started", "sign-in", "service-stopped"], (await collector.Wait(3)).Select(m => m.Id));
        Assert.Equal(own.GetCertHashString(HashAlgorithmName.SHA256), collector.Shown);
    }

    [Theory]
    [InlineData("another CA")]
    [InlineData("another name")]
    public async Task Events_OverTlsToAStranger_AreNotSent(string stranger)
    {
        var certificates = new TestCertificates();
        using var collector = OverTls(certificates);
        var options = Trusting(collector, stranger is "another CA" ? new TestCertificates().Root : certificates.Root);
        if (stranger is "another name") options.ServerName = "collector.example";
        var delivery = await Start(options);
        await UntilLogged();
        await delivery.StopAsync(default);

        Assert.Empty(collector.Received);
        Assert.Contains("AuthenticationException", log.All.First().Exception, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(SyslogTransport.Tcp))]
    [InlineData(nameof(SyslogTransport.Tls))]
    public async Task Events_AfterTheConnectionWasCut_ArriveOverAnother(string transport)
    {
        var certificates = new TestCertificates();
        using var collector = transport is nameof(SyslogTransport.Tls) ? OverTls(certificates) : new SyslogCollector(SyslogTransport.Tcp);
        var delivery = await Start(transport is nameof(SyslogTransport.Tls) ? Trusting(collector, certificates.Root) : collector.Options());
        await collector.Wait(1);
        collector.Cut();
        await Task.Delay(200);
        delivery.Take(SignIn("u1"));
        delivery.Take(SignIn("u2"));

        var messages = await collector.Wait(3);
        await delivery.StopAsync(default);
        Assert.Equal(["登录 account=u1 address=10.0.0.1", "登录 account=u2 address=10.0.0.1"], messages[1..].Select(m => m.Text));
        Assert.Equal([1, 2, 3], messages.Select(m => m.Sequence));
    }

    /// <summary>3,000 events for a queue of 100 and a collector that is not there: nobody waits, and later the collector learns how many it never got.</summary>
    [Fact]
    public async Task Events_WhileTheCollectorIsAway_AreDroppedBeyondTheQueueAndCounted()
    {
        SyslogOptions options;
        using (var gone = new SyslogCollector(SyslogTransport.Tcp)) options = gone.Options();
        options.Queue = 100;
        var delivery = await Start(options);
        await UntilLogged();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var one = 1; one <= 3_000; one++) delivery.Take(SignIn($"u{one}"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");

        using var back = new SyslogCollector(SyslogTransport.Tcp, options.Port);
        var messages = await back.Wait(102);
        await delivery.StopAsync(default);
        Assert.Equal("service-started", messages[0].Id);
        Assert.Equal(("messages-lost", 3), (messages[1].Id, messages[1].Severity));
        Assert.EndsWith(" count=2900", messages[1].Text, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(2_901, 100).Select(one => $"登录 account=u{one} address=10.0.0.1"), messages[2..102].Select(m => m.Text));
        Assert.Equal(Enumerable.Range(1, 102), messages[..102].Select(m => m.Sequence));
        Assert.Single(log.All);
    }

    [Fact]
    public async Task Stop_WhileTheCollectorIsAway_DoesNotWaitForIt()
    {
        SyslogOptions options;
        using (var gone = new SyslogCollector(SyslogTransport.Tcp)) options = gone.Options();
        var delivery = await Start(options);
        delivery.Take(SignIn("u1"));
        await UntilLogged();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await delivery.StopAsync(default);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.Contains(log.All, line => line.Message == "3 security events did not reach the syslog before the stop.");
    }

    private async Task<EventDelivery> Start(SyslogOptions options)
    {
        var delivery = new EventDelivery(
            "syslog", OutletSetup.SyslogSink(options, new(options)), options.Queue, new FakeClock(FakeClock.Noon(2026, 11, 23)),
            LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<EventDelivery>());
        await delivery.StartAsync(default);
        return delivery;
    }

    private async Task UntilLogged()
    {
        for (var wait = 0; wait < 500 && log.All.IsEmpty; wait++) await Task.Delay(10);
        Assert.NotEmpty(log.All);
    }

    private static SyslogCollector OverTls(TestCertificates certificates) => new(
        SyslogTransport.Tls,
        certificate: SslStreamCertificateContext.Create(certificates.ForLocalhost(), [certificates.Between], offline: true));

    private SyslogOptions Trusting(SyslogCollector collector, X509Certificate2 root)
    {
        var options = collector.Options();
        (options.CaPath, options.ServerName) = (Write("ca.pem", root.ExportCertificatePem()), "localhost");
        return options;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static SecurityEvent SignIn(string account) => new(EventKind.Of(AuditKind.SignIn), FakeClock.Noon(2026, 11, 23), account, Address: "10.0.0.1");
}
