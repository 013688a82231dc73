using System.Net;
using System.Text;
using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>A task that was handed down is changed, and gets attachments that its schools see. d4: 报送教师节慰问情况, September.</summary>
public sealed class DistrictTaskPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Tasks = "/districts/qinglan/district-tasks";
    private const string School = "/districts/qinglan/schools/yunqiao";

    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");
    private readonly PageVisitor chair = PageVisitor.As(application, "schoolChair/qinglan/yunqiao");

    [Fact]
    public async Task Task_Changed_ReachesTheSchools()
    {
        await officer.Fill(Tasks, "/district-tasks", ("title", "报送读书活动情况"), ("area", "a06"), ("months", "2026-12"), ("target", "1"), ("unit", "次"));
        var link = (await officer.Open(Tasks)).QuerySelectorAll("tbody th a").First(a => a.TextContent == "报送读书活动情况").GetAttribute("href")!;
        var id = link.Split('/')[^1];
        Assert.Equal(("报送读书活动情况", "1", "次"), await Fields(link));

        Assert.Equal(["form.missing"], (await officer.Fill(link, $"/{id}", ("title", ""))).Refused());
        var changed = await officer.Fill(link, $"/{id}", ("title", "报送全民读书活动情况"), ("target", "2"));
        Assert.Contains("“报送全民读书活动情况”已修改", changed.Said, StringComparison.Ordinal);
        Assert.Equal(("报送全民读书活动情况", "2", "次"), await Fields(link));
        Assert.Contains("报送全民读书活动情况", (await chair.Open($"{School}/plans/district")).Body!.TextContent, StringComparison.Ordinal);

        // Nobody else's: the page is the office's alone.
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Get(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{Tasks}/d99")).Status);
    }

    [Fact]
    public async Task Task_AfterReportingBegan_KeepsItsUnitAndSaysSo()
    {
        var refused = await officer.Fill($"{Tasks}/d4", "/d4", ("unit", "人"));
        Assert.Equal(["district-task.unit-fixed"], refused.Refused());
        Assert.Contains("再重新下达", refused.Page.GetElementById("f-unit-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("district-task.locked", (await officer.Fill($"{Tasks}/d1", "/d1", ("target", "80"))).Refused());
    }

    [Fact]
    public async Task Files_Uploaded_AreSeenByItsSchoolsUntilTheyAreRemoved()
    {
        Assert.Equal(["file.type-unknown"], (await officer.Upload(await officer.Open($"{Tasks}/d4"), "/files", "通知.exe", [0, 1, 2])).Refused());
        var tooLarge = await officer.Upload(await officer.Open($"{Tasks}/d4"), "/files", "通知.pdf", new byte[FileRules.MaxBytes + 1]);
        Assert.Equal(["file.too-large"], tooLarge.Refused());
        Assert.NotNull(tooLarge.Page.GetElementById("f-file-flaw"));
        var kept = await officer.Upload(await officer.Open($"{Tasks}/d4"), "/files", "慰问通知.txt", Encoding.UTF8.GetBytes("各校工会：请报送教师节慰问情况。"));
        Assert.Contains("“慰问通知.txt”已上传", kept.Said, StringComparison.Ordinal);
        Assert.Contains("慰问通知.txt", (await officer.Open(Tasks)).Body!.TextContent, StringComparison.Ordinal);

        foreach (var page in new[] { $"{School}/quarters/2026Q3/report", $"{School}/plans/district" })
        {
            var link = (await chair.Open(page)).QuerySelectorAll("a").FirstOrDefault(a => a.TextContent == "慰问通知.txt");
            Assert.True(link is not null, $"no attachment on {page}");
            Assert.Equal("各校工会：请报送教师节慰问情况。", Encoding.UTF8.GetString((await chair.Get(link.GetAttribute("href")!)).Bytes));
        }

        var address = (await officer.Open($"{Tasks}/d4")).QuerySelector(".files a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get(address.Replace("/d4/", "/d1/", StringComparison.Ordinal))).Status);
        Assert.Contains("已删除", (await officer.Fill($"{Tasks}/d4", "/removal")).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get(address)).Status);
    }

    [Fact]
    public async Task Home_InTheMonthOfATask_ShowsItsAttachments()
    {
        await officer.Fill(Tasks, "/district-tasks", ("title", "报送安全排查情况"), ("area", "a06"), ("months", "2026-11"), ("schools", "songling"));
        var link = (await officer.Open(Tasks)).QuerySelectorAll("tbody th a").First(a => a.TextContent == "报送安全排查情况").GetAttribute("href")!;
        await officer.Upload(await officer.Open(link), "/files", "排查表.txt", "一、"u8.ToArray());
        var songling = PageVisitor.As(application, "schoolChair/qinglan/songling");
        Assert.Contains("附件：排查表.txt", (await songling.Open("/districts/qinglan/schools/songling")).QuerySelector(".month")!.TextContent, StringComparison.Ordinal);

        // The task is not this school's, nor is its file.
        var file = (await officer.Open(link)).QuerySelector(".files a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get(file)).Status);
    }

    private async Task<(string? Title, string? Target, string? Unit)> Fields(string address)
    {
        var page = await officer.Open(address);
        string? Value(string id) => page.GetElementById(id)?.GetAttribute("value");
        return (Value("f-title"), Value("f-target"), Value("f-unit"));
    }
}
