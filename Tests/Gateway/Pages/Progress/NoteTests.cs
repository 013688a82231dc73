using System.IO.Compression;
using System.Text;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Progress;

/// <summary>核对说明, the answer to what is asked about a line, stands wherever the quarter's tasks are listed.</summary>
public sealed class NoteTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Note = "两个校区各办一次，合并填报";
    private const string Task = "district.d1";

    [Fact]
    public async Task Note_OfALine_IsReadOnPagesOnPaperAndInWorkbooks()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application);
        await scene.Found("xihu");
        (await scene.Officer.Post(
            $"{scene.Path}/tasks",
            new { id = "d1", title = "安全讲座", area = "a06", months = new[] { "2026-03" }, target = new { quantityThousandths = 1_000, unit = "场", bound = "atLeast", measure = "count" } })).Ok();
        await scene.OpenRound("2026Q1");
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));

        var chair = new FormPerson(application, "schoolChair/qinglan/xihu");
        const string at = "/districts/qinglan/schools/xihu/quarters/2026Q1";
        await chair.Open($"{at}/report");
        await chair.Press("保存草稿", ($"s-{Task}", "已完成"), ($"q-{Task}", "4"));
        Assert.Contains("超过目标的 2 倍", chair.Page.QuerySelector($"tr[data-row='{Task}'] .msg.ask")!.TextContent, StringComparison.Ordinal);
        await chair.Press("报送前核对", ($"k-{Task}", Note));
        await chair.Press("报送");
        await chair.Open($"{at}/print");
        Assert.Contains(Note, chair.Text, StringComparison.Ordinal);

        var officer = new FormPerson(application, "districtOfficer/qinglan");
        await officer.Open("/districts/qinglan/review/xihu/quarters/2026Q1");
        Assert.Contains(Note, officer.Page.GetElementById("lines")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Note, (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1/tasks?basis=reported")).Ok().Text, StringComparison.Ordinal);
        await officer.Open(at);
        Assert.Contains(Note, officer.Text, StringComparison.Ordinal);

        foreach (var workbook in new[] { "/districts/qinglan/schools/xihu/years/2026/workbook", "/districts/qinglan/comparison/2026Q1/workbook" })
            Assert.Contains($"核对说明：{Note}", TextOf(await TestPeople.Client(application, "districtOfficer/qinglan").GetByteArrayAsync(workbook)), StringComparison.Ordinal);
    }

    private static string TextOf(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
