using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Ledgers;

/// <summary>Entries of many schools in one workbook of the office.</summary>
public sealed class SchoolsImportPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Import = "/districts/qinglan/ledgers/l04/2026/import";
    private const string Why = "依据各校盖章的纸质台账";

    [Fact]
    public async Task Workbook_OfTwoSchools_IsTakenSchoolBySchoolAndTwiceCountsOnce()
    {
        var officer = await FormPerson.Officer(application).Open("/districts/qinglan/ledgers/l04/import");
        Assert.Equal(Import, officer.Address);
        var file = TemplateFile.Of(await officer.Download($"{Import}/template")).AddMeeting(("学校", "春晖小学"), ("会议名称", "多校导入的会议")).AddMeeting(("学校", "松岭小学"), ("会议名称", "松岭的会议"))
            .AddMeeting(("学校", "松岭小学"), ("会议名称", "缺地点的会议"), ("地点", null)).AddMeeting(("学校", "不存在的学校")).AddMeeting(("学校", null)).Build();

        await officer.SendFile(Import, "会议.xlsx", file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("reason.missing", officer.Text, StringComparison.Ordinal);
        await officer.Open(Import);
        await officer.SendFile(Import, "会议.xlsx", file, ("because", Why));
        Assert.Contains("新增 2 行，修改 0 行，未变 0 行，有错 3 行，冲突 0 行", officer.Text, StringComparison.Ordinal);
        Assert.Equal(["entry.missing", "ledger.school-missing", "ledger.school-unknown"], officer.Page.QuerySelectorAll("td .code").Select(c => c.TextContent).Order());
        var marked = TemplateFile.Of(await officer.Fetch($"{Import}/take", $"{Import}/flaws"));
        Assert.Contains(marked.Rows.SelectMany(r => r), cell => cell is "没有“不存在的学校”这所学校，或它不用记这种台账。");

        await officer.Send($"{Import}/take");
        Assert.Contains("已登记 2 条，还有 3 行有问题", officer.Text, StringComparison.Ordinal);
        Assert.Contains("新增 0 行，修改 0 行，未变 2 行，有错 3 行", officer.Text, StringComparison.Ordinal);
        foreach (var (school, name) in new[] { ("chunhui", "多校导入的会议"), ("songling", "松岭的会议") })
        {
            var chair = await FormPerson.Chair(application, school).Open($"/districts/qinglan/schools/{school}/ledgers/l04/2026");
            Assert.Contains(name, chair.Text, StringComparison.Ordinal);
            Assert.Contains("区代填", chair.Text, StringComparison.Ordinal);
        }

        // One school's own template is not for many; what school by school begins in another year is not offered.
        await officer.Open(Import);
        await officer.SendFile(Import, "会议.xlsx", await officer.Download("/districts/qinglan/schools/chunhui/ledgers/l04/2026/import/template"), ("because", Why));
        Assert.Contains("ledger.template-school", officer.Text, StringComparison.Ordinal);
        await officer.Open("/districts/qinglan/ledgers/l01/t2024/import");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        var chairAtOffice = await FormPerson.Chair(application, "chunhui").Open(Import);
        Assert.NotEqual(HttpStatusCode.OK, chairAtOffice.Status);
    }
}
