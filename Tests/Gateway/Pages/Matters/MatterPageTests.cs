using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Matters;

/// <summary>Matters of the sample by forms: 松岭 waits for its result to be accepted, 荷汀 was returned, 林溪 and 明德 wait for the approval.</summary>
public sealed class MatterPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string District = "/districts/qinglan/matters";

    private static string At(string school) => $"/districts/qinglan/schools/{school}/matters";

    [Fact]
    public async Task Office_FromTheFirstPageToTheAcceptedElection_AndTheFilledInHandOver()
    {
        await Elected();
        var officer = FormPerson.Officer(application);
        await officer.Open("/districts/qinglan/matrix");
        Assert.Equal(District, officer.Page.QuerySelectorAll("nav.today a").Single(a => a.TextContent.Contains("请示", StringComparison.Ordinal)).GetAttribute("href"));
        await officer.Open($"{District}?only=waiting");
        var link = officer.Page.QuerySelector($"a[href='{At("songling")}/1']")!;
        Assert.Equal("换届 · 第七届", link.TextContent);

        await officer.Open(link.GetAttribute("href")!);
        Assert.Contains("李敏", officer.Text, StringComparison.Ordinal);
        await officer.Send($"{At("songling")}/1/acceptance", ("note", "同意备案"));
        Assert.Contains("结果已记入台账 L01（2026年起的一届），第 1、2、3、4、5 号", officer.Text, StringComparison.Ordinal);
        Assert.Empty(officer.Page.QuerySelectorAll($"form[action='{At("songling")}/1/ledger']"));

        await officer.Open("/districts/qinglan/schools/songling/accounts");
        var handOver = officer.Page.QuerySelectorAll(".ban").Single(b => b.TextContent.Contains("岗位“schoolChair”", StringComparison.Ordinal));
        Assert.Contains("→ 李敏", handOver.TextContent, StringComparison.Ordinal);
        await officer.Open(handOver.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(("李敏", "2026年11月21日"), (officer.Value("name"), officer.Value("from")));
    }

    [Fact]
    public async Task School_CorrectsWhatWasReturned_AndTheOfficeApproves()
    {
        var (chair, officer, one) = (FormPerson.Chair(application, "heting"), FormPerson.Officer(application), $"{At("heting")}/1");
        await chair.Open("/districts/qinglan/schools/heting");
        Assert.NotNull(chair.Page.QuerySelector($"a[href='{one}']"));
        await chair.Open(one);
        Assert.Contains("请附会员评议表", chair.Text, StringComparison.Ordinal);
        Assert.Equal("91.5", chair.Value("v-ownScore"));

        await chair.Send($"{one}/request", ("v-ownScore", "很好"), ("v-summary", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.NotNull(chair.Page.GetElementById("f-v-ownScore-flaw"));
        Assert.NotNull(chair.Page.GetElementById("f-v-summary-flaw"));
        await chair.Send($"{one}/request", ("v-ownScore", "92"), ("v-summary", "活动室全天开放，11月12日评议。"));
        Assert.Contains("待批复", chair.Text, StringComparison.Ordinal);

        await officer.Open(one);
        await officer.Send($"{one}/approval", ("v-text", "同意申报先进职工之家。"));
        await chair.Open(one);
        Assert.Contains("待实施", chair.Text, StringComparison.Ordinal);
        await chair.Open($"{one}/print?step=approval");
        Assert.Contains("关于荷汀小学工会申报职工之家的审核意见", chair.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Open($"{one}/print?step=result")).Status);
    }

    [Fact]
    public async Task School_AsksAnew_TakesItBack_AndCallsItOff()
    {
        var chair = FormPerson.Chair(application, "wangjiang");
        await chair.Open(At("wangjiang"));
        await chair.Open($"{At("wangjiang")}/new/recuperation");
        await chair.Send($"{At("wangjiang")}/new/recuperation", ("v-route", "青岚山疗休养基地"), ("v-range", "市内"), ("v-plannedOn", "2027-07-10"), ("v-plannedEnd", "2027-07-09"), ("v-people", "20"), ("v-standard", "1500"), ("v-guide", "郑卫东"), ("v-plan", "方案见附件"));
        Assert.Contains("返回日期早于出发日期", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{At("wangjiang")}/new/recuperation", ("v-plannedEnd", "2027-07-14"));
        Assert.EndsWith("/matters/1", chair.Address, StringComparison.Ordinal);
        await chair.Send($"{At("wangjiang")}/1/withdrawal");
        Assert.Contains("已撤回", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{At("wangjiang")}/1/cancellation", ("reason", "今年不组织"));
        Assert.Contains("已终止", chair.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Open($"{At("wangjiang")}/new/picnic")).Status);
    }

    [Fact]
    public async Task Result_WithMoreLines_KeepsWhatWasTyped()
    {
        var (chair, officer, one) = (FormPerson.Chair(application, "linxi"), FormPerson.Officer(application), $"{At("linxi")}/1");
        await officer.Open(one);
        await officer.Send($"{one}/approval", ("v-number", "青教工〔2026〕33号"));
        await chair.Open(one);
        await chair.Send($"{one}/action", ("v-electedOn", "2026-11-21"), ("v-expected", "62"), ("v-present", "61"));
        var rows = chair.Page.QuerySelectorAll(".mt-rows tbody tr").Length;
        await chair.Press("再加五行", ("r-1-name", "吴海燕"));
        Assert.Equal((HttpStatusCode.OK, rows + 5, "吴海燕"), (chair.Status, chair.Page.QuerySelectorAll(".mt-rows tbody tr").Length, chair.Value("r-1-name")));
        await chair.Send($"{one}/result", ("v-endsOn", "2031-11-21"), ("v-votes", "有效"), ("r-1-post", "主席"), ("r-2-post", "委员"));
        Assert.NotNull(chair.Page.GetElementById("f-r-1-duties-flaw"));
        Assert.NotNull(chair.Page.GetElementById("f-r-2-name-flaw"));
    }

    [Fact]
    public async Task Settings_OtherDays_AndWhatIsNoDay()
    {
        const string settings = "/districts/qinglan/settings/matters";
        var officer = FormPerson.Officer(application);
        await officer.Open(settings);
        await officer.Send(settings, ("days-union-home-Request", "13-45"), ("days-congress-Result", "百"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.NotNull(officer.Page.GetElementById("f-days-congress-Result-flaw"));
        await officer.Send(settings, ("days-union-home-Request", "9-30"), ("days-congress-Result", "10"));
        Assert.Equal("9-30", (await officer.Open(settings)).Value("days-union-home-Request"));
    }

    /// <summary>The account of whoever chairs 松岭 in the tests.</summary>
    private Task<string> Elected() => TestPeople.Token(application, "schoolChair/qinglan/songling");
}
