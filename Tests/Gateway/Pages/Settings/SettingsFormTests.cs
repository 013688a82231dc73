using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>Name, groups, areas, required points, calendar and closing of years.</summary>
public sealed class SettingsFormTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Settings = "/districts/qinglan/settings";

    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");

    [Fact]
    public async Task Name_ChangedBlankAndStale_AnswersEachWay()
    {
        var page = await officer.Open(Settings);
        Assert.Equal(["form.missing"], (await officer.Send(page, "/name", ("name", ""))).Refused());
        Assert.Contains("教科文卫体工会", (await officer.Send(page, "/name", ("name", "青岚区教科文卫体工会"))).Said, StringComparison.Ordinal);
        Assert.Equal(["revision.stale"], (await officer.Send(page, "/name", ("name", "别的名字"), ("__key", "another-key"))).Refused());
        Assert.Contains("已改为", (await officer.Fill(Settings, "/name", ("name", "青岚区教育工会"))).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_RenamedReorderedAdded_AreSavedTogether()
    {
        var page = await officer.Open($"{Settings}/groups");
        Assert.Equal(["group.same-name"], (await officer.Send(page, "/groups", ("new-1", "小学"))).Refused());
        var saved = await officer.Send(page, "/groups", ("order-primary", "9"), ("name-primary", "完全小学"), ("new-1", "高中"));
        Assert.Contains("共 4 个", saved.Said, StringComparison.Ordinal);
        Assert.Equal(["高中", "完全小学"], saved.Page.QuerySelectorAll("input[name^=name-]").Select(i => i.GetAttribute("value")!).TakeLast(2).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["revision.stale"], (await officer.Send(page, "/groups", ("new-1", "职高"), ("__key", "another-key"))).Refused());
    }

    [Fact]
    public async Task Groups_Deleted_OnlyWhenNothingHangsOnThem()
    {
        var page = await officer.Open($"{Settings}/groups");
        var added = await officer.Send(page, "/groups", ("new-1", "特殊教育"));
        var code = added.Page.QuerySelectorAll("input[name^=name-]").First(i => i.GetAttribute("value") == "特殊教育").GetAttribute("name")!["name-".Length..];
        Assert.Empty(added.Page.QuerySelectorAll("button[formaction$='/primary/removal']"));

        // A task names it since the page was drawn.
        await officer.Fill("/districts/qinglan/district-tasks", "/district-tasks", ("title", "特教摸底"), ("area", "a06"), ("months", "2026-12"), ("groups", code));
        var fresh = await officer.Open($"{Settings}/groups");
        var refused = await officer.Send(fresh, $"/{code}/removal");
        Assert.Equal(["group.in-use"], refused.Refused());
        Assert.Contains("1 项下达任务", refused.Page.QuerySelector(".ban.bad")!.TextContent, StringComparison.Ordinal);

        var other = await officer.Send(fresh, "/groups", ("new-1", "职业教育"));
        var second = other.Page.QuerySelectorAll("input[name^=name-]").First(i => i.GetAttribute("value") == "职业教育").GetAttribute("name")!["name-".Length..];
        Assert.Contains("“职业教育”已删除", (await officer.Send(other.Page, $"/{second}/removal")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("职业教育", (await officer.Open($"{Settings}/groups")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Areas_RenamedOutOfUseAndAdded_AreSaved()
    {
        var page = await officer.Open($"{Settings}/areas");
        Assert.Equal(["form.missing"], (await officer.Send(page, "/areas", ("new-1", "职工书屋"))).Refused());
        var saved = await officer.Send(page, "/areas", ("used-a20", null), ("new-1", "职工书屋"), ("new-short-1", "书屋"), ("order-a02", "0"));
        Assert.Contains("在用 20 个", saved.Said, StringComparison.Ordinal);
        Assert.Equal("name-a02", saved.Page.QuerySelector("input[name^=name-]")!.GetAttribute("name"));
        Assert.Null(saved.Page.QuerySelector("#f-used-a20[checked]"));
        Assert.NotNull(saved.Page.QuerySelector("#f-name-a21"));
        Assert.Equal(["revision.stale"], (await officer.Send(page, "/areas", ("__key", "another-key"))).Refused());
    }

    [Fact]
    public async Task RequiredPoints_EditedAddedRemoved_AreSaved()
    {
        var at = $"{Settings}/required-points";
        Assert.Equal(["points.word-length"], (await officer.Fill($"{at}?point=congress", "/required-points", ("works", "会"))).Refused());
        Assert.Contains("“教代会”已保存", (await officer.Fill($"{at}?point=congress", "/required-points", ("least", "2"), ("groups", "primary"))).Said, StringComparison.Ordinal);
        Assert.Contains("每年至少 2 次", (await officer.Open(at)).Body!.TextContent, StringComparison.Ordinal);
        var added = await officer.Fill($"{at}?point=new", "/required-points", ("name", "职工书屋"), ("works", "职工书屋、读书角\n读书 分享"), ("note", "区工会年度要点"));
        Assert.Contains("共 17 条", added.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“职工书屋”已删除", (await officer.Fill($"{at}?point=p1", "/removal")).Said, StringComparison.Ordinal);
        Assert.Equal(["form.missing", "form.missing"], (await officer.Fill($"{at}?point=new", "/required-points")).Refused());
    }

    [Fact]
    public async Task Calendar_LinesOfANotice_AreReadLookedAtAndSaved()
    {
        var page = await officer.Open($"{Settings}/calendar?year=2027");
        const string notice = "一、元旦：2027年1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）不补。\n二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月20日（周六）上班。";
        var read = await officer.Send(page, "/calendar/notice", ("notice", notice));
        Assert.Contains("放假 10 天、调休上班 2 天", read.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2027年1月1日至1月3日\n2027年2月5日至2月11日", read.Page.QuerySelector("#f-holidays")!.TextContent.ReplaceLineEndings("\n").Trim());

        var saved = await officer.Send(read.Page, "/calendar", ("term-2", "2026学年第二学期"), ("starts-2", "2027.3.1"), ("ends-2", "2027-07-02"));
        Assert.Contains("2027年放假 10 天，调休上班 2 天", saved.Said, StringComparison.Ordinal);
        Assert.Contains(saved.Page.QuerySelectorAll(".ymon .off"), day => day.TextContent == "5休");
        Assert.Contains("2026年10月1日", (await officer.Open($"{Settings}/calendar?year=2026")).QuerySelector("#f-holidays")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_LinesThatSayNothing_AreNamed()
    {
        var refused = await officer.Fill($"{Settings}/calendar?year=2026", "/calendar", ("holidays", "国庆节放假\n13月1日"), ("worked", "10月12日"), ("starts-3", "2026年9月1日"));
        Assert.Equal(["calendar.bad-line", "calendar.bad-line", "calendar.not-a-weekend", "form.missing", "form.missing"], refused.Refused().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rules_GoodAndBad_AreSavedOrFlawedAtTheirFields()
    {
        var refused = await officer.Fill(Settings, "/rules", ("phone", "一二三"), ("unionWord", "教科文卫体工会委员会联合会"));
        Assert.Equal(["settings.word-invalid", "settings.phone-invalid"], refused.Refused());
        Assert.NotNull(refused.Page.QuerySelector("#f-phone-flaw"));
        var saved = await officer.Fill(Settings, "/rules", ("chairSigns", "yes"), ("publication", "OneWithApproval"), ("phone", "0532-8600 1234"));
        Assert.Contains("已保存", saved.Said, StringComparison.Ordinal);
        Assert.NotNull(saved.Page.QuerySelector("#f-chairSigns[checked]"));
        Assert.Equal("OneWithApproval", saved.Page.QuerySelector("#f-publication option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task PlanPeriods_ProposedTypedAndRemoved_AreSavedWhole()
    {
        var at = $"{Settings}/plan-periods";
        var page = await officer.Open($"{at}?like=semesters");
        var rows = page.QuerySelectorAll("tbody tr").Length;
        Assert.Equal("2026—2027学年第一学期", page.QuerySelector($"#f-period-{rows - 3}")!.GetAttribute("value"));
        Assert.Equal(["form.bad-month", "form.missing"], (await officer.Send(page, "/plan-periods", ($"first-{rows - 3}", "九月"), ($"period-{rows - 2}", ""))).Refused());
        var saved = await officer.Send(page, "/plan-periods", ($"groups-{rows - 3}", "primary"), ($"first-{rows - 3}", "2026.9"));
        Assert.Contains($"共 {rows - 1} 个", saved.Said, StringComparison.Ordinal);
        Assert.Equal(["revision.stale"], (await officer.Send(page, "/plan-periods", ("__key", "another-key"))).Refused());
    }

    [Fact]
    public async Task Year_NotOver_IsNotOfferedAndRefused()
    {
        var page = await officer.Open(Settings);
        Assert.Contains("年度还没有结束", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[action$='/years']"));
    }

    [Fact]
    public async Task Settings_OfAPostOfSomeGroups_AreRefusedAndItsListIsItsOwn()
    {
        var page = await officer.Open("/districts/qinglan/schools");
        Assert.NotEmpty(page.QuerySelectorAll("a[href$='/_import']"));
        var chair = PageVisitor.As(application, "schoolChair/qinglan/songling");
        foreach (var address in new[] { Settings, $"{Settings}/groups", "/districts/qinglan/schools", "/districts/qinglan/schools/songling/profile", "/districts/qinglan/rounds", "/districts/qinglan/district-tasks" })
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await chair.Get(address)).Status);
    }
}
