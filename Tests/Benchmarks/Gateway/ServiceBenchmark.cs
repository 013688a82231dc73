using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using DistrictUnion.Benchmarks.Storage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Storage.Sqlite;

namespace DistrictUnion.Benchmarks.Gateway;

/// <summary>
/// The service as a process of its own on a database of many schools: start to the first page, the comparison of four quarters over
/// HTTP beside the bare reader, every kind of page, submits over HTTP, memory afterwards. Messages are not copied, as in Production.
/// </summary>
internal static class ServiceBenchmark
{
    private const int WarmUp = 5;
    private const int Times = 40;
    private const int Callers = 32;

    public static async Task Run(int schools)
    {
        var folder = Directory.CreateTempSubdirectory("district-union-benchmark-");
        var database = Path.Combine(folder.FullName, "union.db");
        var now = TimeProvider.System.GetUtcNow();
        await using (var silo = await BenchmarkSilo.Start())
        {
            await ManySchools.Write(silo.Storage.Journal, now, schools);
            await silo.Storage.Maintenance.Backup(database);
        }

        var people = await BenchmarkPeople.Write(database, schools);
        var port = FreePort();
        using var http = new HttpClient { BaseAddress = new($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(2) };
        var clock = Stopwatch.StartNew();
        using var service = Start(database, port);
        try
        {
            var page = await FirstPage(http);
            Console.WriteLine($"start to first page, {schools} schools   {clock.Elapsed.TotalSeconds,8:0.0} s ({page / 1024} KB)");
            await Compare(http, people, database, now.Year);
            await Pages(http, people, new YearMonth(now.Year, now.Month).Quarter.Earlier(1));
            await Submit(http, people, new YearMonth(now.Year, now.Month).Quarter);
            service.Refresh();
            Console.WriteLine($"memory of the service afterwards       {service.WorkingSet64 / 1024 / 1024,8} MB");
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string database, int port)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ApiProblem).Assembly.Location, $"--Embedded:Database={database}", $"--Urls=http://localhost:{port}", "--Embedded:CopyMessages=false"])
        {
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
            RedirectStandardOutput = true,
        };
        var service = Process.Start(start)!;
        service.OutputDataReceived += (_, _) => { };
        service.BeginOutputReadLine();
        return service;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <returns>Bytes of the page.</returns>
    private static async Task<int> FirstPage(HttpClient http)
    {
        while (true)
        {
            try
            {
                return (await http.GetByteArrayAsync("/")).Length;
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    private static async Task Compare(HttpClient http, BenchmarkPeople people, string database, int year)
    {
        var (bare, served, bytes) = (new List<double>(), new List<double>(), 0);
        var reader = new SqliteDatabase(database);
        for (var i = 0; i < WarmUp + Times; i++)
        {
            var clock = Stopwatch.StartNew();
            ManySchools.ReadBare(reader);
            var bareTime = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            using var request = Request(HttpMethod.Get, $"/api/v1/districts/{BenchmarkSilo.District}/comparison?from={year}Q1&to={year}Q4", people.Officer);
            using var response = await http.SendAsync(request);
            bytes = (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
            if (i < WarmUp) continue;
            bare.Add(bareTime);
            served.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"comparison over HTTP, 4 quarters, p95  {served.P95(),8:0.0} ms   bare reader {bare.P95():0.0} ms   ratio {served.P95() / bare.P95():0.00}   ({bytes / 1024} KB)");
    }

    /// <summary>Pages of the office, of a school and of the log auditor, each asked one after the other.</summary>
    private static async Task Pages(HttpClient http, BenchmarkPeople people, Quarter quarter)
    {
        var district = $"/districts/{BenchmarkSilo.District}";
        var school = $"{district}/schools/{BenchmarkSilo.School(7)}";
        var (officer, chair) = (people.Officer, people.Chairs[7]);
        (string Name, string Address, string Token)[] pages =
        [
            ("matrix, 200 rows", $"{district}/matrix?quarter={quarter}", officer),
            ("matrix, all rows", $"{district}/matrix?quarter={quarter}&page=all", officer),
            ("review", $"{district}/review", officer),
            ("review of a report", $"{district}/review/{BenchmarkSilo.School(7)}/quarters/{quarter}", officer),
            ("comparison", $"{district}/comparison/{quarter}", officer),
            ("schools", $"{district}/schools", officer),
            ("school's profile", $"{school}/profile", officer),
            ("rounds", $"{district}/rounds", officer),
            ("opening a round", $"{district}/rounds/opening", officer),
            ("district tasks", $"{district}/district-tasks", officer),
            ("settings", $"{district}/settings", officer),
            ("calendar", $"{district}/settings/calendar", officer),
            ("alike plans", $"{district}/alike", officer),
            ("accounts", $"{district}/accounts", people.Admin),
            ("log", $"{district}/log", people.Auditor),
            ("school's home", school, chair),
            ("plans", $"{school}/plans", chair),
            ("plan", $"{school}/plans/{ManySchools.Plan}", chair),
            ("plan on paper", $"{school}/plans/{ManySchools.Plan}/print", chair),
            ("reports", $"{school}/quarters", chair),
            ("quarter as read", $"{school}/quarters/{quarter}", chair),
            ("report's form", $"{school}/quarters/{quarter.Next}/report", chair),
            ("report on paper", $"{school}/quarters/{quarter}/print", chair),
            ("own account", "/account", chair),
        ];
        foreach (var (name, address, token) in pages)
        {
            var (times, body) = (new List<double>(), Array.Empty<byte>());
            for (var i = 0; i < WarmUp + Times; i++)
            {
                var clock = Stopwatch.StartNew();
                using var request = Request(HttpMethod.Get, address, token);
                using var response = await http.SendAsync(request);
                body = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (i >= WarmUp) times.Add(clock.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine($"page {name,-20} p95         {times.P95(),8:0.0} ms   ({body.Length / 1024} KB, {Squeeze(body) / 1024} KB compressed)");
        }
    }

    private static long Squeeze(byte[] content)
    {
        using var squeezed = new MemoryStream();
        using (var gzip = new GZipStream(squeezed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return squeezed.Length;
    }

    private static async Task Submit(HttpClient http, BenchmarkPeople people, Quarter quarter)
    {
        var lines = Enumerable.Range(0, 20).Select(i => new TaskProgress(ManySchools.Occurrence(i, quarter), TaskState.InProgress, 1_000, null, $"本季度已开展第{i}项工作。"));
        var body = JsonSerializer.SerializeToUtf8Bytes(new { content = new ReportContent([.. lines], [], null, false), confirmEmpty = false }, DomainJson.Options);
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < people.Chairs.Length; i = Interlocked.Increment(ref next))
            {
                var school = BenchmarkSilo.School(i);
                using var request = Request(
                    HttpMethod.Post, $"/api/v1/districts/{BenchmarkSilo.District}/schools/{school}/quarters/{quarter}/submission", people.Chairs[i]);
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                using var response = await http.SendAsync(request);
                if (!response.IsSuccessStatusCode) throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
            }
        }));
        Console.WriteLine($"submits of 20-task reports over HTTP   {people.Chairs.Length / clock.Elapsed.TotalSeconds,8:0} /s ({Callers} callers, first submit of every school)");
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string token) => new(method, path)
    {
        Headers = { { "Authorization", $"Bearer {token}" } },
    };
}
