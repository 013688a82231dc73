using DistrictUnion.Accounts.Posts;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Tests.Gateway.Telemetry;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Log;

/// <summary>What a collector and the day's file hear of a district's main job.</summary>
public sealed class SecurityEventsTests
{
    private static readonly string[] OfTheMainJob =
    [
        "service-started", "sign-in sign-in.done", "sign-in-failed sign-in.refused", "sign-out sign-in.out", "account-change account.created", "account-change password.changed",
        "private-opened getLedger", "administration registerSchools", "other searchLog",
    ];

    [Fact]
    public async Task MainJob_ToCollectorAndFile_TellsWhoDidWhatAndNamesNobody()
    {
        using var collector = new SyslogCollector(SyslogTransport.Tcp);
        await using var district = WatchedBy(collector);
        await district.MainJob();
        var messages = await Until(collector, OfTheMainJob);

        // Ids of accounts may be named; those of the tests' people are not secret either.
        var secrets = (await district.Secrets()).Where(secret => secret.Any(c => c > '\x7f') || secret.All(char.IsAsciiDigit) || secret.Contains("kite", StringComparison.Ordinal)).ToArray();
        Assert.True(secrets.Length >= 7, string.Join(' ', secrets));
        Assert.DoesNotContain(messages, message => secrets.Any(secret => message.ToString().Contains(secret, StringComparison.Ordinal)));
        var lines = Directory.GetFiles(district.LogFolder).SelectMany(Lines).ToArray();
        Assert.Equal(messages.Select(m => m.Text), lines.Take(messages.Length).Select(m => m.Text));
    }

    [Fact]
    public async Task Requests_OfOfficeAndChair_TellExportsRefusalsAndAdministration()
    {
        using var collector = new SyslogCollector(SyslogTransport.Udp);
        await using var district = WatchedBy(collector, ("Syslog:Transport", "Udp"), ("Syslog:EnterpriseNumber", "59999"));
        var scene = new DistrictScene(district);
        await scene.Found("xihu");
        (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1/workbook")).Ok();
        (await district.Chair("xihu").Get($"{scene.Path}/log")).Refused(System.Net.HttpStatusCode.Forbidden, "scope.forbidden");
        (await district.Chair("xihu").Get("/api/v1/districts/other/log")).Refused(System.Net.HttpStatusCode.NotFound, "scope.absent");
        var messages = await Until(
            collector, "export getDistrictWorkbook", "refused-access searchLog scope.forbidden", "refused-access searchLog scope.absent", "administration foundDistrict");

        var refused = messages.Where(m => m.Id is "refused-access").ToArray();
        Assert.Equal(["scope.forbidden", "scope.absent"], refused.Select(m => m["audit@59999", "code"]));
        Assert.All(refused, m => Assert.Equal(("qinglan", "schoolChair/qinglan/xihu"), (m["audit@59999", "district"], m["audit@59999", "account"])));
        Assert.All(messages.Where(m => m.Id is "administration"), m => Assert.Equal("DistrictOfficer", Field(m, "role")));
    }

    /// <summary>A grain refuses who may open the page, and is as much of a refusal as the gate's.</summary>
    [Fact]
    public async Task Grain_ThatRefusesWhoAsks_IsTold()
    {
        using var collector = new SyslogCollector(SyslogTransport.Tcp);
        await using var district = WatchedBy(collector);
        var scene = new DistrictScene(district);
        await scene.Found("xihu");
        (await district.As("schoolMember/qinglan/xihu").Post($"{scene.School("xihu")}/ledgers/l14/2026/erasure", new { number = 1, column = "visited", reason = "本人要求", basis = "《个人信息保护法》第四十七条" })).Refused(System.Net.HttpStatusCode.Forbidden, "scope.forbidden");

        var refused = (await Until(collector, "refused-access eraseValue scope.forbidden")).Single(m => m.Id is "refused-access");
        Assert.Equal("schoolMember/qinglan/xihu", Field(refused, "account"));
    }

    /// <summary>Pages say it too, and name the refusal's code.</summary>
    [Fact]
    public async Task Page_ThatRefusesWhoAsks_IsToldWithItsCode()
    {
        using var collector = new SyslogCollector(SyslogTransport.Tcp);
        await using var district = WatchedBy(collector);
        var scene = new DistrictScene(district);
        await scene.Found("xihu");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("text", "another site's")]);
        using var chair = TestPeople.Client(district, "schoolChair/qinglan/xihu");
        using var answer = await chair.PostAsync(new Uri("/districts/qinglan/schools/xihu/quarters/2026Q1/withdrawal", UriKind.Relative), form);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        using var stranger = district.CreateClient();
        using var setup = await stranger.GetAsync(new Uri("/setup?code=guessed", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, setup.StatusCode);

        var refused = (await Until(collector, "refused-access page.report-withdraw form.foreign", "refused-access page.setup account.setup-code-wrong")).Where(m => m.Id is "refused-access").ToArray();
        Assert.Equal(["schoolChair/qinglan/xihu", null], refused.Select(m => Field(m, "account")));
    }

