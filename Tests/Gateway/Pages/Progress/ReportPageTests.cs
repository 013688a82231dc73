using System.Net;
using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Progress;

/// <summary>A quarter report without script, from the form to the district and back.</summary>
public sealed class ReportPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private static string At(string school) => $"/districts/qinglan/schools/{school}/quarters/2026Q3";

    private FormPerson Chair(string school) => new(application, $"schoolChair/qinglan/{school}");

    [Fact]
    public async Task Report_RefusedFixedSubmittedWithdrawn_LosesNothing()
    {
        var chair = Chair("chunhui");
        await chair.Open($"{At("chunhui")}/report");
        var rows = chair.Rows();
        var counted = rows.First(r => chair.Page.GetElementById($"f-q-{r}") is not null);
        var plain = rows.First(r => chair.Page.GetElementById($"f-p-{r}") is not null);
        await chair.Press("报送前核对", ($"s-{counted}", "已完成"), ($"q-{counted}", "1O"), ($"s-{plain}", "进行中"), ($"t-{plain}", "已经开始"), ("x-0-title", "配合社区托管"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.NotEmpty(chair.Page.QuerySelectorAll($".ban.bad a[href='#f-q-{counted}']"));
        Assert.Contains("err", chair.Page.GetElementById($"f-q-{counted}")!.ClassList);
        Assert.Equal(("1O", "已经开始", "配合社区托管"), (chair.Value($"q-{counted}"), chair.Value($"t-{plain}"), chair.Value("x-0-title")));

        await chair.Press("报送前核对", ($"q-{counted}", "1"), ($"t-{counted}", "办了一次"));
        Assert.EndsWith("/submit", chair.Address, StringComparison.Ordinal);
        await chair.Press("报送");
        Assert.EndsWith(At("chunhui"), chair.Address, StringComparison.Ordinal);
        Assert.Contains("审核开始以前可以撤回", chair.Page.QuerySelector(".ban.ok")!.TextContent, StringComparison.Ordinal);

        await chair.Press("确定撤回");
        Assert.EndsWith("/report", chair.Address, StringComparison.Ordinal);
        Assert.Equal(("1", "已经开始", "配合社区托管"), (chair.Value($"q-{counted}"), chair.Value($"t-{plain}"), chair.Value("x-0-title")));
        await chair.Open($"{At("chunhui")}/submit");
        await chair.Press("报送");
        Assert.Contains("已报送", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Returned_ShowsReasonsAndIsHandedInAgainWithItsDifferences()
    {
        var chair = Chair("mingde");
        await chair.Open($"{At("mingde")}/report");
        Assert.Contains("西校区教师节活动没有写", chair.Page.QuerySelector("tr[data-row] .msg.back")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("11月25日（周三）截止", chair.Page.QuerySelector(".head")!.TextContent, StringComparison.Ordinal);

        var row = chair.Page.QuerySelector("tr[data-row] .msg.back")!.Closest("tr[data-row]")!.GetAttribute("data-row")!;
        await chair.Press("报送前核对", ($"t-{row}", "西校区9月10日举行，42人参加。"));
        Assert.Contains("和退回前相比", chair.Text, StringComparison.Ordinal);
        await chair.Press("报送");

        var officer = new FormPerson(application, "districtOfficer/qinglan");
        await officer.Open(At("mingde"));
        Assert.Contains("西校区9月10日举行，42人参加。", officer.Page.QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(officer.Page.QuerySelectorAll(".changes ins"));
    }

    [Fact]
    public async Task Form_TwoPeopleAtOnce_NeitherLosesAField()
    {
        var (chair, member) = (Chair("linxi"), new FormPerson(application, "schoolMember/qinglan/linxi"));
        await chair.Open($"{At("linxi")}/report");
        await member.Open($"{At("linxi")}/report");
        var rows = chair.Rows();
        await member.Press("保存草稿", ($"t-{rows[0]}", "成员写的"), ("x-0-title", "成员的一行"));
        await chair.Press("保存草稿", ($"t-{rows[1]}", "主席写的"), ("x-0-title", "主席的一行"));

        Assert.Equal(("成员写的", "主席写的"), (chair.Value($"t-{rows[0]}"), chair.Value($"t-{rows[1]}")));
        Assert.Equal(("成员的一行", "主席的一行"), (chair.Value("x-0-title"), chair.Value("x-1-title")));
    }

    [Fact]
    public async Task Report_Empty_IsHandedInOnlyAfterTheWarningIsConfirmed()
    {
        var (chair, other) = (Chair("lanting"), Chair("lanting"));
        await other.Open($"{At("lanting")}/report");
        await chair.Open($"{At("lanting")}/submit");
        Assert.Contains("这是一份空报", chair.Text, StringComparison.Ordinal);
        await chair.Press("报送");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("report.nothing-said", chair.Text, StringComparison.Ordinal);
        await chair.Press("报送", ("confirmEmpty", "yes"));
        Assert.EndsWith(At("lanting"), chair.Address, StringComparison.Ordinal);

        // The other window is told that the report is handed in, and nothing of a time that has passed.
        await other.Press("保存草稿", ($"t-{other.Rows()[0]}", "晚了一步"));
        Assert.Contains("report.not-draft", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("现在不能报送", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ByTheOffice_NeedsReasonAndDayAndIsConfirmedByTheSchool()
    {
        var officer = new FormPerson(application, "districtOfficer/qinglan");
        await officer.Open($"{At("beiyuan")}/report");
        Assert.Contains("区代填", officer.Text, StringComparison.Ordinal);
        await officer.Press("报送前核对", ($"s-{officer.Rows()[0]}", "进行中"), ($"t-{officer.Rows()[0]}", "按纸质件填"));
        await officer.Press("代学校报送", ("reason", ""), ("receivedOn", "昨天"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Equal("昨天", officer.Value("receivedOn"));
        await officer.Upload("上传", "报告.exe", "MZ\0\0"u8.ToArray(), ("reason", "学校网络不通"), ("receivedOn", "2026年11月20日"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("file.type-unknown", officer.Page.GetElementById("f-file-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("学校网络不通", "2026年11月20日"), (officer.Value("reason"), officer.Value("receivedOn")));
        await officer.Upload("上传", "大文件.pdf", new byte[FileRules.MaxBytes + 1]);
        Assert.Contains("file.too-large", officer.Page.GetElementById("f-file-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("学校网络不通", officer.Value("reason"));
        await officer.Upload("上传", "报告.txt", "北苑小学三季度工作情况"u8.ToArray());
        Assert.Equal((HttpStatusCode.OK, "学校网络不通"), (officer.Status, officer.Value("reason")));
        Assert.Equal("报告.txt", officer.Page.QuerySelector("#f-source option[selected]")!.TextContent);
        await officer.Press("代学校报送");
        Assert.Equal("报告.txt", officer.Page.QuerySelector(".ban.warn a")!.TextContent);
        Assert.Contains("学校网络不通", officer.Page.QuerySelector(".ban.warn")!.TextContent, StringComparison.Ordinal);

        var chair = Chair("beiyuan");
        await chair.Open(At("beiyuan"));
        await chair.Press("确认无误");
        Assert.Contains("本校已确认", chair.Text, StringComparison.Ordinal);
        await chair.Upload("上传", "扫描件.jpg", "签字盖章"u8.ToArray());
        Assert.Contains("file.type-differs", chair.Page.GetElementById("f-file-flaw")!.TextContent, StringComparison.Ordinal);
        await chair.Upload("上传", "扫描件.txt", "签字盖章"u8.ToArray());
        Assert.Contains("扫描件.txt", chair.Page.QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        await chair.Press("确定删除“扫描件.txt”");
        Assert.Null(chair.Page.QuerySelector(".files"));
    }

    [Fact]
    public async Task Summary_WhereTheChairSigns_AsksAMemberForTheChair()
    {
        (await application.Officer().Put(
            "/api/v1/districts/qinglan/settings", new { chairSigns = true, publication = "twoPersons", regionWord = "区", unionWord = "教育工会" })).Ok();
        var member = new FormPerson(application, "schoolMember/qinglan/yunqiao");
        await member.Open($"{At("yunqiao")}/submit");
        Assert.Contains("请主席签发", member.Text, StringComparison.Ordinal);
        Assert.Empty(member.Page.QuerySelectorAll(".bar .btn.p"));
        var chair = Chair("yunqiao");
        await chair.Open($"{At("yunqiao")}/submit");
        Assert.Equal("报送", chair.Page.QuerySelector(".bar .btn.p")!.TextContent);
    }

    [Fact]
    public async Task Quarters_List_NamesDueDayRateAndNextStep()
    {
        var chair = Chair("yunqiao");
        await chair.Open("/districts/qinglan/schools/yunqiao/quarters");
        Assert.Equal("继续填", chair.Page.QuerySelector(".btn.p")!.TextContent);
        Assert.Contains("11月27日（周五）截止，还剩 6 天", chair.Text, StringComparison.Ordinal);
        Assert.Matches(@"\d+\.\d% [\d.]+/[\d.]+", chair.Text);
    }

    [Fact]
    public async Task Print_HandedIn_HasItsNumberAndOnlyTheChosenStates()
    {
        var chair = Chair("heting");
        await chair.Open($"{At("heting")}/print");
        Assert.Contains("编号：QINGLAN-2026Q3-HETING-1", chair.Text, StringComparison.Ordinal);
        Assert.Contains("单位（盖章）", chair.Text, StringComparison.Ordinal);
        Assert.Empty(chair.Page.QuerySelectorAll(".letter input"));
        Assert.NotEmpty(chair.Page.QuerySelectorAll(".ptab tbody tr"));
    }
}
