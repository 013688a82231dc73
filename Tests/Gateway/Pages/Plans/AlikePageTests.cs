using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>Plans that share much text, as the office sees them, and nobody else.</summary>
public sealed class AlikePageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private async Task HandIn(string school, string name, params string[] more)
    {
        var plans = $"/districts/qinglan/schools/{school}/plans";
        var chair = FormPerson.Chair(application, school);
        await chair.Open(plans);
        string[] lines =
        [
            $"{name}2028年工会工作计划", "一、民主管理", "1．三月组织教职工沿望湖绿道健步走，走完全程的发纪念奖牌。", "2．五月请中医院专家到校为女教职工义诊，建立健康档案。",
            "3．十月为当月过生日的教师送上手写贺卡和绿植。", "4．六月完成教工之家书吧的改造，添置图书三百册。", .. more,
        ];
        await chair.SendFile(plans, "计划.docx", MainJob.PlanDocument.Word(lines), ("span", "other"), ("first", "2028-01"), ("last", "2028-12"), ("way", "document"));
        var edit = chair.Address;
        await chair.Open(edit.Replace("/edit", "/check", StringComparison.Ordinal));
        await chair.Send(chair.Address, ("looked", "yes"));
        Assert.DoesNotContain("/check", chair.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alike_TwoSchoolsHandInTheSame_AreListedFlaggedAndShownSideBySide()
    {
        await HandIn("songling", "松岭小学");
        var officer = await FormPerson.Officer(application).Open("/districts/qinglan/alike?year=2028");
        Assert.Contains("没有发现雷同的计划", officer.Text, StringComparison.Ordinal);
        await HandIn("heting", "荷亭小学", "5．九月举办教师读书沙龙，交流暑期读书心得。");

        await officer.Open("/districts/qinglan/review");
        var row = officer.Page.QuerySelectorAll("#plans tbody tr").First(r => r.TextContent.Contains("荷亭", StringComparison.Ordinal));
        Assert.Contains("雷同 100%（松岭小学）", row.TextContent, StringComparison.Ordinal);
        await officer.Open(officer.Page.QuerySelector("#plans header a")!.GetAttribute("href")!);
        Assert.Equal("/districts/qinglan/alike", officer.Address);
        await officer.Open("/districts/qinglan/alike?year=2028");
        var pair = Assert.Single(officer.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("松岭小学", pair.TextContent, StringComparison.Ordinal);
        Assert.Contains("100%", pair.TextContent, StringComparison.Ordinal);

        var side = pair.QuerySelector("a.btn")!.GetAttribute("href")!.Split('#');
        await officer.Open(side[0]);
        var section = officer.Page.GetElementById(side[1])!;
        Assert.Equal(4, section.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("望湖绿道", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("＝ 相同", section.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/districts/qinglan/alike")]
    [InlineData("/districts/qinglan/schools/songling/plans/2026/alike")]
    public async Task Alike_ForASchool_IsNot(string address)
    {
        using var chair = TestPeople.Client(application, "schoolChair/qinglan/songling");
        using var response = await chair.GetAsync(address);
        Assert.True(response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{response.StatusCode}");
    }
}
