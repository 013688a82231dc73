using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Inspections;

/// <summary>A round of inspections through its pages, without script.</summary>
public sealed class InspectionPageTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Rounds = "/districts/qinglan/inspections", Sheet = "/districts/qinglan/schools/wanghu/inspections/annual", Inspector = "inspector/qinglan/wanghu";

    [Fact]
    public async Task Journey_FromOpeningToThePublishedMark_IsWholeWithoutScript()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        await new DistrictScene(application).Found("wanghu", "linxi");
        var inspector = new FormPerson(application, Inspector);
        var office = await FormPerson.Officer(application).Open($"{Rounds}/new");

        await office.Send($"{Rounds}/new", ("code", "annual"), ("selfFrom", "2026年12月1日"), ("selfUntil", "2026年11月10日"), ("visitFrom", "2026年12月1日"), ("visitUntil", "2026年12月31日"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("inspection.dates-invalid", office.Text, StringComparison.Ordinal);
        await office.Send($"{Rounds}/new", ("selfFrom", "2026年11月22日"), ("selfUntil", "2026年12月10日"));
        Assert.Equal($"{Rounds}/annual/teams", office.Address);
        await office.Send($"{Rounds}/annual/teams", ("t0-name", "第一组"), ("t0-leader", Inspector), ("s-wanghu", "t0"), ("s-linxi", "t0"));
        Assert.Contains("已保存 1 个检查组、2 所学校", office.Text, StringComparison.Ordinal);

        // 自评: what is no mark is told at its field, what was typed stays.
        var chair = await FormPerson.Chair(application, "wanghu").Open(Sheet);
        await chair.Send($"{Sheet}/marks", ("m-1", "五分"), ("m-2", "１.５分"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Equal(("五分", "１.５分"), (chair.Value("m-1"), chair.Value("m-2")));
        await chair.Press("提交自评", ("m-1", "5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("第 3 项“计划、总结和季度报告按时报送”还没有打分", chair.Text, StringComparison.Ordinal);
        await chair.Press("提交自评", All(5, 3, 4, 4, 4, 5, 7, 6, 5, 7, 6, 4, 6, 6, 6, 4, 3, 6, 3, 1, 2, 3));
        Assert.Contains("自评已提交", chair.Text, StringComparison.Ordinal);
        Assert.Contains("已自评", chair.Text, StringComparison.Ordinal);

        // 考评, by the leader of the team; the school does not see it.
        application.Clock.Set(FakeClock.Noon(2026, 12, 2));
        await inspector.Open(Sheet);
        await inspector.Press("提交考评", All(5, 3, 4, 4, 4, 4, 7, 6, 5, 6, 6, 4, 6, 6, 6, 4, 3, 6, 3, 1, 2, 3));
        Assert.Contains("请写明扣分原因", inspector.Text, StringComparison.Ordinal);
        await inspector.Press("提交考评", ("n-6", "缺两种台账"), ("n-10", "十月没有更新"));
        Assert.Contains("考评已提交", inspector.Text, StringComparison.Ordinal);
        await inspector.Send($"{Sheet}/findings", ("item", "10"), ("text", "公开栏没有按月更新"), ("due", "2026年12月31日"));
        Assert.Contains("整改已提出", inspector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("缺两种台账", (await chair.Open(Sheet)).Text, StringComparison.Ordinal);

        // 综评 with a change, publication, objection.
        await office.Open($"{Sheet}/conclusion");
        await office.Send($"{Sheet}/conclusion", ("m-6", "4.5"));
        Assert.Contains("第 6 项改分的理由", office.Text, StringComparison.Ordinal);
        await office.Send($"{Sheet}/conclusion", ("n-6", "补交了一种"));
        Assert.Contains("综评已保存", office.Text, StringComparison.Ordinal);
        await (await office.Open($"{Rounds}/annual")).Send($"{Rounds}/annual/proposal");
        var head = await new FormPerson(application, "districtAdmin/qinglan").Open($"{Rounds}/annual");
        await head.Send($"{Rounds}/annual/publication");
        Assert.Contains("结果已公布", head.Text, StringComparison.Ordinal);
        await chair.Open(Sheet);
        Assert.Contains("98.5", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{Sheet}/objections", ("item", "10"), ("text", "十月更新过，见附件"));
        await (await office.Open(Sheet)).Send($"{Sheet}/objections/1/answer", ("marks", "7"), ("text", "经复核改为满分"));
        await chair.Send($"{Sheet}/findings/1/report", ("text", "已按月更新"));
        await (await inspector.Open(Sheet)).Send($"{Sheet}/findings/1/recheck", ("settled", "yes"));
        Assert.Contains("已销号", (await chair.Open(Sheet)).Text, StringComparison.Ordinal);
        Assert.Contains("99.5", (await chair.Open("/districts/qinglan/schools/wanghu/inspections")).Text, StringComparison.Ordinal);
        Assert.Contains("99.5", (await office.Open($"{Rounds}/annual")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AChoiceThatThereIsNot_IsRefused()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "chosen");
        await scene.Found("wanghu");
        const string rounds = "/districts/chosen/inspections";
        var office = await new FormPerson(application, "districtOfficer/chosen").Open($"{rounds}/new");

        await office.Send($"{rounds}/new", ("mode", "committee"), ("groups", "Nobody!"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("form.bad-choice", office.Page.QuerySelector("#f-mode-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("committee", office.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody!", office.Text, StringComparison.Ordinal);
        var day = "2026-12-01";
        var refused = (await scene.Officer.Post(
            $"{scene.Path}/inspections",
            new { code = "annual", name = "年度考核", year = 2026, rubric = "standard", dates = new { selfFrom = day, selfUntil = day, visitFrom = day, visitUntil = day }, mode = "committee", scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() } }))
            .Refused(HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal("$.mode", refused.Refusals[0].Place);
    }

    [Fact]
    public async Task Sheet_OfASchoolWithoutSeat_IsAbsentForAnInspector()
    {
        var stranger = await new FormPerson(application, "inspector/qinglan/elsewhere").Open(Sheet);

        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    private static (string, string?)[] All(params double[] marks) =>
        [.. marks.Select((mark, i) => ($"m-{i + 1}", (string?)mark.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
}
