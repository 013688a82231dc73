using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DistrictUnion.Tests.Architecture;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Deploy;

/// <summary>What can be said of the cluster's containers where none can be run: the files agree with each other, with the programs and with what lies here.</summary>
public sealed partial class ComposeTests
{
    private const string Containers = "deploy/containers/";

    /// <summary>Variables of images that are not ours.</summary>
    private static readonly string[] OfImages = ["POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS", "DU_OWNER_PASSWORD", "DU_SERVICE_PASSWORD"];

    private static readonly string Text = Repository.Read("deploy/compose.yaml");

    [YamlFact]
    public async Task Compose_EveryVariable_IsASettingOrOfItsImage()
    {
        foreach (var (name, service) in await Services())
        {
            if (!service.TryGetProperty("environment", out var variables)) continue;
            Assert.All(variables.EnumerateObject(), variable =>
            {
                var key = variable.Name.Replace("__", ":", StringComparison.Ordinal);
                var known = name is "database" ? OfImages : name.StartsWith("silo", StringComparison.Ordinal) ? KnownSettings.OfSilos : (ICollection<string>)KnownSettings.OfGateways;
                Assert.True(known.Contains(key), $"{name}: {key} is no setting");
                Assert.Equal(JsonValueKind.String, variable.Value.ValueKind);
            });
        }
    }

    [YamlFact]
    public async Task Compose_EveryService_IsHardenedAndStopsInTime()
    {
        var services = await Services();

        Assert.Equal(["database", "gateway-1", "gateway-2", "proxy", "silo-1", "silo-2", "silo-3", "upgrade"], services.Keys.Order(StringComparer.Ordinal));
        Assert.All(services, one =>
        {
            var service = one.Value;
            Assert.True(service.GetProperty("read_only").GetBoolean(), one.Key);
            Assert.Equal(["ALL"], Strings(service.GetProperty("cap_drop")));
            Assert.Equal(["no-new-privileges:true"], Strings(service.GetProperty("security_opt")));
            Assert.False(service.TryGetProperty("privileged", out _), one.Key);
            Assert.True(one.Key is "proxy" == service.TryGetProperty("ports", out _), $"{one.Key}: only the proxy is reached from outside");

            // Above Silo:DrainFor (one minute) and the host's 30 seconds.
            var seconds = int.Parse(service.GetProperty("stop_grace_period").GetString()!.TrimEnd('s'), CultureInfo.InvariantCulture);
            Assert.True(seconds >= (one.Key.StartsWith("silo", StringComparison.Ordinal) ? 75 : 45), $"{one.Key}: {seconds} s");
        });
        Assert.Equal("service_completed_successfully", services["silo-3"].GetProperty("depends_on").GetProperty("upgrade").GetProperty("condition").GetString());
        Assert.Equal(["upgrade"], Strings(services["upgrade"].GetProperty("command")));
    }

