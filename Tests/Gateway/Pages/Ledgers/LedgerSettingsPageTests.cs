using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>The district settles kinds, columns and limits; the coverage shows how the schools stand.</summary>
public sealed class LedgerSettingsPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Settings = "/districts/qinglan/settings/ledgers";

    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");

    [Fact]
    public async Task Kind_SwitchedOnForAGroup_IsOnTheShelfOfItsSchoolsAlone()
    {
        Assert.Contains("1 种台账已改", (await officer.Fill(Settings, "/ledgers", ("on-l05", "yes"), ("groups-l05", "primary"))).Said, StringComparison.Ordinal);
        Assert.Contains("没有变化", (await officer.Fill(Settings, "/ledgers")).Said, StringComparison.Ordinal);

        var chair = await FormPerson.Chair(application, "chunhui").Open($"{LedgerSteps.School}/years/2026/ledgers");
        Assert.Contains("L05", chair.Text, StringComparison.Ordinal);
        var other = await FormPerson.Chair(application, "wangjiang").Open("/districts/qinglan/schools/wangjiang/years/2026/ledgers");
        Assert.DoesNotContain("L05", other.Text, StringComparison.Ordinal);
        var coverage = await officer.Open("/districts/qinglan/years/2026/ledgers");
        Assert.Contains(coverage.QuerySelectorAll("abbr"), mark => mark.GetAttribute("title") == "不要求");
        var some = await officer.Open("/districts/qinglan/years/2026/ledgers?group=primary");
        Assert.True(some.QuerySelectorAll("table.cov tbody tr").Length < coverage.QuerySelectorAll("table.cov tbody tr").Length);
    }

    [Fact]
    public async Task Column_AddedSwitchedOffAndOn_IsInTheSchoolsForm()
    {
        Assert.Equal(["ledger.options-missing"], (await officer.Fill($"{Settings}/l33", "/columns", ("name", "审批级别"), ("type", "Choice"))).Refused());
        Assert.Contains("已改", (await officer.Fill($"{Settings}/l33", "/columns", ("name", "审批级别"), ("type", "Choice"), ("options", "校级、区级"))).Said, StringComparison.Ordinal);
        Assert.Equal(["", "校级", "区级"], await Options());

        Assert.Contains("已改", (await officer.Fill($"{Settings}/l33", "/columns/c1", ("act", "off"))).Said, StringComparison.Ordinal);
        Assert.Empty(await Options());
        Assert.Contains("已改", (await officer.Fill($"{Settings}/l33", "/columns/c1", ("act", "on"))).Said, StringComparison.Ordinal);
        Assert.Contains("已改", (await officer.Fill($"{Settings}/l33", "/columns/c1", ("act", "options"), ("options", "校级\n区级\n市级"))).Said, StringComparison.Ordinal);
        Assert.Equal(["", "校级", "区级", "市级"], await Options());
        Assert.Contains("已改", (await officer.Fill($"{Settings}/l33", "/l33", ("least", "2"))).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kind_OfTheDistrictsOwn_IsWrittenBySchools()
    {
        Assert.Equal(["ledger.code-taken", "ledger.columns-unread"], (await officer.Fill($"{Settings}/new", "/new", ("code", "l04"), ("name", "工会之家"), ("columns", "日期 星期"))).Refused());
        var made = await officer.Fill($"{Settings}/new", "/new", ("code", "x01"), ("name", "工会之家借用登记"), ("columns", "日期* 日期\n用途* 文字\n人数 整数\n场地 单选 活动室、书吧"), ("none", "没有借用。"));
        Assert.Contains("已设立", made.Said, StringComparison.Ordinal);

        var chair = FormPerson.Chair(application, "chunhui");
        await chair.Add("x01/2026", ("v-c1", "2026-3-5"), ("v-c2", "读书会"), ("v-c3", "12"), ("v-c4", "书吧"));
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Contains("读书会", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_FromAPreset_AreTakenAndChanged()
    {
        Assert.Contains("福建", (await officer.Fill($"{Settings}/limits", "/limits", ("act", "preset"), ("preset", "福建（2018年）"))).Said, StringComparison.Ordinal);
        var page = await officer.Open($"{Settings}/limits");
        Assert.Equal("节日慰问", page.QuerySelector("#f-name-1")!.GetAttribute("value"));
        Assert.Equal(["form.bad-number"], (await officer.Send(page, "/limits", ("amount-1", "许多"))).Refused());
        Assert.Contains("共 7 条", (await officer.Send(page, "/limits", ("name-2", ""), ("amount-1", "1500"), ("month", "9"))).Said, StringComparison.Ordinal);
        Assert.Equal("9", (await officer.Open($"{Settings}/limits")).QuerySelector("#f-month")!.GetAttribute("value"));
    }

    private async Task<string[]> Options()
    {
        var chair = await FormPerson.Chair(application, "chunhui").Open($"{LedgerSteps.School}/ledgers/l33/2026/new");
        return [.. chair.Page.QuerySelectorAll("#f-v-c1 option").Select(o => o.GetAttribute("value")!)];
    }
}
