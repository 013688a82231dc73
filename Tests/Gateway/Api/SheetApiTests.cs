using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Gateway.Ledgers;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>The round trips in Excel over the API: plan, quarter report, and ledgers of many schools.</summary>
public sealed class SheetApiTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string District = "/api/v1/districts/qinglan";

    [Fact]
    public async Task Report_IsPreviewedThenTakenAndTheSecondTimeUnchanged()
    {
        var (chair, report) = (application.Chair("chunhui"), $"{District}/schools/chunhui/quarters/2026Q3");
        var file = TemplateFile.Of((await chair.Get($"{report}/template")).Ok().Bytes);
        var rows = file.Rows.Skip(3).Select(r => r[0]!.ToString()!).ToArray();
        var filled = file.Set(rows[0], "完成情况", "接口导入的完成情况").Add(("任务", "接口导入的计划外工作")).Build();

        var preview = (await chair.Upload($"{report}/import", "季报.xlsx", filled)).Ok().Json;
        Assert.Equal((1, 1, rows.Length - 1), (preview.GetProperty("new").GetInt32(), preview.GetProperty("changed").GetInt32(), preview.GetProperty("unchanged").GetInt32()));
        Assert.Equal(2, (await chair.Upload($"{report}/import?apply=true", "季报.xlsx", filled)).Ok().Json.GetProperty("taken").GetInt32());
        Assert.Equal(rows.Length + 1, (await chair.Upload($"{report}/import", "季报.xlsx", filled)).Ok().Json.GetProperty("unchanged").GetInt32());

        (await chair.Upload($"{report}/import", "季报.xlsx", [1, 2, 3])).Refused(HttpStatusCode.BadRequest, "table.not-workbook");
        (await application.Chair("songling").Get($"{report}/template")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{District}/schools/chunhui/quarters/2031Q1/template")).Refused(HttpStatusCode.NotFound, "sheet.absent");
    }

    [Fact]
    public async Task Plan_TasksGoIntoTheDraft()
    {
        var (chair, plans) = (application.Chair("chunhui"), $"{District}/schools/chunhui/plans");
        (await chair.Post(plans, new { plan = "sheet", title = "接口导入的计划", first = "2027-01", last = "2027-12" })).Ok();
        var file = TemplateFile.Of((await chair.Get($"{plans}/sheet/template")).Ok().Bytes).Add(("任务", "3月召开教职工代表大会"), ("工作领域", "民主管理"), ("月份", "3月")).Build();

        Assert.Equal(1, (await chair.Upload($"{plans}/sheet/import", "计划.xlsx", file)).Ok().Json.GetProperty("new").GetInt32());
        Assert.Equal(1, (await chair.Upload($"{plans}/sheet/import?apply=true", "计划.xlsx", file)).Ok().Json.GetProperty("taken").GetInt32());
        Assert.Single((await chair.Get($"{plans}/sheet/draft")).Ok().Json.GetProperty("tasks").EnumerateArray());
        (await chair.Get($"{plans}/none/template")).Refused(HttpStatusCode.NotFound, "sheet.absent");
    }

    [Fact]
    public async Task SchoolsLedger_NeedsAReasonAndIsTheOfficesAlone()
    {
        var (officer, ledger) = (application.Officer("qinglan"), $"{District}/ledgers/l04/2026");
        var file = TemplateFile.Of((await officer.Get($"{ledger}/template")).Ok().Bytes)
            .AddMeeting(("学校", "春晖小学"), ("会议名称", "接口多校导入的会议")).AddMeeting(("学校", "不存在的学校")).Build();

        (await officer.Upload($"{ledger}/import", "会议.xlsx", file)).Refused(HttpStatusCode.BadRequest, "reason.missing");
        var because = Uri.EscapeDataString("依据各校盖章的纸质台账");
        var preview = (await officer.Upload($"{ledger}/import?because={because}", "会议.xlsx", file)).Ok().Json;
        Assert.Equal((1, 1), (preview.GetProperty("new").GetInt32(), preview.GetProperty("wrong").GetInt32()));
        Assert.Equal("ledger.school-unknown", preview.GetProperty("rows")[1].GetProperty("flaws")[0].GetProperty("code").GetString());
        Assert.Equal(1, (await officer.Upload($"{ledger}/import?apply=true&because={because}", "会议.xlsx", file)).Ok().Json.GetProperty("taken").GetInt32());
        Assert.Equal(1, (await officer.Upload($"{ledger}/import?because={because}", "会议.xlsx", file)).Ok().Json.GetProperty("unchanged").GetInt32());
        (await application.Chair("chunhui").Get($"{ledger}/template")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }
}