    /// <summary>The verb works beside the service on its database; the service takes it into its log.</summary>
    [Fact]
    public async Task Verb_ThatChangesAnAccount_IsToldByTheService()
    {
        using var collector = new SyslogCollector(SyslogTransport.Tcp);
        await using var district = WatchedBy(collector);
        var scene = new DistrictScene(district);
        await scene.Found("xihu");
        var made = (await district.As("districtAdmin/qinglan").Post(
            $"{scene.Path}/accounts", new { role = "schoolChair", title = "工会主席", school = "xihu", person = new { name = "王秀兰" } })).Ok().Json;
        var account = made.GetProperty("account").GetString()!;
        using var said = new StringWriter();

        Assert.True(await MainJob.Commands.Run(["user", "disable", account], TextWriter.Null, said, district.Settings) == 0, said.ToString());

        var disabled = (await Until(collector, "account-change account.disabled")).Single(m => Field(m, "act") is "account.disabled");
        Assert.Equal((Keeper.ProgramAccount, account), (Field(disabled, "account"), Field(disabled, "subject")));
    }

    /// <summary>Twelve wrong tokens within a minute: ten are told.</summary>
    [Fact]
    public async Task Tokens_ThatNobodyHas_AreToldAndFillNoDisk()
    {
        using var collector = new SyslogCollector(SyslogTransport.Tcp);
        await using var district = WatchedBy(collector);
        for (var one = 0; one < Audited.MostOfStrangers + 2; one++)
            (await district.As(null).Send(HttpMethod.Get, "/api/v1/account", null, "", headers: ("Authorization", $"Bearer du_{one}"))).Refused(System.Net.HttpStatusCode.Unauthorized, "token.wrong");
        (await district.As(null).Get("/api/v1/account")).Refused(System.Net.HttpStatusCode.Unauthorized, "sign-in.needed");
        await new DistrictScene(district).Found("xihu");

        var tried = (await Until(collector, "sign-in-failed getAccount token.wrong", "administration foundDistrict")).Where(m => m.Id is "sign-in-failed").ToArray();
        Assert.Equal(Audited.MostOfStrangers, tried.Length);
        Assert.All(tried, m => Assert.DoesNotContain("du_", m.ToString(), StringComparison.Ordinal));
    }

    private static WatchedDistrict WatchedBy(SyslogCollector collector, params (string Key, string Value)[] settings) =>
        new([("Syslog:Host", "127.0.0.1"), ("Syslog:Port", $"{collector.Port}"), ("Syslog:Transport", "Tcp"), .. settings]);

    /// <summary>Waits until each was told: id, act and code.</summary>
    private static async Task<SyslogMessage[]> Until(SyslogCollector collector, params string[] wanted)
    {
        for (var wait = 0; wait < 3_000 && wanted.Except(Acts()).Any(); wait++) await Task.Delay(10);
        Assert.Empty(collector.Faults);
        Assert.True(!wanted.Except(Acts()).Any(), $"{string.Join(", ", wanted.Except(Acts()))} not in {string.Join(", ", Acts())}");
        return [.. collector.Received];

        string[] Acts() => [.. collector.Received.Select(m => $"{m.Id} {Field(m, "act")} {Field(m, "code")}".TrimEnd()).Distinct()];
    }

    private static string? Field(SyslogMessage message, string name) =>
        message.Text.Split(' ').FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static IEnumerable<SyslogMessage> Lines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return SyslogMessage.Parse(System.Text.Encoding.UTF8.GetBytes(line), hasMark: false);
    }
}
