extern alias SiloProcess;

using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Tests.Support;
using SiloProcess::DistrictUnion.Silo.Cluster;

namespace DistrictUnion.Tests.Silo.Cluster;

/// <summary>A silo as a process of its own, to be stopped in every way.</summary>
internal sealed class SiloUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Task<string> said;

    private readonly KeyValuePair<string, string?>[] settings;

    private SiloUnderTest(KeyValuePair<string, string?>[] settings)
    {
        this.settings = settings;
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(SiloHost).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var health = Ports.Free();
        Health = new($"http://127.0.0.1:{health}/health/ready");
        foreach (var (key, value) in settings.Append(new("urls", $"http://127.0.0.1:{health}")))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = Process.Start(start)!;
        said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    private Uri Health { get; }

    /// <summary>Starts one and waits until it is ready.</summary>
    public static Task<SiloUnderTest> Start(string database) => Start([.. GrainsUnderTest.SiloSettings(database)]);

    /// <summary>Starts it again where it was, as a service manager does.</summary>
    public Task<SiloUnderTest> Again() => Start(settings);

    private static async Task<SiloUnderTest> Start(KeyValuePair<string, string?>[] settings)
    {
        var silo = new SiloUnderTest(settings);
        using var http = new HttpClient();
        var since = Stopwatch.StartNew();
        while (!await IsReady(http, silo.Health))
        {
            Assert.False(silo.process.HasExited, silo.process.HasExited ? await silo.said : "");
            Assert.True(since.Elapsed < Patience, "The silo did not get ready.");
            await Task.Delay(200);
        }

        return silo;
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As a service manager stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient http, Uri health)
    {
        try
        {
            using var answer = await http.GetAsync(health);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
