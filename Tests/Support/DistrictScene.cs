using System.Globalization;

namespace DistrictUnion.Tests.Support;

/// <summary>What people do, in their words, over HTTP. Every act must succeed; refusals are asked for by the tests themselves.</summary>
internal sealed class DistrictScene(GatewayApplication application, string district = "qinglan")
{
    public string Path { get; } = $"/api/v1/districts/{district}";

    public ApiClient Officer { get; } = application.Officer(district);

    public string School(string school) => $"{Path}/schools/{school}";

    public string Plan(string school, string plan = "2026") => $"{School(school)}/plans/{plan}";

    public string Report(string school, string quarter) => $"{School(school)}/quarters/{quarter}";

    /// <summary>A district with two groups and these schools, the even ones in the second group, all open since 2026.</summary>
    public async Task Found(params string[] schools)
    {
        (await Officer.Post(Path, new { name = "青岚区教育工会" })).Ok();
        await SetGroup("primary", "小学", 1);
        await SetGroup("middle", "初中", 2);
        if (schools.Length > 0) await RegisterSchools([.. schools.Select((code, i) => (code, $"青岚区{code}学校", i % 2 == 0 ? "primary" : "middle"))]);
    }

    /// <summary>Schools of a district that is founded already.</summary>
    public async Task RegisterOnly(params string[] schools)
    {
        await SetGroup("primary", "小学", 1);
        await RegisterSchools([.. schools.Select(code => (code, $"青岚区{code}学校", "primary"))]);
    }

    public async Task SetGroup(string code, string name, int order) => (await Officer.Put($"{Path}/groups/{code}", new { name, order })).Ok();

    public async Task RegisterSchools(params (string Code, string Name, string Group)[] schools) =>
        (await Officer.Post(
            $"{Path}/schools",
            new { schools = schools.Select(s => new { school = s.Code, name = s.Name, group = s.Group, opens = "2026-01-01" }) })).Ok();

    /// <summary>Opens a quarter's round by the usual dates: from its last ten days on, due on the 10th, grace to the 15th, lock at the month's end.</summary>
    public async Task OpenRound(string quarter)
    {
        var (opens, due) = DatesOf(quarter);
        (await Officer.Post($"{Path}/rounds/{quarter}", new { opens, due, grace = due.AddDays(5), @lock = due.AddDays(20) })).Ok();
    }

    /// <summary>A district whose one school has these tasks in an accepted plan, on the 1st of April, with the first quarter's round open.</summary>
    public async Task BeginReporting(string school, params object[] tasks)
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        await Found(school);
        await HavePlan(school, tasks);
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        await OpenRound("2026Q1");
    }

    public static (DateOnly Opens, DateOnly Due) DatesOf(string quarter)
    {
        var year = int.Parse(quarter[..4], CultureInfo.InvariantCulture);
        var end = new DateOnly(year, (quarter[5] - '0') * 3, 1).AddMonths(1);
        return (end.AddDays(-10), end.AddDays(9));
    }

    /// <summary>A plan of the calendar year, started, handed in and accepted.</summary>
    public async Task HavePlan(string school, params object[] tasks)
    {
        await StartPlan(school);
        await SubmitPlan(school, tasks);
        await AcceptPlan(school);
    }

    public async Task StartPlan(string school, string plan = "2026", int year = 2026) =>
        (await application.Chair(school, district).Post(
            $"{School(school)}/plans", new { plan, title = $"{year}年工会工作计划", first = $"{year}-01", last = $"{year}-12" })).Ok();

    public async Task<ApiReply> SubmitPlan(string school, params object[] tasks) =>
        (await application.Chair(school, district).Post($"{Plan(school)}/submission", new { title = "2026年工会工作计划", tasks })).Ok();

    public async Task<ApiReply> AcceptPlan(string school) => (await Officer.Post($"{Plan(school)}/acceptance", new { })).Ok();

    /// <summary>A task that is done once, counted in 次 where a target is given.</summary>
    public static object Task(string id, string month, string area = "a02", int? target = null) => target is { } times
        ? new
        {
            id,
            title = $"任务{id}",
            area,
            months = new[] { month },
            target = new { quantityThousandths = times * 1000L, unit = "次", bound = "atLeast", measure = "count" },
        }
        : new { id, title = $"任务{id}", area, months = new[] { month } };

    /// <summary>Hands a quarter's report in.</summary>
    /// <param name="lines">Occurrence and quantity; without a quantity it is done.</param>
    public async Task<ApiReply> SubmitReport(string school, string quarter, params (string Occurrence, int? Quantity)[] lines) =>
        (await application.Chair(school, district).Post($"{Report(school, quarter)}/submission", new { content = Content(lines) })).Ok();

    public async Task<ApiReply> AcceptReport(string school, string quarter) =>
        (await Officer.Post($"{Report(school, quarter)}/acceptance", new { })).Ok();

    public static object Content(params (string Occurrence, int? Quantity)[] lines) => new
    {
        lines = lines.Select(l => l.Quantity is { } quantity
            ? (object)new { occurrence = l.Occurrence, state = "inProgress", quantityThousandths = quantity * 1000L }
            : new { occurrence = l.Occurrence, state = "done" }),
        nothingDue = false,
    };
}
