using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Tests.Architecture;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Tests.Deploy;

/// <summary>The cluster's proxy: nginx with the file as it is, on other ports and with certificates of the test.</summary>
public sealed partial class ProxyTests : IAsyncLifetime
{
    private const string File = "deploy/containers/nginx.conf";

    private readonly string folder = Directory.CreateTempSubdirectory("district-union-proxy-").FullName;
    private readonly TestCertificates certificates = new();
    private readonly ConcurrentQueue<(int Gateway, string Method, string? Key, string From, string Proto, string Host)> asked = new();
    private readonly List<WebApplication> gateways = [];
    private Process? nginx;
    private int port;
    private int plainPort;

    public async Task InitializeAsync()
    {
        using var certificate = certificates.ForLocalhost();
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "site.pem"), certificates.Pem(certificate));
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "site.key"), TestCertificates.Key(certificate));
    }

    public async Task DisposeAsync()
    {
        if (nginx is not null)
        {
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync();
            nginx.Dispose();
        }

        foreach (var gateway in gateways) await gateway.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [NginxFact]
    public async Task File_AsItIs_IsTaken()
    {
        var path = await Written(text => text);

        Assert.Contains("test is successful", await Programs.Run(folder, "nginx", ["-t", "-c", path]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_OfUploads_IsTheGatewaysLargest()
    {
        await using var application = new GatewayApplication();
        var limits = application.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Select(e => e.Metadata.GetMetadata<BodyLimit>()?.MaxRequestBodySize).OfType<long>().ToArray();

        Assert.Equal(UploadedFile.MaxForm, limits.Max());
        Assert.Contains($"client_max_body_size {limits.Max() / 1024 / 1024}m;", Repository.Read(File), StringComparison.Ordinal);
        Assert.Contains($"proxy_read_timeout {ApiPaths.LongTime.TotalSeconds + 20}s;", Repository.Read(File), StringComparison.Ordinal);
    }

    [NginxFact]
    public async Task Requests_ThroughIt_SayWhoAskedAndStayWithOneGateway()
    {
        await Start(Answer(200), Answer(200));
        using var http = Client(SslProtocols.Tls12);
        for (var one = 0; one < 20; one++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Add("Cookie", $"du=session{one % 4}");
            request.Headers.Add("X-Forwarded-For", "1.2.3.4");
            using var reply = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            Assert.Equal("max-age=15552000", reply.Headers.GetValues("Strict-Transport-Security").Single());
        }

        Assert.All(asked, request => Assert.Equal(("127.0.0.1", "https", $"localhost:{port}"), (request.From, request.Proto, request.Host)));
        Assert.All(asked.Chunk(4).SelectMany(chunk => chunk.Select((request, place) => (request.Gateway, place))).GroupBy(r => r.place), session => Assert.Single(session.Select(r => r.Gateway).Distinct()));
    }

    [NginxFact]
    public async Task Changes_WhenAGatewayIsGoneOrBreaksOff_AreAskedOfTheOther()
    {
        await Start(null, Answer(200));
        foreach (var broken in new[] { false, true })
        {
            if (broken) await Restart(context => { context.Abort(); return Task.CompletedTask; }, Answer(200));
            using var http = Client(SslProtocols.Tls13);
            foreach (var session in Enumerable.Range(0, 8))
            {
                using var reply = await Post(http, $"s{session}", $"{broken}{session}");
                Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            }

            Assert.Equal(Enumerable.Range(0, 8).Select(s => $"{broken}{s}"), asked.Where(a => a.Gateway == 1 && a.Key!.StartsWith($"{broken}", StringComparison.Ordinal)).Select(a => a.Key));
        }

        Assert.All(asked, request => Assert.Equal("POST", request.Method));
    }

    [NginxFact]
    public async Task Answers_OfAGatewayThatSaysNo_AreItsOwnWords()
    {
        await Start(Answer(503), Answer(503));
        using var http = Client(SslProtocols.None);
        using var reply = await Post(http, "s", "key");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "answer 503"), (reply.StatusCode, await reply.Content.ReadAsStringAsync()));
        Assert.Single(asked);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/metrics")).StatusCode);
        using var tooLarge = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent([1]) };
        tooLarge.Content.Headers.ContentLength = UploadedFile.MaxForm + 1;
        tooLarge.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.SendAsync(tooLarge)).StatusCode);
        Assert.Single(asked);

        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var moved = await plain.GetAsync(new Uri($"http://localhost:{plainPort}/districts?x=1"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://localhost/districts?x=1"), (moved.StatusCode, moved.Headers.Location?.ToString()));
    }

    [NginxFact]
    public async Task Gateway_BehindIt_KnowsThatItIsReachedByTls()
    {
        await using var application = new GatewayApplication();
        var address = new Uri(application.Serve());
        await Run(address.Port, address.Port);
        using var http = Client(SslProtocols.None);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account?name=somebody");
        request.Headers.Add("Cookie", $"du={await TestPeople.Cookie(application, "districtOfficer/qinglan")}");
        using var reply = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains(reply.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("du-form=", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        var logged = await Logged();
        Assert.Contains("\"GET /account\" 200", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", logged, StringComparison.Ordinal);
    }

    /// <summary>What nginx logged once it logged anything: it does so after the answer was sent.</summary>
    private async Task<string> Logged()
    {
        var path = Path.Combine(folder, "stdout");
        for (var wait = 0; wait < 400 && new FileInfo(path).Length == 0; wait++) await Task.Delay(25);
        return await System.IO.File.ReadAllTextAsync(path);
    }

    private static RequestDelegate Answer(int status) => async context =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync($"answer {status}");
    };

    /// <summary>Two gateways and the proxy before them; null: nobody listens there.</summary>
    private async Task Start(RequestDelegate? first, RequestDelegate? second)
    {
        var ports = new List<int>();
        foreach (var (answer, number) in new[] { first, second }.Select((answer, number) => (answer, number)))
            ports.Add(answer is null ? Ports.Free() : await Serve(answer, number));
        await Run([.. ports]);
    }

    private async Task Restart(RequestDelegate first, RequestDelegate second)
    {
        nginx!.Kill(entireProcessTree: true);
        await nginx.WaitForExitAsync();
        nginx.Dispose();
        await Start(first, second);
    }

    private async Task<int> Serve(RequestDelegate answer, int number)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = builder.Build();
        gateways.Add(gateway);
        gateway.Run(async context =>
        {
            var headers = context.Request.Headers;
            asked.Enqueue((number, context.Request.Method, headers["Idempotency-Key"], headers["X-Forwarded-For"]!, headers["X-Forwarded-Proto"]!, context.Request.Host.Value!));
            await answer(context);
        });
        await gateway.StartAsync();
        return new Uri(gateway.Urls.First()).Port;
    }

    private async Task Run(params int[] ports)
    {
        (port, plainPort) = (Ports.Free(), Ports.Free());
        var next = 0;
        var path = await Written(text => Server().Replace(text, _ => $"server 127.0.0.1:{ports[next++]} ")
            .Replace("listen 8443 ", $"listen 127.0.0.1:{port} ", StringComparison.Ordinal)
            .Replace("listen 8080;", $"listen 127.0.0.1:{plainPort};", StringComparison.Ordinal)
            .Replace("/dev/std", folder + "/std", StringComparison.Ordinal));
        Assert.Equal(2, next);
        nginx = Process.Start(new ProcessStartInfo("nginx", ["-c", path, "-g", "daemon off;"]) { RedirectStandardError = true })!;
        for (var wait = 0; wait < 200 && !nginx.HasExited; wait++)
        {
            using var probe = new System.Net.Sockets.TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(25);
            }
        }

        Assert.Fail(nginx.HasExited ? await nginx.StandardError.ReadToEndAsync() : "nginx does not listen");
    }

    /// <summary>The file with what it writes and its certificate in the test's folder.</summary>
    private async Task<string> Written(Func<string, string> changed)
    {
        var path = Path.Combine(folder, "nginx.conf");
        var here = Repository.Read(File).Replace("/tmp/", folder + "/", StringComparison.Ordinal).Replace("/etc/nginx/tls/", folder + "/", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(path, changed(here));
        return path;
    }

    private HttpClient Client(SslProtocols protocols)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.EnabledSslProtocols = protocols;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(certificates.Root);
        return new(handler) { BaseAddress = new($"https://localhost:{port}") };
    }

    private static async Task<HttpResponseMessage> Post(HttpClient http, string session, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("x") };
        request.Headers.Add("Cookie", $"du={session}");
        request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request);
    }

    [GeneratedRegex(@"server [0-9.]+:5080 ")]
    private static partial Regex Server();
}
