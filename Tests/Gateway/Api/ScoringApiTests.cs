using System.IO.Compression;
using System.Net;
using System.Text;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Marks in Excel, there and back, on the whole service; and the summary of a round.</summary>
public sealed class ScoringApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const int FirstRow = 3;

    [Fact]
    public async Task Scoring_TakenAlongAndBack_GivesGoodMarksNamesWrongOnesAndCountsOnce()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "excel");
        await scene.Found("wanghu", "linxi");
        await OpenRound(scene);
        application.Clock.Set(FakeClock.Noon(2026, 12, 16));
        var of = $"{scene.School("wanghu")}/inspections/annual";
        var taken = (await scene.Officer.Get($"{of}/scoring-sheet")).Ok().Bytes;
        AssertLocked(taken);

        // ４．５ 分 in full width is read; too much and a word are named; the others are taken.
        var file = TemplateFile.Of(taken);
        Mark(file, 0, "３．５分", "少半次");
        Mark(file, 1, "好", null);
        var preview = (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", file.Build())).Ok().Json;
        Assert.Equal((1, 1), (preview.GetProperty("new").GetInt32(), preview.GetProperty("wrong").GetInt32()));
        Assert.Contains("score.not-number", preview.GetRawText(), StringComparison.Ordinal);
        Mark(file, 1, "8", null);
        var applied = (await scene.Officer.Upload($"{of}/scoring-import?apply=true", "评分.xlsx", file.Build())).Ok().Json;
        Assert.Contains("score.above-marks", applied.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("wanghu", applied.GetProperty("taken")[0].GetProperty("school").GetString());
        var again = (await scene.Officer.Upload($"{of}/scoring-import?apply=true", "评分.xlsx", file.Build())).Ok().Json;
        Assert.Equal((0, 0, 0), (again.GetProperty("new").GetInt32(), again.GetProperty("changed").GetInt32(), again.GetProperty("taken").GetArrayLength()));
        Assert.Equal(3.5m, (await scene.Officer.Get(of)).Ok().Json.GetProperty("items")[0].GetProperty("own").GetProperty("marks").GetDecimal());

        // The first download says nothing of 3.5: another mark there is a conflict now.
        var stale = TemplateFile.Of(taken);
        Mark(stale, 0, "2", "少两次");
        Assert.Equal(1, (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", stale.Build())).Ok().Json.GetProperty("conflicts").GetInt32());

        // Another school's sheet, a renamed column, somebody's own list.
        var other = $"{scene.School("linxi")}/inspections/annual";
        (await scene.Officer.Upload($"{other}/scoring-import", "评分.xlsx", file.Build())).Refused(HttpStatusCode.BadRequest, "scoring.template-school");
        (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", TemplateFile.Of(taken).Rename("考评分", "得分").Build())).Refused(HttpStatusCode.BadRequest, "table.heading-missing");
        (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", TemplateFile.Of(taken).Without("_评分").Build())).Refused(HttpStatusCode.BadRequest, "scoring.not-template");
        (await application.Chair("wanghu", "excel").Upload($"{of}/scoring-import", "评分.xlsx", file.Build())).Refused(HttpStatusCode.BadRequest, "scoring.template-kind");

        // Moved columns are found; one workbook serves the schools of the round.
        var round = $"{scene.Path}/inspections/annual";
        var many = TemplateFile.Of((await scene.Officer.Get($"{round}/scoring-sheets")).Ok().Bytes).Swap("考评分", "自评分");
        Mark(many, 0, "4", null);
        var both = (await scene.Officer.Upload($"{round}/scoring-import?apply=true", "评分.xlsx", many.Build())).Ok().Json;
        Assert.Equal(1, both.GetProperty("taken").GetArrayLength());

        var summary = (await scene.Officer.Get($"{round}/workbook")).Ok();
        Assert.Contains("检查考核汇总", summary.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        (await application.Chair("wanghu", "excel").Get($"{round}/workbook")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    private static void Mark(TemplateFile file, int item, string? marks, string? note)
    {
        var heads = file.Rows[FirstRow - 1].Select(cell => cell?.ToString()).ToArray();
        file.Rows[FirstRow + item][Array.IndexOf(heads, "考评分")] = marks;
        file.Rows[FirstRow + item][Array.IndexOf(heads, "扣分原因")] = note;
    }

    private static void AssertLocked(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var sheet = Text("xl/worksheets/sheet1.xml");
        Assert.Contains("sheetProtection", sheet, StringComparison.Ordinal);
        Assert.Contains("0,0.5,1,1.5,2,2.5,3,3.5,4", sheet, StringComparison.Ordinal);
        Assert.Contains("veryHidden", Text("xl/workbook.xml"), StringComparison.Ordinal);

        string Text(string part)
        {
            using var reader = new StreamReader(zip.GetEntry(part)!.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    private static async Task OpenRound(DistrictScene scene)
    {
        var rubric = new
        {
            code = "small",
            version = 1,
            name = "考核细则（简）",
            total = 10,
            sections = new[]
            {
                new
                {
                    name = "组织", marks = 10,
                    items = new object[]
                    {
                        new { number = 1, name = "委员会会议", marks = 4, scoring = new { kind = "judge" } },
                        new { number = 2, name = "校务公开", marks = 6, scoring = new { kind = "judge" } },
                    },
                },
            },
        };
        (await scene.Officer.Put($"{scene.Path}/rubrics/small", new { rubric })).Ok();
        var dates = new { selfFrom = "2026-12-01", selfUntil = "2026-12-10", visitFrom = "2026-12-15", visitUntil = "2026-12-25", objectionDays = 7 };
        (await scene.Officer.Post(
            $"{scene.Path}/inspections",
            new { code = "annual", name = "年度考核", year = 2026, rubric = "small", dates, mode = "group", scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() } })).Ok();
    }
}
