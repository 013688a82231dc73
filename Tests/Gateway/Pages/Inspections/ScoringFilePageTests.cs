using System.Net;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Inspections;

/// <summary>Marks in Excel over the pages: good rows are taken, flawed ones come back in the same workbook.</summary>
public sealed class ScoringFilePageTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Rounds = "/districts/qinglan/inspections", Sheet = "/districts/qinglan/schools/wanghu/inspections/annual", Inspector = "inspector/qinglan/wanghu";
    private const int Head = 2;

    [Fact]
    public async Task Scoring_WithFlawedRows_TakesTheGoodOnesAndMarksTheOthersInTheSameWorkbook()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        await new DistrictScene(application).Found("wanghu");
        var inspector = new FormPerson(application, Inspector);
        var office = await FormPerson.Officer(application).Open($"{Rounds}/new");
        await office.Send($"{Rounds}/new", ("code", "annual"), ("selfFrom", "2026年11月22日"), ("selfUntil", "2026年11月30日"), ("visitFrom", "2026年12月1日"), ("visitUntil", "2026年12月31日"));
        await office.Send($"{Rounds}/annual/teams", ("t0-name", "第一组"), ("t0-leader", Inspector), ("s-wanghu", "t0"));
        application.Clock.Set(FakeClock.Noon(2026, 12, 2));
        await inspector.Open($"{Sheet}/scoring");
        var file = TemplateFile.Of(await inspector.Download($"{Sheet}/scoring/workbook"));
        Mark(file, 0, "9", "");
        Mark(file, 1, "三分", "");
        Mark(file, 2, "3.3", "迟报一次");
        Mark(file, 3, "4", "");

        await inspector.SendFile($"{Sheet}/scoring", "评分.xlsx", file.Build());
        Assert.Contains("第 1 项最多 5 分，写的是 9 分。", inspector.Text, StringComparison.Ordinal);
        var marked = TemplateFile.Of(await inspector.Fetch($"{Sheet}/scoring/take", $"{Sheet}/scoring/flaws"));
        await inspector.Send($"{Sheet}/scoring/take");
        Assert.Contains("已导入 1 行，还有 3 行有问题", inspector.Text, StringComparison.Ordinal);

        // Its own words behind the rows that are wrong, and none behind the good one.
        Assert.Contains("最多 5 分", Flaw(marked, 0), StringComparison.Ordinal);
        Assert.Contains("要写数字", Flaw(marked, 1), StringComparison.Ordinal);
        Assert.Contains("0.5 分的整倍数", Flaw(marked, 2), StringComparison.Ordinal);
        Assert.Null(Flaw(marked, 3));
        Assert.Equal("4", (await inspector.Open(Sheet)).Value("m-4"));
        Assert.Equal("", inspector.Value("m-1"));

        // Mended, the marked workbook goes back, and what was marked is gone.
        Mark(marked, 0, "5", "");
        Mark(marked, 1, "2", "少一次");
        Mark(marked, 2, "3.5", "迟报一次");
        await inspector.Open($"{Sheet}/scoring");
        await inspector.SendFile($"{Sheet}/scoring", "评分.xlsx", marked.Build());
        Assert.Equal(HttpStatusCode.OK, inspector.Status);
        await inspector.Send($"{Sheet}/scoring/take");
        Assert.Equal(("5", "2", "3.5"), ((await inspector.Open(Sheet)).Value("m-1"), inspector.Value("m-2"), inspector.Value("m-3")));
    }

    private static void Mark(TemplateFile file, int item, string marks, string note)
    {
        file.Rows[Head + 1 + item][ColumnOf(file, "考评分")] = marks;
        file.Rows[Head + 1 + item][ColumnOf(file, "扣分原因")] = note.Length > 0 ? note : null;
    }

    private static string? Flaw(TemplateFile file, int item) => file.Rows[Head + 1 + item][ColumnOf(file, "导入问题")]?.ToString() is { Length: > 0 } text ? text : null;

    private static int ColumnOf(TemplateFile file, string heading) => Array.FindIndex(file.Rows[Head], cell => cell?.ToString() == heading);
}
