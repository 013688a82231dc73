using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Progress;

/// <summary>A quarter in which 400 tasks are due: more than a thousand values in one form.</summary>
public sealed class LargeReportTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const int Tasks = 400;
    private const string At = "/districts/qinglan/schools/xihu/quarters/2026Q1";

    [Fact]
    public async Task Report_FourHundredRows_AreSavedHandedInAndReturned()
    {
        var scene = new DistrictScene(application);
        await scene.BeginReporting("xihu", [.. Enumerable.Range(1, Tasks).Select(n => DistrictScene.Task($"t{n}", "2026-03", target: n % 2 == 0 ? 1 : null))]);

        var chair = new FormPerson(application, "schoolChair/qinglan/xihu");
        await chair.Open($"{At}/report");
        var rows = chair.Rows();
        Assert.Equal(Tasks, rows.Length);
        var typed = rows.SelectMany(r => new (string, string?)[] { ($"s-{r}", "进行中"), ($"t-{r}", $"{r}已经开始，正在办理。"), ($"w-{r}", "人手不够"), ($"n-{r}", "下季度补上") });
        await chair.Press("报送前核对", [.. typed, .. rows.Select(r => ($"p-{r}", (string?)"")), .. rows.Select(r => ($"q-{r}", (string?)(chair.Page.GetElementById($"f-q-{r}") is null ? null : "0.5")))]);
        Assert.True(chair.Status is HttpStatusCode.OK, chair.Text);
        Assert.EndsWith("/submit", chair.Address, StringComparison.Ordinal);
        await chair.Press("报送");
        Assert.EndsWith(At, chair.Address, StringComparison.Ordinal);

        var officer = new FormPerson(application, "districtOfficer/qinglan");
        await officer.Open("/districts/qinglan/review/xihu/quarters/2026Q1");
        Assert.Contains($"{rows[^1]}已经开始，正在办理。", officer.Text, StringComparison.Ordinal);
        await officer.Press("退回，看下一份", [.. rows.Select(r => ("ret", (string?)r)), .. rows.Select(r => ($"why-{r}", (string?)"请写到完成"))]);
        Assert.True(officer.Status is HttpStatusCode.OK, officer.Text);
        await chair.Open($"{At}/report");
        Assert.Equal(Tasks, chair.Page.QuerySelectorAll("tr[data-row] .msg.back").Length);
    }
}
