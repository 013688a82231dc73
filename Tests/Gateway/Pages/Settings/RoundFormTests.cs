using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>Rounds, exemptions, extensions and district tasks, on the sample district on 21 November 2026.</summary>
public sealed class RoundFormTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Rounds = "/districts/qinglan/rounds";
    private const string Tasks = "/districts/qinglan/district-tasks";

    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");

    [Fact]
    public async Task List_SampleDistrict_ShowsStatesAndExpected()
    {
        var rows = (await officer.Open(Rounds)).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToArray();
        Assert.Matches("填报中，离截止 [0-9] 天", rows[^3]);
        Assert.Contains("已锁定", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_BeforeIt_ShowsWhoIsExpectedAndTheBurdenAndLastYearsRhythm()
    {
        var page = await officer.Open($"{Rounds}/opening?quarter=2027Q1");
        Assert.Equal("2027年3月25日", page.QuerySelector("#f-opens")!.GetAttribute("value"));
        Assert.Equal("2027年4月12日", page.QuerySelector("#f-due")!.GetAttribute("value"));
        Assert.Contains("照2026年第一季度推算", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("桃园幼儿园：未建会", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Matches("[0-9.]+项任务", page.QuerySelectorAll(".kpi dd")[2].TextContent);
    }

    [Fact]
    public async Task Opening_GoodBadAndTwice_OpensOnce()
    {
        var page = await officer.Open($"{Rounds}/opening?quarter=2026Q4");
        Assert.Equal(["round.dates-invalid"], (await officer.Send(page, "/opening", ("due", "2027年2月1日"), ("opens", "2027年2月2日"))).Refused());
        Assert.Equal(["form.bad-day"], (await officer.Send(page, "/opening", ("due", "二月一日"))).Refused());
        var opened = await officer.Send(page, "/opening", ("opens", "2026年12月20日"), ("due", "2027年1月11日"), ("grace", "2027年1月15日"), ("lock", "2027年1月29日"));
        Assert.Contains("2026年第四季度已开放，应报", opened.Said, StringComparison.Ordinal);
        Assert.Contains("revision.stale", (await officer.Send(page, "/opening", ("__key", "another-key"))).Refused());
    }

    [Fact]
    public async Task Reschedule_OpenAndLocked_IsMovedOrOnlyShown()
    {
        var page = await officer.Open($"{Rounds}/2026Q3");
        Assert.Equal(["form.missing"], (await officer.Send(page, "/dates")).Refused());
        Assert.Contains("截止2026年11月30日", (await officer.Send(page, "/dates", ("due", "2026年11月30日"), ("reason", "周末顺延"))).Said, StringComparison.Ordinal);
        Assert.Equal(["revision.stale"], (await officer.Send(page, "/dates", ("reason", "再改"), ("__key", "another-key"))).Refused());
        Assert.Empty((await officer.Open($"{Rounds}/2026Q1")).QuerySelectorAll("form[action$='/dates']"));
    }

    [Fact]
    public async Task Extension_EndedEarly_ChangesTheSchoolsLastDay()
    {
        var at = $"{Rounds}/extensions";
        Assert.Contains("延到", (await officer.Fill($"{at}?school=lanting", "/extensions", ("quarter", "2026Q3"), ("until", "2026年12月10日"), ("reason", "园舍维修"))).Said, StringComparison.Ordinal);
        var link = (await officer.Open(at)).QuerySelectorAll("a").First(a => a.TextContent == "提前结束").GetAttribute("href")!;
        Assert.Equal(["extension.not-earlier"], (await officer.Fill(link, "/end", ("end-until", "2026年12月11日"), ("end-reason", "修好了"))).Refused());
        Assert.Equal(["form.missing"], (await officer.Fill(link, "/end")).Refused());
        Assert.Contains("延期改到2026年12月1日为止", (await officer.Fill(link, "/end", ("end-until", "2026年12月1日"), ("end-reason", "修好了"))).Said, StringComparison.Ordinal);
        Assert.Contains("2026年12月1日", (await officer.Open(at)).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exemption_GrantedOverlappingAndEnded_AnswersEachWay()
    {
        var at = $"{Rounds}/exemptions";
        Assert.Equal(["form.missing", "form.missing"], (await officer.Fill(at, "/exemptions")).Refused());
        Assert.Contains("免报", (await officer.Fill($"{at}?school=chunhui", "/exemptions", ("from", "2026Q4"), ("until", "2027Q2"), ("reason", "校舍搬迁"))).Said, StringComparison.Ordinal);
        Assert.Equal(["exemption.overlaps"], (await officer.Fill($"{at}?school=chunhui", "/exemptions", ("from", "2027Q1"), ("until", "2027Q1"), ("reason", "又一次"))).Refused());
        Assert.Contains("从2027年第二季度起恢复填报", (await officer.Fill($"{at}?end=chunhui", "/end", ("end-from", "2027Q2"), ("end-reason", "提前搬回"))).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_WithinAndBeyondTheLock_AnswersEachWay()
    {
        var at = $"{Rounds}/extensions?school=yunqiao";
        Assert.Equal(["extension.beyond-lock"], (await officer.Fill(at, "/extensions", ("quarter", "2026Q3"), ("until", "2027年5月1日"), ("reason", "审计"))).Refused());
        var granted = await officer.Fill(at, "/extensions", ("quarter", "2026Q3"), ("until", "2026年12月10日"), ("reason", "审计"));
        Assert.Contains("云桥小学的2026年第三季度延到2026年12月10日", granted.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DistrictTask_HandedDownAndCancelled_TellsWhoHasIt()
    {
        Assert.Equal(["district-task.without-months", "form.missing", "form.missing"], (await officer.Fill(Tasks, "/district-tasks")).Refused());
        Assert.Equal(["school.unknown"], (await officer.Fill(Tasks, "/district-tasks", ("title", "报送名册"), ("area", "a01"), ("months", "2026-12"), ("schools", "不存在的学校"))).Refused());
        var handed = await officer.Fill(
            Tasks, "/district-tasks", ("title", "报送会员名册"), ("area", "a01"), ("months", "2026-12"), ("target", "１"), ("unit", "份"), ("groups", "primary"), ("schools", "明德学校"));
        Assert.Matches("“报送会员名册”已下达，[0-9]+ 所学校已收到。", handed.Said);
        var row = handed.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("报送会员名册", StringComparison.Ordinal));
        Assert.Contains("小学、明德学校", row.TextContent, StringComparison.Ordinal);
        Assert.Matches("([0-9]+)/\\1 所", row.TextContent);

        var page = await officer.Open(Tasks);
        Assert.Equal(["form.missing"], (await officer.Send(page, "/d5/cancellation")).Refused());
        var cancelled = await officer.Send(page, "/d5/cancellation", ("reason", "改用系统报送"));
        Assert.Contains("“报送会员名册”已取消", cancelled.Said, StringComparison.Ordinal);
        Assert.Contains("已取消：改用系统报送", cancelled.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
