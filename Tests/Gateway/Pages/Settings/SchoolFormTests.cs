using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>The list of schools and a school's profile, on the sample district.</summary>
public sealed class SchoolFormTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Schools = "/districts/qinglan/schools";

    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");

    [Theory]
    [InlineData("q=松岭", "松岭小学")]
    [InlineData("q=songling", "松岭小学")]
    [InlineData("q=ＳＯＮＧ", "松岭小学")]
    [InlineData("q=兰亭幼", "兰亭实验幼儿园")]
    [InlineData("q=西校区", "明德学校")]
    [InlineData("q=石湾&closed=yes", "石湾小学")]
    public async Task List_Searched_FindsByCodeNameShortNameOldNameAndCampus(string query, string name)
    {
        var page = await officer.Open($"{Schools}?{query}");
        Assert.Contains(name, page.QuerySelectorAll("#list tbody th").Select(th => th.TextContent));
    }

    [Fact]
    public async Task List_Nothing_SaysWhatToDo()
    {
        var page = await officer.Open($"{Schools}?q=没有这所");
        Assert.Contains("看全部学校", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_GoodAndBad_IsRegisteredOrFlawedAtItsFields()
    {
        Assert.Equal(["form.missing", "form.bad-code", "form.bad-day"], (await officer.Fill(Schools, "/schools", ("name", ""), ("code", "编号"), ("opens", "明天"))).Refused());
        var exists = await officer.Fill(Schools, "/schools", ("name", "新校"), ("code", "songling"));
        Assert.Equal(["school.exists"], exists.Refused());
        Assert.Contains("已经登记", exists.Page.QuerySelector("#f-code-flaw")!.TextContent, StringComparison.Ordinal);

        var added = await officer.Fill(Schools, "/schools", ("name", "青溪小学"), ("code", "qingxi"), ("campuses", "东校区、西校区"));
        Assert.Contains("已登记“青溪小学”", added.Said, StringComparison.Ordinal);
        Assert.Equal($"{Schools}/qingxi/profile", added.Address);
    }

    [Fact]
    public async Task Profile_RenamedFromADay_KeepsTheOldName()
    {
        var page = await officer.Open($"{Schools}/heting/profile");
        Assert.Equal(["form.missing"], (await officer.Send(page, "/names", ("name", " "))).Refused());
        var reply = await officer.Send(page, "/names", ("name", "荷汀实验小学"), ("name-from", "２０２７年２月１日"));
        Assert.Contains("从2027年2月1日起改名为“荷汀实验小学”", reply.Said, StringComparison.Ordinal);
        Assert.Contains("将来", reply.Page.Body!.TextContent, StringComparison.Ordinal);

        var stale = await officer.Send(page, "/names", ("name", "荷汀小学二"), ("__key", "another-key"));
        Assert.Equal(["revision.stale"], stale.Refused());
        Assert.Contains("先看现在的内容", stale.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("荷汀小学二", stale.Page.QuerySelector("#f-name")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_MovedAndReportingThroughAnother_IsSaved()
    {
        Assert.Contains("调到“初中”", (await officer.Fill($"{Schools}/chunhui/profile", "/groups", ("group", "junior"))).Said, StringComparison.Ordinal);
        var reply = await officer.Fill($"{Schools}/xingya/profile", "/reporting", ("through", "lanting"), ("campuses", "南园、北园"));
        Assert.Contains("已保存", reply.Said, StringComparison.Ordinal);
        Assert.Equal("lanting", reply.Page.QuerySelector("#f-through option[selected]")!.GetAttribute("value"));
        Assert.Equal(["school.path-circular"], (await officer.Fill($"{Schools}/lanting/profile", "/reporting", ("through", "songling"))).Refused());
        Assert.Contains("通过兰亭实验幼儿园填报", (await officer.Open($"{Schools}?q=xingya")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_Merged_HandsTheOpenTasksOver()
    {
        Assert.Equal(
            ["form.missing", "form.missing", "form.missing"],
            (await officer.Fill($"{Schools}/linxi/profile", "/merger")).Refused());
        var merged = await officer.Fill(
            $"{Schools}/linxi/profile", "/merger", ("successor", "wangjiang"), ("merge-on", "2026年11月1日"), ("open-tasks", "passOn"), ("merge-reason", "布局调整"));
        Assert.Matches("并入wangjiang，转去没做完的任务 [1-9][0-9]* 项", merged.Said);
        Assert.Contains("已转给望江初级中学", merged.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(merged.Page.QuerySelectorAll("form[action$='/closing']"));
    }

    [Fact]
    public async Task Profile_Closed_AsksForADayAndAReason()
    {
        Assert.Equal(["form.missing"], (await officer.Fill($"{Schools}/taoyuan/profile", "/closing")).Refused());
        var reply = await officer.Fill($"{Schools}/taoyuan/profile", "/closing", ("close-on", "2026-12-31"), ("close-reason", "租约到期"));
        Assert.Contains("从2026年12月31日起停办", reply.Said, StringComparison.Ordinal);
    }
}
