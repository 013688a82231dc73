using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>A plan that the office hands in for a school (区代填), the school's word on it, what was changed after a return, and the originals.</summary>
public sealed class PlanOnBehalfTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private static readonly byte[] Word = PlanJourneyTests.Word;

    private static string Of(string school) => $"/districts/qinglan/schools/{school}/plans";

    private static Task<FormPerson> Begin(FormPerson visitor, string school, string name = "来件.docx") =>
        visitor.SendFile(Of(school), name, Word, ("span", "2027~2027-01~2027-12"), ("way", "document"));

    [Fact]
    public async Task Plan_HandedInByTheOffice_SaysSoEverywhereUntilTheSchoolConfirms()
    {
        var plan = $"{Of("beiyuan")}/2027";
        var officer = FormPerson.Officer(application);

        // The school's page in the register leads to its plans.
        await officer.Open("/districts/qinglan/schools/beiyuan/profile");
        Assert.NotNull(officer.Page.QuerySelector($"a[href='{Of("beiyuan")}']"));
        await officer.Open(Of("beiyuan"));
        Assert.Contains("区代填", officer.Page.QuerySelector(".begin")!.TextContent, StringComparison.Ordinal);
        await Begin(officer, "beiyuan");
        Assert.Equal($"{plan}/edit", officer.Address);
        await officer.Open(officer.Address);
        Assert.Contains("您在替", officer.Text, StringComparison.Ordinal);

        // The school sees nothing of the draft, nor of the document.
        var chair = await FormPerson.Chair(application, "beiyuan").Open(plan);
        Assert.DoesNotContain("来件.docx", chair.Text, StringComparison.Ordinal);

        // Without reason, day and source it does not go.
        await officer.Open($"{plan}/check");
        await officer.Send($"{plan}/check", ("looked", "yes"), ("source", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.NotNull(officer.Page.QuerySelector("#f-reason-flaw"));
        Assert.NotNull(officer.Page.QuerySelector("#f-receivedOn-flaw"));
        Assert.NotNull(officer.Page.QuerySelector("#f-source-flaw"));
        var source = officer.Page.QuerySelectorAll("#f-source option").Single(o => o.TextContent == "来件.docx").GetAttribute("value")!;
        await officer.Send($"{plan}/check", ("looked", "yes"), ("reason", "主席住院，交来纸质计划"), ("receivedOn", "2026年11月23日"), ("source", source));
        Assert.Contains("on-behalf.received-on", officer.Text, StringComparison.Ordinal);
        await officer.Send($"{plan}/check", ("looked", "yes"), ("receivedOn", "2026年11月20日"));
        Assert.Equal(plan, officer.Address);

        foreach (var visitor in new[] { officer, chair })
        {
            await visitor.Open(plan);
            var banner = visitor.Page.QuerySelector(".ban.warn")!.TextContent;
            Assert.Contains("等本校确认", banner, StringComparison.Ordinal);
            Assert.Contains("主席住院，交来纸质计划", banner, StringComparison.Ordinal);
            Assert.Contains("2026年11月20日", banner, StringComparison.Ordinal);
            Assert.Contains("来件.docx", banner, StringComparison.Ordinal);
            Assert.Contains("第 1 版", visitor.Page.QuerySelector("#version option")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("区代填", visitor.Page.QuerySelector("#version option")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("主席住院", visitor.Page.QuerySelector(".feed")!.TextContent, StringComparison.Ordinal);
        }

        await officer.Open($"{plan}/print?version=1");
        Assert.Contains("由区教育工会代填：主席住院，交来纸质计划", officer.Page.QuerySelector(".sheet")!.TextContent, StringComparison.Ordinal);
        await officer.Open("/districts/qinglan/review");
        Assert.Contains("区代填", officer.Page.QuerySelector("#plans")!.TextContent, StringComparison.Ordinal);
        await officer.Open(plan);
        Assert.Null(officer.Page.QuerySelector("form[action$='/confirmation']"));

        // At its next sign-in the school finds it, and confirms with one button.
        await chair.Open("/districts/qinglan/schools/beiyuan");
        await chair.Open(chair.Page.QuerySelector(".ban.info a.btn")!.GetAttribute("href")!);
        Assert.Equal(plan, chair.Address);
        await chair.Send($"{plan}/confirmation");
        Assert.Contains("本校已确认", chair.Text, StringComparison.Ordinal);
        Assert.Null(chair.Page.QuerySelector("form[action$='/confirmation']"));
        await chair.Open("/districts/qinglan/schools/beiyuan");
        Assert.Empty(chair.Page.QuerySelectorAll(".ban.info"));

        // Returned, the school goes on with it, the document beside the tasks.
        await officer.Open(plan);
        await officer.Send($"{plan}/return", ("reason", "人数太少"), ("deadline", "2026年12月1日"));
        await chair.Open($"{plan}/edit");
        Assert.Contains("走访慰问困难教职工", chair.Page.QuerySelector(".doc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Original_OfAPlan_IsKeptAndDownloadsUnderItsChineseName()
    {
        var chair = FormPerson.Chair(application, "xingya");
        await chair.Open(Of("xingya"));
        await Begin(chair, "xingya", "兴雅计划（定稿）.docx");
        await chair.Open(chair.Address);
        var address = chair.Page.QuerySelector("[data-part=head] a[download]")!.GetAttribute("href")!;
        using (var response = await TestPeople.Client(application, "schoolChair/qinglan/xingya").GetAsync(address))
        {
            Assert.Equal(Word, await response.Content.ReadAsByteArrayAsync());
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("兴雅计划（定稿）.docx", response.Content.Headers.ContentDisposition.FileNameStar);
        }

        // The office sees it with what was handed in; another school never.
        var officer = await FormPerson.Officer(application).Open($"{Of("xingya")}/2027");
        Assert.Null(officer.Page.QuerySelector(".srcs"));
        await chair.Open($"{Of("xingya")}/2027/check");
        await chair.Send($"{Of("xingya")}/2027/check", ("looked", "yes"));
        await officer.Open($"{Of("xingya")}/2027");
        Assert.Equal(address, officer.Page.QuerySelector(".srcs a")!.GetAttribute("href"));
        using var stranger = await TestPeople.Client(application, "schoolChair/qinglan/heting").GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task Returned_ThenCorrected_BothSeeWhatChanged()
    {
        var plan = $"{Of("mingde")}/2027";
        var chair = FormPerson.Chair(application, "mingde");
        await chair.Open(Of("mingde"));
        await Begin(chair, "mingde");
        await chair.Open($"{plan}/check");
        await chair.Send($"{plan}/check", ("looked", "yes"));
        var officer = await FormPerson.Officer(application).Open(plan);
        Assert.Null(officer.Page.QuerySelector("#differences"));
        await officer.Send($"{plan}/return", ("reason", "人数太少"), ("deadline", "2026年12月1日"));

        await chair.Open($"{plan}/edit?row=t01");
        Assert.Contains("0 处", chair.Page.QuerySelector("[data-part=since] summary")!.TextContent, StringComparison.Ordinal);
        await chair.SendRow("save", ("title", "走访全部困难教职工"));
        await chair.Act($"{plan}/edit", "aside:t02");
        await chair.Open(chair.Page.QuerySelector("#coverage a[href*='point=']")!.GetAttribute("href")!);
        await chair.SendRow("save", ("title", "新加的一项"));
        await chair.Open($"{plan}/edit");
        var since = chair.Page.QuerySelector("[data-part=since]")!;
        Assert.Contains("走访全部困难教职工", since.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 处", since.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        await chair.Open($"{plan}/check");
        Assert.NotNull(chair.Page.QuerySelector("#differences ins"));
        await chair.Send($"{plan}/check", ("looked", "yes"));

        await officer.Open(plan);
        var differences = officer.Page.QuerySelector("#differences")!;
        Assert.Contains("人数太少", differences.TextContent, StringComparison.Ordinal);
        Assert.Contains("走访全部困难教职工", differences.QuerySelector("ins")!.ParentElement!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, differences.QuerySelectorAll("tbody tr").Length);
        await officer.Send($"{plan}/acceptance");
        await officer.Open(plan);
        Assert.Null(officer.Page.QuerySelector("#differences"));
    }

    [Fact]
    public async Task Document_OfSeveralPlans_LetsTheSchoolChoose()
    {
        var edit = $"{Of("chunhui")}/2027/edit";
        var chair = FormPerson.Chair(application, "chunhui");
        await chair.Open(Of("chunhui"));
        await chair.SendFile(
            Of("chunhui"), "两份计划.docx",
            PlanDocument.Word(
                "春晖小学2027年工会工作计划", "一、民主管理", "1．三月召开教代会，审议学校工作报告。", "2．五月组织教职工健康体检，参检率达到95%。", "3．十月举办教工趣味运动会。",
                "春晖小学2027年工会女职工工作计划", "一、维权关爱", "1．三月开展女职工维权宣传活动。", "2．五月组织女职工专项体检。", "3．九月举办女教师读书沙龙。"),
            ("span", "2027~2027-01~2027-12"), ("way", "document"));
        await chair.Open(edit);
        var choose = chair.Page.QuerySelector(".many-plans")!;
        Assert.Contains("2 个计划", choose.TextContent, StringComparison.Ordinal);
        Assert.Contains("春晖小学2027年工会女职工工作计划", choose.QuerySelector("button")!.TextContent, StringComparison.Ordinal);
        await chair.Send($"{Of("chunhui")}/2027/document", ("number", "2"));
        await chair.Open(edit);
        Assert.Contains("女职工专项体检", chair.Page.QuerySelector("[data-grid]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("召开教代会", chair.Page.QuerySelector("[data-grid]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("春晖小学2027年工会女职工工作计划", chair.Page.QuerySelector("h1")!.TextContent);

        // Last year's plan takes the place of what is there.
        await chair.Send($"{Of("chunhui")}/2027/copy", ("source", "2026"));
        Assert.Equal(edit, chair.Address);
        Assert.Contains("上年：", chair.Text, StringComparison.Ordinal);
    }
}
