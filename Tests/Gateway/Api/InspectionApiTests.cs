using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>A round of inspections from its opening to the last objection, over the API.</summary>
public sealed class InspectionApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static readonly object Dates = new { selfFrom = "2026-12-01", selfUntil = "2026-12-10", visitFrom = "2026-12-15", visitUntil = "2026-12-25", objectionDays = 7 };

    [Fact]
    public async Task Inspection_FromOpeningToTheFinalMark_AgreesEverywhere()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "judged");
        await scene.Found("wanghu", "linxi");
        var (chair, inspector) = (application.Chair("wanghu", "judged"), application.As("inspector/judged/wanghu"));
        foreach (var day in new[] { "2026-03-05", "2026-06-08" })
            (await chair.Post($"{scene.School("wanghu")}/ledgers/l04/2026/entries", new { entries = new[] { new { values = Meeting(day) } } })).Ok();
        var rubric = new
        {
            code = "small",
            version = 1,
            name = "考核细则（简）",
            total = 10,
            sections = new[]
            {
                new
                {
                    name = "组织", marks = 10,
                    items = new object[]
                    {
                        new
                        {
                            number = 1, name = "委员会会议", marks = 4, scoring = new { kind = "count", each = 1, unit = "次" }, ledgers = new[] { "l04" },
                            source = new { measure = "entries", @where = "kind = '工会委员会'" },
                        },
                        new { number = 2, name = "校务公开", marks = 6, scoring = new { kind = "judge" } },
                    },
                },
            },
            grades = new[] { new { name = "优秀", least = 9m }, new { name = "合格", least = 6m }, new { name = "不合格", least = 0m } },
        };
        (await scene.Officer.Put($"{scene.Path}/rubrics/small", new { rubric })).Ok();
        (await scene.Officer.Post(
            $"{scene.Path}/inspections",
            new { code = "annual", name = "年度考核", year = 2026, rubric = "small", dates = Dates, mode = "group", scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() } })).Ok();
        const string Account = "inspector/judged/wanghu";
        (await scene.Officer.Put(
            $"{scene.Path}/inspections/annual/teams",
            new { teams = new[] { new { name = "第一组", seats = new[] { new { account = Account, isLeader = true, ownSchools = new[] { "wanghu" } } }, schools = new[] { "wanghu" } } } }))
            .Refused(HttpStatusCode.BadRequest, "team.own-school");
        (await scene.Officer.Put(
            $"{scene.Path}/inspections/annual/teams",
            new { teams = new[] { new { name = "第一组", seats = new[] { new { account = Account, isLeader = true, ownSchools = Array.Empty<string>() } }, schools = new[] { "wanghu" } } } })).Ok();

        // 自评.
        var of = $"{scene.School("wanghu")}/inspections/annual";
        (await chair.Post($"{of}/marks", Marks("self", (1, 2m, null), (2, 6m, "见公开栏")))).Refused(HttpStatusCode.Conflict, "inspection.not-yet");
        application.Clock.Set(FakeClock.Noon(2026, 12, 5));
        (await chair.Post($"{of}/marks", Marks("self", (1, 9m, null)))).Refused(HttpStatusCode.BadRequest, "score.above-marks");
        (await chair.Post($"{of}/marks", Marks("self", (1, 2m, null), (2, 6m, "见公开栏")))).Ok();
        (await chair.Post($"{of}/submission", new { sheet = "self", claims = Array.Empty<object>() })).Ok();
        var seen = (await chair.Get(of)).Ok().Json;
        var found = seen.GetProperty("items")[0].GetProperty("found");
        Assert.Equal((2m, 2m, "2 次", 2), (found.GetProperty("found").GetDecimal(), found.GetProperty("proposed").GetDecimal(), found.GetProperty("explanation").GetString(), found.GetProperty("rows").GetArrayLength()));
        Assert.Equal(8m, seen.GetProperty("selfSum").GetProperty("total").GetDecimal());

        // 考评: another school's inspector sees nothing, a seat is needed.
        application.Clock.Set(FakeClock.Noon(2026, 12, 16));
        (await application.As("inspector/judged/linxi").Get(of)).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await inspector.Post($"{of}/marks", Marks("inspector", (1, 2m, "少两次"), (2, 5.5m, "十月没有更新")))).Ok();
        (await inspector.Post($"{of}/submission", new { sheet = "inspector", claims = Array.Empty<object>() })).Ok();
        (await inspector.Post($"{of}/findings", new { text = "公开栏没有按月更新", due = "2027-03-31", item = 2 })).Ok();
        Assert.False((await chair.Get(of)).Ok().Json.TryGetProperty("inspectorSum", out _));

        // 综评, publication by two persons, objection.
        (await scene.Officer.Post($"{of}/conclusion", new { changes = Array.Empty<object>(), bonuses = Array.Empty<object>(), vetoes = Array.Empty<string>(), failedGates = Array.Empty<string>(), titles = Array.Empty<string>() })).Ok();
        (await scene.Officer.Post($"{scene.Path}/inspections/annual/publication-proposal", new { })).Ok();
        (await scene.Officer.Post($"{scene.Path}/inspections/annual/publication", new { })).Refused(HttpStatusCode.Forbidden, "publication.same-person");
        (await application.As("districtAdmin/judged").Post($"{scene.Path}/inspections/annual/publication", new { })).Ok();
        (await chair.Post($"{of}/objections", new { item = 2, text = "十月更新过" })).Ok();
        (await scene.Officer.Post($"{of}/objections/1/answer", new { text = "经复核改分", marks = 6 })).Ok();
        (await chair.Post($"{of}/findings/1/report", new { text = "已按月更新" })).Ok();
        (await inspector.Post($"{of}/findings/1/recheck", new { isSettled = true })).Ok();

        // One number everywhere.
        var school = (await chair.Get(of)).Ok().Json;
        var row = (await scene.Officer.Get($"{scene.Path}/inspections/annual")).Ok().Json.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("school").GetProperty("school").GetString() == "wanghu");
        var listed = (await chair.Get($"{scene.School("wanghu")}/inspections")).Ok().Json.GetProperty("inspections")[0];
        Assert.Equal((8m, 8m, 8m), (Total(school.GetProperty("concludedSum")), Total(row.GetProperty("concluded")), listed.GetProperty("total").GetDecimal()));
        Assert.Equal(("合格", 1, "published", 0), (listed.GetProperty("grade").GetString(), row.GetProperty("rank").GetInt32(), row.GetProperty("state").GetString(), row.GetProperty("openFindings").GetInt32()));
        Assert.True((await application.As("logAuditor/judged").Post($"{scene.Path}/log/verification", new { })).Ok().Json.GetProperty("isSound").GetBoolean());

        static decimal Total(JsonElement sum) => sum.GetProperty("total").GetDecimal();
    }

    private static object Marks(string sheet, params (int Item, decimal Marks, string? Note)[] marks) =>
        new { sheet, marks = marks.Select(m => new { item = m.Item, marks = m.Marks, note = m.Note }) };

    private static object Meeting(string day) => new
    {
        name = "工会委员会会议",
        kind = "工会委员会",
        heldOn = day,
        place = "会议室",
        chair = "工会主席",
        recorder = "组织委员",
        expected = "9",
        present = "9",
        agenda = "年度计划",
        decision = "通过",
    };
}
