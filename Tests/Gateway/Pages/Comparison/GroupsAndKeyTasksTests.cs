using System.Globalization;
using System.Text.Json;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Comparison;

/// <summary>What the comparison shows beside its heat table: groups, key tasks, ranks.</summary>
public sealed class GroupsAndKeyTasksTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Address = "/districts/qinglan/comparison/2026Q2";

    private readonly PageVisitor office = PageVisitor.Officer(application, "qinglan");

    [Theory]
    [InlineData("reported")]
    [InlineData("accepted")]
    public async Task Groups_EveryOne_HasTheNumbersOfTheApi(string basis)
    {
        var page = await office.Open($"{Address}?basis={basis}");
        var answer = (await application.Officer().Get($"/api/v1/districts/qinglan/comparison/2026Q2?basis={basis}")).Ok().Json;
        var groups = answer.GetProperty("groups").EnumerateArray().Select(g => (Name: g.GetProperty("name").GetString()!, Total: g.GetProperty("total")))
            .Append(("全区合计", answer.GetProperty("total")));
        foreach (var (name, total) in groups)
        {
            var cells = page.QuerySelectorAll("#groups tbody tr").Single(tr => tr.QuerySelector("th")!.TextContent == name).QuerySelectorAll("td").Select(td => td.TextContent).ToArray();
            var completion = total.GetProperty("rates").GetProperty("completion");
            Assert.StartsWith(Percent(total.GetProperty("reporting")), cells[1], StringComparison.Ordinal);
            Assert.StartsWith(Percent(total.GetProperty("punctuality")), cells[2], StringComparison.Ordinal);
            Assert.StartsWith(Percent(completion), cells[4], StringComparison.Ordinal);
            Assert.Equal(total.GetProperty("medianPercent").GetDecimal().ToString("0.0", CultureInfo.InvariantCulture) + "%", cells[5]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("&group=primary")]
    [InlineData("&area=a18")]
    public async Task KeyTasks_Filtered_AreThoseOfApiAndWorkbook(string filter)
    {
        var page = await office.Open($"{Address}?basis=reported{filter}");
        var tasks = (await application.Officer().Get($"/api/v1/districts/qinglan/comparison/2026Q2/tasks?basis=reported{filter}")).Ok().Json.GetProperty("tasks").EnumerateArray().ToArray();
        var done = tasks.Count(t => t.GetProperty("completionMillionths").GetInt64() == 1_000_000);
        Assert.Contains($"共 {tasks.Length} 项，已完成 {done} 项", page.QuerySelector("#key header")!.TextContent, StringComparison.Ordinal);
        foreach (var row in page.QuerySelectorAll("#key tbody tr"))
        {
            var title = row.QuerySelector("th")!.TextContent;
            var same = tasks.Where(t => t.GetProperty("title").GetString() == title).ToArray();
            Assert.EndsWith($"{same.Count(t => t.GetProperty("completionMillionths").GetInt64() == 1_000_000)}/{same.Length}", row.QuerySelectorAll("td")[2].TextContent, StringComparison.Ordinal);
        }

        var sheet = SheetReader.Open(await office.Download(page.QuerySelector(".head a.btn.p")!.GetAttribute("href")!));
        Assert.Equal(tasks.Length, sheet.Rows("重点任务完成情况").Count(row => row[0] is double));
    }

    [Fact]
    public async Task Rank_UnlessAskedFor_IsNowhere()
    {
        Assert.DoesNotContain("排名", (await office.Open(Address)).QuerySelector("#heat")!.TextContent, StringComparison.Ordinal);
        var page = await office.Open($"{Address}?rank=yes&sort=listed");
        var schools = (await application.Officer().Get("/api/v1/districts/qinglan/comparison/2026Q2")).Ok().Json.GetProperty("schools").EnumerateArray();
        foreach (var school in schools.Where(s => s.GetProperty("isCounted").GetBoolean()))
        {
            var row = page.QuerySelectorAll("#heat tbody tr").Single(tr => tr.QuerySelector("th a")?.TextContent == school.GetProperty("name").GetString());
            Assert.Equal(school.GetProperty("rank").GetInt32().ToString(CultureInfo.InvariantCulture), row.QuerySelectorAll("td")[3].TextContent);
        }
    }

    [Fact]
    public async Task Group_UnknownOrForeign_IsLeftOut()
    {
        var page = await office.Open($"{Address}?group=nobody");
        Assert.StartsWith("进度对比：全区", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static string Percent(JsonElement rate) => rate.GetProperty("percent").GetDecimal().ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
