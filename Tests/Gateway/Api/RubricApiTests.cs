using System.Net;
using DistrictUnion.Tests.Gateway.Documents.Tables;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Rubrics in Excel over the API: down, changed, up, with what does not add up told and not refused.</summary>
public sealed class RubricApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const int FirstRow = 3;

    [Fact]
    public async Task Rubric_DownChangedAndUp_IsTheNextVersionWhichRunningRoundsDoNotTake()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "rubrics");
        await scene.Found("wanghu");
        await Open(scene, "before");
        var of = $"{scene.Path}/rubrics/standard";
        var down = (await scene.Officer.Get($"{of}/workbook")).Ok();
        Assert.Contains("学校工会工作考核细则_第1版", down.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        // One mark less: 99, which is warned about and taken.
        var file = TemplateFile.Of(down.Bytes);
        Set(file, 0, "分值", "４分");
        var preview = (await scene.Officer.Upload($"{of}/import", "细则.xlsx", file.Build())).Ok().Json;
        Assert.Equal((0, false, 22), (preview.GetProperty("flaws").GetArrayLength(), preview.GetProperty("isTaken").GetBoolean(), preview.GetProperty("rubric").GetProperty("sections").EnumerateArray().Sum(s => s.GetProperty("items").GetArrayLength())));
        Assert.Equal("“组织与自身建设”标明 25 分，各项合计 24 分。", preview.GetProperty("warnings")[0].GetString());
        var taken = (await scene.Officer.Upload($"{of}/import?apply=true", "细则.xlsx", file.Build())).Ok().Json;
        Assert.Equal((true, 1000), (taken.GetProperty("isTaken").GetBoolean(), taken.GetProperty("rubric").GetProperty("version").GetInt32()));

        // The same once more is no version; the round that runs keeps its own.
        Assert.Equal(1000, (await scene.Officer.Upload($"{of}/import?apply=true", "细则.xlsx", file.Build())).Ok().Json.GetProperty("rubric").GetProperty("version").GetInt32());
        await Open(scene, "after");
        Assert.Equal((5m, 4m), (await FirstMarks(scene, "before"), await FirstMarks(scene, "after")));
        Assert.Equal(5m, Mark(await scene.Officer.Get($"{of}/workbook?version=1")));
        (await scene.Officer.Get($"{of}/workbook?version=7")).Refused(HttpStatusCode.NotFound, "rubric.unknown");
    }

    [Fact]
    public async Task Import_OfFlawsOfAListAndByOthers_IsNamedOrRefused()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "listed");
        await scene.Found("wanghu");
        var own = new XlsxBuilder().Sheet("细则", [["项目", "内容", "标准", "分值"], ["组织（60分）", "按期换届", "没有换届不得分", 60], ["民主（40分）", "校务公开", "看公开栏", 39]]).Build();

        var view = (await scene.Officer.Upload($"{scene.Path}/rubrics/own-1/import?apply=true&name=本区细则", "细则.xlsx", own)).Ok().Json;
        Assert.Equal(("本区细则", true), (view.GetProperty("rubric").GetProperty("name").GetString(), view.GetProperty("isTaken").GetBoolean()));
        Assert.Contains("“民主”标明 40 分，各项合计 39 分。", view.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));

        // What is wrong keeps the whole from being taken.
        var wrong = new XlsxBuilder().Sheet("细则", [["项目", "内容", "分值"], ["组织", "按期换届", 60], ["民主", "校务公开", "四十"]]).Build();
        var refused = (await scene.Officer.Upload($"{scene.Path}/rubrics/own-1/import?apply=true", "细则.xlsx", wrong)).Ok().Json;
        Assert.Equal((false, "rubric.marks-not-number", "细则!C3"), (refused.GetProperty("isTaken").GetBoolean(), refused.GetProperty("flaws")[0].GetProperty("code").GetString(), refused.GetProperty("flaws")[0].GetProperty("place").GetString()));
        (await scene.Officer.Upload($"{scene.Path}/rubrics/own-1/import", "细则.xlsx", "x"u8.ToArray())).Refused(HttpStatusCode.BadRequest, "table.not-workbook");
        (await application.Chair("wanghu", "listed").Upload($"{scene.Path}/rubrics/own-1/import", "细则.xlsx", own)).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.Chair("wanghu", "listed").Get($"{scene.Path}/rubrics/own-1/workbook")).Ok();
        Assert.Equal("细则", TemplateFile.Of((await scene.Officer.Get($"{scene.Path}/rubric-template")).Ok().Bytes).Names[0]);
    }

    private static void Set(TemplateFile file, int row, string heading, string value) => file.Rows[FirstRow + row][ColumnOf(file, heading)] = value;

    private static decimal Mark(ApiReply workbook)
    {
        var file = TemplateFile.Of(workbook.Ok().Bytes);
        return decimal.Parse(file.Rows[FirstRow][ColumnOf(file, "分值")]!.ToString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int ColumnOf(TemplateFile file, string heading) => Array.FindIndex(file.Rows[FirstRow - 1], cell => cell?.ToString()?.TrimEnd('*', ' ') == heading);

    private static async Task<decimal> FirstMarks(DistrictScene scene, string inspection) =>
        (await scene.Officer.Get($"{scene.School("wanghu")}/inspections/{inspection}")).Ok().Json.GetProperty("items")[0].GetProperty("item").GetProperty("marks").GetDecimal();

    private static async Task Open(DistrictScene scene, string code)
    {
        var dates = new { selfFrom = "2026-12-01", selfUntil = "2026-12-10", visitFrom = "2026-12-15", visitUntil = "2026-12-25", objectionDays = 7 };
        var scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() };
        (await scene.Officer.Post($"{scene.Path}/inspections", new { code, name = code, year = 2026, rubric = "standard", dates, mode = "group", scope })).Ok();
    }
}
