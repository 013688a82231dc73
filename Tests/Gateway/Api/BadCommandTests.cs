using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Requests with wrong content: each is answered with its code and place, and changes nothing.</summary>
public sealed class BadCommandTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static object School(string code, string name, string group = "primary") => new { school = code, name, group, opens = "2026-01-01" };

    [Fact]
    public async Task Register_DuplicateCodes_RegistersNone()
    {
        var scene = new DistrictScene(application, "duplicates");
        await scene.Found("a");
        var before = (await scene.Officer.Get(scene.Path)).Tag;
        var twice = (await scene.Officer.Post($"{scene.Path}/schools", new { schools = new[] { School("x", "一"), School("x", "二"), School("y", "三") } }))
            .Refused(HttpStatusCode.BadRequest, "school.duplicate");
        Assert.Contains(("school.duplicate", "x"), twice.Refusals);
        var taken = (await scene.Officer.Post($"{scene.Path}/schools", new { schools = new[] { School("a", "又一个"), School("y", "三") } }))
            .Refused(HttpStatusCode.Conflict, "school.exists");
        Assert.Contains(("school.exists", "a"), taken.Refusals);
        Assert.Equal(before, (await scene.Officer.Get(scene.Path)).Tag);
    }

    [Fact]
    public async Task Register_ManyFlaws_AreAllTold()
    {
        var scene = new DistrictScene(application, "flaws");
        await scene.Found("a");
        var reply = (await scene.Officer.Post($"{scene.Path}/schools", new
        {
            schools = new[] { School("Big", "大写"), School("long", new string('学', 10_000)), School("none", "无组", "nowhere"), School("tab", "一\t二") },
        })).Refused(HttpStatusCode.BadRequest, "code.malformed");
        Assert.Equal(["code.malformed", "name.too-long", "group.unknown", "name.control-characters"], reply.Refusals.Select(r => r.Code));
        Assert.Equal("long", reply.Refusals[1].Place);
        Assert.Equal(1, (await scene.Officer.Get($"{scene.Path}/schools")).Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("𠮷祥小学")]
    [InlineData("㐂乐幼儿园")]
    [InlineData("阳光小学🌞👨‍👩‍👧")]
    public async Task Register_RareCharactersAndEmoji_AreKeptAsTheyAre(string name)
    {
        var scene = new DistrictScene(application, $"rare{name.Length}{(int)name[0] % 97}");
        await scene.Found();
        await scene.RegisterSchools(("rare", name, "primary"));
        Assert.Equal(name, (await scene.Officer.Get(scene.School("rare"))).Ok().Json.GetProperty("names")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Text_WithCharactersThatNobodySees_IsRefusedWithItsPlace()
    {
        var scene = new DistrictScene(application, "unseen");
        await scene.Found("a");

        var zero = (await scene.Officer.Post($"{scene.Path}/schools", new { schools = new[] { School("x", "一\0二") } })).Refused(HttpStatusCode.BadRequest, "text.control-characters");
        Assert.Equal("$.schools[0].name", zero.Refusals[0].Place);
        var bell = (await scene.Officer.Post($"{scene.School("a")}/closing", new { on = "2026-12-31", reason = "停办\u0007" })).Refused(HttpStatusCode.BadRequest, "text.control-characters");
        Assert.Contains("停办理由里有不可见的控制字符", bell.Text, StringComparison.Ordinal);
        var value = await application.Chair("a", "unseen").Post($"{scene.School("a")}/ledgers/l04/2026/entries", new { entries = new[] { new { values = new { name = "会\0议" } } } });
        Assert.Equal([("text.control-characters", "$.entries[0].values")], value.Refused(HttpStatusCode.BadRequest, "text.control-characters").Refusals);
    }

    [Fact]
    public async Task Submit_NullAmongTheTasks_IsMalformed()
    {
        var scene = new DistrictScene(application, "nulltask");
        await scene.Found("a");
        var reply = (await application.Chair("a", "nulltask").Post($"{scene.School("a")}/plans/p1/submission", """{"title":"计划","tasks":[null]}"""))
            .Refused(HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal("第 1 行", reply.Refusals[0].Place);
    }

    [Fact]
    public async Task Body_OtherCharacterSetThanUtf8_IsUnsupported()
    {
        var scene = new DistrictScene(application, "charset");
        await scene.Found();
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=gbk");
        (await scene.Officer.Send(HttpMethod.Put, $"{scene.Path}/name", content, null))
            .Refused(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
    }

    [Theory]
    [InlineData("take=many")]
    [InlineData("skip=2147483648")]
    public async Task Query_NotANumber_IsToldAsTheQuerys(string query)
    {
        var scene = new DistrictScene(application, $"query{query.Length}");
        await scene.Found();
        (await scene.Officer.Get($"{scene.Path}/schools?{query}")).Refused(HttpStatusCode.BadRequest, "query.malformed");
    }

    [Fact]
    public async Task Anything_OfAnUnknownSchool_IsAbsent()
    {
        var scene = new DistrictScene(application, "unknown");
        await scene.Found("a");
        var ghost = application.Chair("ghost", "unknown");
        (await ghost.Post($"{scene.School("ghost")}/plans", new { plan = "2026", title = "计划", first = "2026-01", last = "2026-12" }))
            .Refused(HttpStatusCode.NotFound, "school.unknown");
        (await ghost.Get(scene.Report("ghost", "2026Q1"))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await scene.Officer.Post($"{scene.School("ghost")}/names", new { name = "幽灵小学", from = "2026-01-01" })).Refused(HttpStatusCode.NotFound, "school.unknown");
    }

    [Fact]
    public async Task Plan_WithWrongTasks_IsRefusedTaskByTask()
    {
        var scene = new DistrictScene(application, "tasks-wrong");
        await scene.Found("a");
        await scene.StartPlan("a");
        var chair = application.Chair("a", "tasks-wrong");
        object[] tasks =
        [
            DistrictScene.Task("t01", "2027-02"),
            DistrictScene.Task("t02", "2026-02", "a99"),
            DistrictScene.Task("t03", "2026-02", target: -3),
            DistrictScene.Task("t04", "2026-02", target: 2_000_000_000),
            DistrictScene.Task("t05", "2026-02"),
            DistrictScene.Task("t05", "2026-02"),
            new { id = "t06", title = new string('长', 10_000), area = "a02", months = new[] { "2026-02" } },
        ];
        var before = (await chair.Get(scene.Plan("a"))).Tag;
        var reply = (await chair.Post($"{scene.Plan("a")}/submission", new { title = "计划", tasks })).Refused(HttpStatusCode.BadRequest, "task.duplicate");
        (string, string?)[] expected =
        [
            ("task.duplicate", "t05"), ("task.month-outside-span", "t01"), ("task.unknown-area", "t02"), ("task.target-out-of-range", "t03"),
            ("task.target-out-of-range", "t04"), ("text.too-long", "t06"),
        ];
        Assert.Equal(expected.Order(), reply.Refusals.Order());
        Assert.Equal(before, (await chair.Get(scene.Plan("a"))).Tag);
    }

    [Fact]
    public async Task Report_WithWrongLines_IsRefusedLineByLine()
    {
        var scene = new DistrictScene(application, "lines-wrong");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03", target: 2), DistrictScene.Task("t02", "2026-03", target: 2));
        var chair = application.Chair("a", "lines-wrong");
        var before = (await chair.Get(scene.Report("a", "2026Q1"))).Tag;
        var content = new
        {
            lines = new object[]
            {
                new { occurrence = "2026.t99", state = "done" },
                new { occurrence = "2026.t01", quantityThousandths = -1000 },
                new { occurrence = "2026.t02", quantityThousandths = 9_000_000_000_000_000L },
            },
            nothingDue = false,
        };
        var reply = (await chair.Post($"{scene.Report("a", "2026Q1")}/submission", new { content })).Refused(HttpStatusCode.BadRequest, "report.unknown-occurrence");
        Assert.Equal(
            [("report.quantity-absurd", "2026.t02"), ("report.quantity-negative", "2026.t01"), ("report.unknown-occurrence", "2026.t99")],
            reply.Refusals.Order());
        Assert.Equal(before, (await chair.Get(scene.Report("a", "2026Q1"))).Tag);
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
    }

    [Fact]
    public async Task ClosedYear_TakesNothingMore()
    {
        var scene = new DistrictScene(application, "closed");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03"));
        application.Clock.Set(FakeClock.Noon(2027, 1, 5));
        (await scene.Officer.Post($"{scene.Path}/years/2026/closing")).Ok();
        var chair = application.Chair("a", "closed");
        (await chair.Post($"{scene.Report("a", "2026Q1")}/submission", new { content = DistrictScene.Content(("2026.t01", null)) }))
            .Refused(HttpStatusCode.Conflict, "report.year-closed");
        (await chair.Post($"{scene.Plan("a")}/amendment", new { reason = "补" })).Refused(HttpStatusCode.Conflict, "plan.year-closed");
        (await scene.Officer.Post($"{scene.Path}/rounds/2026Q4", new { opens = "2026-12-20", due = "2027-01-10", grace = "2027-01-10", @lock = "2027-01-20" }))
            .Refused(HttpStatusCode.Conflict, "year.closed");
        Assert.Equal("archived", (await chair.Get(scene.Plan("a"))).Json.GetProperty("state").GetString());
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
    }

    [Theory]
    [InlineData("{", "request.malformed", null)]
    [InlineData("", "request.body-missing", null)]
    [InlineData("{\"order\":1}", "request.malformed", null)]
    [InlineData("{\"name\":null,\"order\":1}", "request.malformed", "$.name")]
    [InlineData("{\"name\":\"组\",\"order\":\"first\"}", "request.malformed", "$.order")]
    [InlineData("{\"name\":\"组\",\"order\":99999999999}", "request.malformed", "$.order")]
    [InlineData("{\"name\":\"组\",\"order\":1,\"colour\":\"red\"}", "request.malformed", "$.colour")]
    [InlineData("{\"name\":\"一\",\"name\":\"二\",\"order\":1}", "request.malformed", "$.name")]
    public async Task Body_ThatCannotBeRead_IsRefusedAtItsPlace(string body, string code, string? place)
    {
        var scene = new DistrictScene(application, $"body{body.Length}");
        if ((await scene.Officer.Get(scene.Path)).Status != HttpStatusCode.OK) await scene.Found();
        var before = (await scene.Officer.Get(scene.Path)).Tag;
        var reply = (await scene.Officer.Put($"{scene.Path}/groups/new", body)).Refused(HttpStatusCode.BadRequest, code);
        if (place is not null) Assert.Equal(place, reply.Refusals[0].Place);
        Assert.Equal(before, (await scene.Officer.Get(scene.Path)).Tag);
    }

    [Theory]
    [InlineData("{\"school\":\"a\",\"from\":\"2026Q9\",\"until\":\"2026Q1\",\"reason\":\"x\"}", "$.from")]
    [InlineData("{\"school\":\"a\",\"from\":\"2026Q1\",\"until\":\"2026-03\",\"reason\":\"x\"}", "$.until")]
    public async Task Period_Misspelt_IsRefusedAtItsPlace(string body, string place)
    {
        var officer = application.Officer();
        var reply = (await officer.Post("/api/v1/districts/qinglan/exemptions", body)).Refused(HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal(place, reply.Refusals[0].Place);
    }

    [Fact]
    public async Task Enum_UnknownOrAsNumber_IsRefused()
    {
        var officer = application.Officer();
        foreach (var openTasks in new[] { "\"give-away\"", "0" })
        {
            var body = $"{{\"successor\":\"b\",\"on\":\"2026-02-01\",\"openTasks\":{openTasks},\"reason\":\"x\"}}";
            var reply = (await officer.Post("/api/v1/districts/qinglan/schools/a/merger", body)).Refused(HttpStatusCode.BadRequest, "request.malformed");
            Assert.Equal("$.openTasks", reply.Refusals[0].Place);
        }
    }

    [Fact]
    public async Task Body_OfAnotherMediaTypeOrTooLarge_IsRefused()
    {
        var officer = application.Officer();
        var path = "/api/v1/districts/qinglan/name";
        (await officer.Send(HttpMethod.Put, path, new StringContent("name=x"), null)).Refused(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
        (await officer.Put(path, new { name = new string('x', 5 * 1024 * 1024) })).Refused(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Theory]
    [InlineData("/api/v1/districts/Qinglan", HttpStatusCode.BadRequest, "route.bad-code")]
    [InlineData("/api/v1/districts/qing%20lan", HttpStatusCode.BadRequest, "route.bad-code")]
    [InlineData("/api/v1/districts/qinglan/schools/𠮷", HttpStatusCode.BadRequest, "route.bad-code")]
    [InlineData("/api/v1/districts/qinglan/schools/a/quarters/2026Q0", HttpStatusCode.BadRequest, "route.bad-quarter")]
    [InlineData("/api/v1/districts/qinglan/schools/a/years/26", HttpStatusCode.BadRequest, "route.bad-year")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "route.unknown")]
    [InlineData("/api/v2/districts/qinglan", HttpStatusCode.NotFound, "route.unknown")]
    [InlineData("/api/v1/plans/read", HttpStatusCode.MethodNotAllowed, "request.method-not-allowed")]
    public async Task Address_ThatIsNone_IsRefused(string path, HttpStatusCode status, string code) =>
        (await application.Officer().Get(path)).Refused(status, code);
}
