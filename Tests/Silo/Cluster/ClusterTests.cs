extern alias SiloProcess;

using System.Diagnostics;
using System.Net;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Npgsql;
using SiloProcess::DistrictUnion.Silo.Cluster;

namespace DistrictUnion.Tests.Silo.Cluster;

/// <summary>Silos as processes: they come, die and leave while gateways are called.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private readonly string database = SharedPostgres.Server!.NewService();
    private readonly List<IAsyncDisposable> things = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var thing in Enumerable.Reverse(things)) await thing.DisposeAsync();
    }

    [Fact]
    public async Task Gateway_StartedBeforeAnySilo_LivesAndGetsReadyWhenOneComes()
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location, $"--urls=http://127.0.0.1:{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Cluster__PostgreSql"] = database;
        using var process = Process.Start(start)!;
        try
        {
            _ = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await Until($"http://127.0.0.1:{port}/health/live", HttpStatusCode.OK);
            await Until($"http://127.0.0.1:{port}/health/ready", HttpStatusCode.ServiceUnavailable);

            await Silo();
            await Until($"http://127.0.0.1:{port}/health/ready", HttpStatusCode.OK);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Gateway_WhoseSilosAreGone_Answers503AndServesWhenTheyAreBack()
    {
        var silo = await Silo();
        var gateway = Gateway(attempts: 1);
        var scene = new DistrictScene(gateway);
        await scene.Found("xihu");
        await silo.Kill();

        var reply = await scene.Officer.Get($"{scene.Path}/schools");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service.unavailable"), (reply.Status, reply.Json.GetProperty("code").GetString()));
        Assert.NotNull(reply.Headers.RetryAfter);

        things.Add(await silo.Again());
        (await UntilServed(() => scene.Officer.Get($"{scene.Path}/schools"))).Ok();
    }

    [Fact]
    public async Task Silo_IsKilledUnderLoad_EveryCommandCountsOnceAndChainsAreSound()
    {
        var (first, _) = (await Silo(), await Silo());

        await Load(Gateway(attempts: 4), async () =>
        {
            await first.Kill();
            await Task.Delay(1_000);
            await Silo();
        });
    }

    [Fact]
    public async Task Silo_IsToldToStopUnderLoad_NoCallerNoticesIt()
    {
        var (first, _) = (await Silo(), await Silo());

        var refused = await Load(Gateway(attempts: 4), async () => Assert.Equal(0, await first.Terminate()));

        Assert.Equal(0, refused);
    }

    [Fact]
    public async Task Gateways_Two_TakeEachOthersSessions()
    {
        await Silo();
        var (one, other) = (Gateway(attempts: 4), Gateway(attempts: 4));
        await new DistrictScene(one).Found("xihu");
        var cookie = await TestPeople.Cookie(one, "districtOfficer/qinglan");
        using var http = other.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/districts/qinglan/schools");
        request.Headers.Add("Cookie", $"du={cookie}");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("xihu", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateways_Two_AnswerAnAccountCommandOnce()
    {
        await Silo();
        var (one, other) = (Gateway(attempts: 4), Gateway(attempts: 4));
        await new DistrictScene(one).Found("xihu");
        var body = new { role = "schoolChair", title = "工会主席", school = "xihu", person = new { name = "王秀兰" } };

        var answers = new List<string>();
        foreach (var gateway in new[] { one, other }) answers.Add((await gateway.As("districtAdmin/qinglan").Post("/api/v1/districts/qinglan/accounts", body, "once")).Ok().Json.ToString());

        Assert.Equal(answers[0], answers[1]);
        Assert.Contains("firstPassword", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_TypedOnOneMachine_AreThereWhenSilosTakeOver()
    {
        var silo = await Silo();
        var gateway = Gateway(attempts: 4);
        var scene = new DistrictScene(gateway);
        await scene.Found("xihu");
        await scene.StartPlan("xihu");
        var chair = gateway.Chair("xihu");
        (await chair.Put($"{scene.Plan("xihu")}/draft", new { title = "草稿", tasks = new[] { DistrictScene.Task("a", "2026-03") } })).Ok();
        Assert.Equal(0, await silo.Terminate());

        // Back to where a service of one machine keeps it.
        Assert.Equal(1, Execute(
            """
            INSERT INTO grain_state (name, key, etag, json) SELECT 'drafts', 'schoolunion/qinglan/xihu', 1, convert_from(payload, 'UTF8')
              FROM cluster.grain_storage WHERE state_name = 'drafts/schoolunion'
            """));
        Assert.Equal(1, Execute("DELETE FROM cluster.grain_storage WHERE state_name = 'drafts/schoolunion'"));
        things.Add(await silo.Again());

        var draft = (await UntilServed(() => chair.Get($"{scene.Plan("xihu")}/draft"))).Ok();
        Assert.Equal("草稿", draft.Json.GetProperty("title").GetString());
        Assert.Equal(0, Execute("DELETE FROM grain_state"));
    }

    [Fact]
    public async Task Verbs_WhileSilosRun_BackUpAndSealBesideThemAndRefuseWhatMustBeAlone()
    {
        await Silo();
        var gateway = Gateway(attempts: 4);
        var scene = new DistrictScene(gateway);
        await scene.Found("xihu");
        await scene.StartPlan("xihu");
        (await gateway.Chair("xihu").Put($"{scene.Plan("xihu")}/draft", new { title = "草稿", tasks = Array.Empty<object>() })).Ok();
        var folder = Path.Combine(Directory.CreateTempSubdirectory("district-union-").FullName, "copy");
        using var said = new StringWriter();

        Assert.True(await MainJob.Commands.Run(["backup", folder], TextWriter.Null, said, gateway.Settings) == 0, said.ToString());
        Assert.True(await MainJob.Commands.Run(["seal", "qinglan"], TextWriter.Null, said, gateway.Settings) == 0, said.ToString());
        Assert.Equal(1, await MainJob.Commands.Run(["rebuild"], TextWriter.Null, said, gateway.Settings));
        Assert.Contains("正被另一个进程使用", said.ToString(), StringComparison.Ordinal);

        // The copy goes into another database, and other silos take it over, with what was typed and not handed in.
        var restored = SharedPostgres.Server!.NewService();
        var later = new ClusterApplication(restored);
        things.Add(later);
        Assert.True(await MainJob.Commands.Run(["restore", folder], TextWriter.Null, said, later.Settings) == 0, said.ToString());
        things.Add(await SiloUnderTest.Start(restored));
        var draft = (await UntilServed(() => later.Chair("xihu").Get($"{scene.Plan("xihu")}/draft"))).Ok();
        Assert.Equal("草稿", draft.Json.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("--Silo:SiloPort=0", "设置 Silo:SiloPort 要是 1 到 65535 的整数。")]
    [InlineData("--Silo:GatewayPort=11111", "设置 Silo:SiloPort 和 Silo:GatewayPort 不能是同一个端口。")]
    [InlineData("--Silo:Adress=10.0.0.1", "Adress")]
    [InlineData("--Cluster:PostgreSql=", "没有设置 Cluster:PostgreSql")]
    [InlineData("--Cluster:PostgreSqlFile=/nowhere", "Cluster:PostgreSqlFile 指的文件读不出来")]
    [InlineData("--Cluster:PostgreSql=Host=db;Database=d;Username=u;Password=p", "不能写在命令行里")]
    [InlineData("--Cluster:PostgreSql=Host=127.0.0.1;Port=1;Database=d;Username=u;Timeout=2", "连不上数据库 127.0.0.1:1/d")]
    public async Task Start_WhatIsWrong_StopsWithASentence(string argument, string sentence)
    {
        var error = Console.Error;
        using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            string[] arguments = argument.Contains("PostgreSql", StringComparison.Ordinal) ? [argument] : [$"--Cluster:PostgreSql={database}", argument];
            Assert.NotEqual(0, await SiloHost.Run([.. arguments, "--urls=http://127.0.0.1:0"]));
        }
        finally
        {
            Console.SetError(error);
        }

        Assert.Contains(sentence, said.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Twelve callers change the district and six schools, each request under a key of its own and sent again until it is answered, while something happens.</summary>
    /// <returns>How many answers said that the service does not answer now.</returns>
    private async Task<int> Load(ClusterApplication gateway, Func<Task> happens)
    {
        const int Each = 15;
        var scene = new DistrictScene(gateway);
        string[] schools = ["xihu", "donghe", "nanshan", "beihu", "xinan", "jiuzhou"];
        await scene.Found(schools);
        foreach (var school in schools) await scene.StartPlan(school);
        foreach (var school in schools) await scene.SubmitPlan(school, DistrictScene.Task("a", "2026-03"));
        var before = Rows();
        var refused = 0;

        async Task Say(Func<string, Task<ApiReply>> ask, string key) =>
            (await UntilServed(() => ask(key), () => Interlocked.Increment(ref refused))).Ok();

        var calling = Task.WhenAll(schools.SelectMany(school => new[]
        {
            Task.Run(async () =>
            {
                for (var i = 0; i < Each; i++)
                    await Say(key => scene.Officer.Put($"{scene.Path}/groups/g-{school}-{i}", new { name = $"第{i}组", order = 1 }, key), $"group-{school}-{i}");
            }),
            Task.Run(async () =>
            {
                var tasks = new[] { DistrictScene.Task("a", "2026-03") };
                for (var i = 0; i < Each; i++)
                {
                    await Say(key => scene.Officer.Post($"{scene.Plan(school)}/return", new { reasons = new[] { new { text = "请补充" } }, deadline = "2027-01-20" }, key), $"return-{school}-{i}");
                    await Say(key => gateway.Chair(school).Post($"{scene.Plan(school)}/submission", new { title = "计划", tasks }, key), $"submit-{school}-{i}");
                }
            }),
        }));
        await Task.Delay(1_500);
        await happens();
        await calling;

        Assert.Equal(before + (schools.Length * Each * 3), Rows());
        Assert.True((await StorageMaintenance.Verify(new() { PostgreSql = database })).IsSound);
        return refused;
    }

    private int Execute(string sql)
    {
        using var connection = new NpgsqlConnection(PostgresServer.AsOwner(database));
        connection.Open();
        return connection.Execute(sql);
    }

    private long Rows()
    {
        using var connection = new NpgsqlConnection(PostgresServer.AsOwner(database));
        connection.Open();
        return connection.Scalar<long>("SELECT count(*) FROM journal WHERE stream LIKE 'district:%' OR stream LIKE 'school:%'");
    }

    private static async Task<ApiReply> UntilServed(Func<Task<ApiReply>> ask, Action? refused = null)
    {
        for (var i = 0; ; i++)
        {
            var reply = await ask();
            if (reply.Status != HttpStatusCode.ServiceUnavailable || i == 300) return reply;
            refused?.Invoke();
            await Task.Delay(200);
        }
    }

    private static async Task Until(string address, HttpStatusCode wanted)
    {
        using var http = new HttpClient();
        for (var i = 0; i < 150; i++)
        {
            try
            {
                using var answer = await http.GetAsync(address);
                if (answer.StatusCode == wanted) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(200);
        }

        Assert.Fail($"{address} never answered {wanted}.");
    }

    private async Task<SiloUnderTest> Silo()
    {
        var silo = await SiloUnderTest.Start(database);
        things.Add(silo);
        return silo;
    }

    private ClusterApplication Gateway(int attempts)
    {
        var gateway = new ClusterApplication(database) { Attempts = attempts };
        things.Add(gateway);
        return gateway;
    }
}