    /// <summary>What is left out in .env is named by Compose; no password has a default.</summary>
    [Fact]
    public void Compose_EveryPassword_ComesFromTheFileThatIsNotCopied()
    {
        var asked = Variable().Matches(Text).Select(match => (Name: match.Groups["name"].Value, Default: match.Groups["default"].Value)).ToArray();
        var offered = Repository.Read("deploy/env.example").Split('\n').Where(line => line.Contains('=') && line[0] != '#').Select(line => line.Split('=')).ToDictionary(p => p[0], p => p[1]);

        Assert.Equal(offered.Keys.Order(StringComparer.Ordinal), asked.Select(a => a.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(asked.Where(a => a.Name.EndsWith("PASSWORD", StringComparison.Ordinal)), a => Assert.DoesNotContain(":-", a.Default, StringComparison.Ordinal));
        Assert.All(offered.Where(o => o.Key.EndsWith("PASSWORD", StringComparison.Ordinal)), o => Assert.Empty(o.Value));
        Assert.DoesNotMatch(@"Password=(?!\$\{)", Text);
        Assert.Contains(".env", Repository.Read(".gitignore").Split('\n'));
    }

    [YamlFact]
    public async Task Compose_EveryFile_IsThere()
    {
        var dockerfile = Repository.Read(Containers + "Dockerfile");
        foreach (var service in (await Services()).Values)
        {
            if (service.TryGetProperty("build", out var build))
            {
                Assert.Equal((Containers + "Dockerfile", ".."), (build.GetProperty("dockerfile").GetString(), build.GetProperty("context").GetString()));
                Assert.Contains($" AS {build.GetProperty("target").GetString()}\n", dockerfile, StringComparison.Ordinal);
            }

            if (!service.TryGetProperty("volumes", out var volumes)) continue;
            Assert.All(Strings(volumes).Where(v => v.StartsWith("./", StringComparison.Ordinal)), v => Assert.True(File.Exists(Path.Combine(Repository.Root, "deploy", v.Split(':')[0])), v));
        }
    }

    /// <summary>The proxy knows the gateways by address and port, and gateways believe the network that it stands in.</summary>
    [YamlFact]
    public async Task Compose_Addresses_AreThoseOfTheProxy()
    {
        var services = await Services();
        var gateways = services.Where(s => s.Key.StartsWith("gateway", StringComparison.Ordinal)).Select(s => s.Value).ToArray();
        var port = new Uri(gateways[0].GetProperty("environment").GetProperty("Urls").GetString()!.Replace("*", "any", StringComparison.Ordinal)).Port;
        var addresses = gateways.Select(g => g.GetProperty("networks").GetProperty("inside").GetProperty("ipv4_address").GetString()!).ToArray();
        var believed = System.Net.IPNetwork.Parse(gateways[0].GetProperty("environment").GetProperty("Http__Proxies").GetString()!);

        Assert.Equal(addresses.Select(a => $"{a}:{port}"), Server().Matches(Repository.Read(Containers + "nginx.conf")).Select(m => m.Groups["address"].Value));
        Assert.All(addresses, a => Assert.True(believed.Contains(IPAddress.Parse(a))));
        Assert.Contains($"subnet: {believed},", Text, StringComparison.Ordinal);
        Assert.Contains($"\"healthy\", \"{port}\"", Repository.Read(Containers + "Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public void Dockerfile_EverythingThatIsCopied_IsThereAndIsSent()
    {
        var lines = Repository.Read(Containers + "Dockerfile").Split('\n');
        var copied = lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var sent = Repository.Read(Containers + "Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToArray();

        Assert.Equal(10, copied.Length);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        Assert.Equal(copied.Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        Assert.All(new[] { "Gateway", "Silo" }, program => Assert.Contains($"ENTRYPOINT [\"/app/DistrictUnion.{program}\"]", lines));
        Assert.True(Array.IndexOf(lines, "USER $APP_UID") < Array.FindIndex(lines, line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));

        // Projects that the programs refer to lie in what is copied.
        Assert.All(Repository.Projects.Keys.Except(["Tests", "Benchmarks", "ClusterSurface"]), name =>
            Assert.Contains(copied, path => Repository.Files(".csproj").Single(p => Path.GetFileNameWithoutExtension(p) == name).StartsWith(path + "/", StringComparison.Ordinal)));
    }

    [LinuxTheory]
    [InlineData("HTTP/1.1 200 OK", 0)]
    [InlineData("HTTP/1.1 503 Service Unavailable", 1)]
    [InlineData("", 1)]
    public async Task Healthy_OfAnAnswer_IsWhetherItIsReady(string answer, int expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var asked = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            var request = new List<string?> { await reader.ReadLineAsync() };
            while (request[^1] is { Length: > 0 }) request.Add(await reader.ReadLineAsync());
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{answer}\r\nContent-Type: text/plain\r\n\r\nok\n"));
            return request;
        });
        await Programs.Run(Repository.Root, Path.Combine(Repository.Root, Containers, "healthy"), [$"{port}"], expected);

        Assert.Equal("GET /health/ready HTTP/1.0", (await asked)[0]);
        listener.Stop();
        await Programs.Run(Repository.Root, Path.Combine(Repository.Root, Containers, "healthy"), [$"{port}"], expected: 1);
    }

    private static async Task<Dictionary<string, JsonElement>> Services()
    {
        const string Script = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding='utf-8')), sys.stdout)";
        var json = await Programs.Run(Repository.Root, "python3", ["-c", Script, "deploy/compose.yaml"]);
        return JsonDocument.Parse(json).RootElement.GetProperty("services").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
    }

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    [GeneratedRegex(@"\$\{(?<name>\w+)(?<default>[^}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\s*server (?<address>[0-9.:]+) ", RegexOptions.Multiline)]
    private static partial Regex Server();
}
