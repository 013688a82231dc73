using System.Text;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;

namespace DistrictUnion.Tests.Gateway.Documents.Tables;

public sealed class TableReaderTests
{
    private static readonly TableShape Shape = new(
        [new("code", "学校编号", false, "编号"), new("name", "学校名称", true, "校名", "单位"), new("group", "分组", true, "学段", "片区"), new("opens", "启用日期", false), new("union", "是否建会", false)], 50);

    [Fact]
    public void Read_ListAsOfficesKeepThem_FindsHeadingsMergedCellsAndDays()
    {
        var reading = Read(new XlsxBuilder().Sheet(
            "2026 名单",
            [
                ["青岚区学校名单"],
                [],
                ["序号", "校　名（必填）", "学  段", "编号", "启用日期", "是否\n建会"],
                [1, "青溪小学 ", "小学", XlsxBuilder.Padded(7), XlsxBuilder.Day(2026, 9, 1), "是"],
                [2, "松岭小学", null, "００８", "2026.9.1", "√"],
                [3, XlsxBuilder.Formula("B4", "荷汀中学"), "初中", "s-9", "２０２６年９月１日（周二）", "否"],
                ["", "示例小学", "小学"],
                ["合计", null, null, 3],
            ],
            merged: ["C4:C5", "A1:F1"]));

        Assert.Empty(reading.Flaws);
        Assert.Equal(["青溪小学", "松岭小学", "荷汀中学"], reading.Rows.Select(r => r.Text("name")));
        Assert.Equal(["小学", "小学", "初中"], reading.Rows.Select(r => r.Text("group")));
        var flaws = new List<TableFlaw>();
        RowReader[] rows = [.. reading.Rows.Select(r => new RowReader(r, Shape, flaws))];
        Assert.Equal(["0007", "008", "s-9"], rows.Select(r => r.Narrow("code")));
        Assert.All(rows, row => Assert.Equal(new DateOnly(2026, 9, 1), row.Day("opens")));
        Assert.Equal([true, true, false], rows.Select(r => r.YesNo("union")));
        Assert.Empty(flaws);
        Assert.Equal([4, 5, 6], reading.Rows.Select(r => r.Number));
        Assert.Equal("table.column-unused", Assert.Single(reading.Notes).Code);
    }

    [Fact]
    public void Read_SheetsHiddenOrWithoutTheTable_ArePassedOver()
    {
        object?[][] list = [["学校名称", "分组"], ["青溪小学", "小学"]];
        var reading = Read(new XlsxBuilder().Sheet("旧", list, isHidden: true).Sheet("说明", [["请按要求填写"]]).Sheet("名单", list).Sheet("空", []));

        Assert.Equal("名单", Assert.Single(reading.Rows).Sheet.Name);
        Assert.Equal(["table.sheet-without"], reading.Notes.Select(n => n.Code));
    }

    [Fact]
    public void Read_SchoolTypeAndArea_TakesTheColumnThatIsNamedFirst()
    {
        var reading = Read(new XlsxBuilder().Sheet("名单", [["片区", "单位", "学段"], ["东片", "青溪小学", "小学"]]));

        Assert.Equal("小学", Assert.Single(reading.Rows).Text("group"));
    }

    [Theory]
    [InlineData("table.heading-missing", "学校名称", "启用日期")]
    [InlineData("table.heading-twice", "学校名称", "分组", "分组")]
    [InlineData("table.no-headings", "张三", "李四")]
    [InlineData("table.empty", "学校名称", "分组")]
    public void Read_HeadingsThatDoNotFit_AreNamed(string code, params string[] headings) =>
        Assert.Contains(code, Read(new XlsxBuilder().Sheet("名单", [headings])).Flaws.Select(f => f.Code));

    [Fact]
    public void Read_CellsThatDoNotFit_AreFlawedAtTheirPlace()
    {
        var reading = Read(new XlsxBuilder().Sheet("名单", [["学校名称", "分组", "启用日期", "是否建会"], ["青溪小学", null, "九月", "也许"], [new string('长', 101), "小学", "2026-02-30", "是"]]));
        var flaws = new List<TableFlaw>();
        foreach (var row in reading.Rows)
        {
            var cells = new RowReader(row, Shape, flaws);
            _ = (cells.Required("name"), cells.Required("group"), cells.Day("opens"), cells.YesNo("union"));
        }

        Assert.Equal(
            [("table.missing", "名单!B2"), ("table.bad-day", "名单!C2"), ("table.bad-yes-no", "名单!D2"), ("table.too-long", "名单!A3"), ("table.bad-day", "名单!C3")],
            flaws.Select(f => (f.Code, f.Place)));
    }

    [Fact]
    public void Read_FormulasWithoutAValue_AreFlawedAtTheirPlaceAndAnEmptyTextIsNone()
    {
        var reading = Read(new XlsxBuilder().Sheet(
            "名单",
            [
                ["学校名称", "分组", "启用日期"],
                ["青溪小学", XlsxBuilder.Uncounted("B9"), XlsxBuilder.Formula("IF(1,\"\",2)", "")],
                [XlsxBuilder.Uncounted("A9", false), XlsxBuilder.Uncounted("B9", false)],
                ["合计", XlsxBuilder.Uncounted("COUNTA(B2:B3)")],
            ]));

        Assert.Equal(
            [("table.formula-without-value", "名单!B2"), ("table.formula-without-value", "名单!A3"), ("table.formula-without-value", "名单!B3")],
            reading.Flaws.Select(f => (f.Code, f.Place)));
        Assert.Equal("“名单”第 2 行 B 列是公式，文件里没有存它的结果；请先用 Excel 或 WPS 打开这个文件，保存后再上传。", reading.Flaws[0].Text);
        Assert.Equal([2, 3], reading.Rows.Select(r => r.Number));
        Assert.Null(reading.Rows[0].Text("opens"));
    }

    [Fact]
    public void Read_TooManyRows_IsRefusedAtTheRow()
    {
        object?[][] rows = [["学校名称", "分组"], .. Enumerable.Range(0, 51).Select(i => new object?[] { $"学校{i}", "小学" })];
        var flaw = Assert.Single(Read(new XlsxBuilder().Sheet("名单", rows)).Flaws);

        Assert.Equal(("table.too-long-list", 52), (flaw.Code, flaw.Row));
    }

    [Fact]
    public void Read_FilesThatAreNoWorkbook_AreRefused()
    {
        Assert.Equal("table.not-workbook", Code(Encoding.UTF8.GetBytes("学校名称,分组\n")));
        Assert.Equal("table.broken", Code([(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0]));
        Assert.Equal("这不是 Excel 或 WPS 表格，请另存为 .xlsx 再上传。", TableReader.Read(new("名单.pdf", "%PDF-1.4"u8.ToArray()), Shape, ReadingLimits.Default).Flaws[0].Text);
        var large = TableReader.Read(new("a.xlsx", new byte[(1024 * 1024) + 1]), Shape, new() { MaxFileBytes = 1024 * 1024 }).Flaws[0];
        Assert.Equal(("table.too-large", "文件太大（上限 1 MB），请只保留要导入的内容再上传。"), (large.Code, large.Text));
        static string Code(byte[] content) => TableReader.Read(new("名单.xlsx", content), Shape, ReadingLimits.Default).Flaws[0].Code;
    }

    private static TableReading Read(XlsxBuilder workbook) => TableReader.Read(new("名单.xlsx", workbook.Build()), Shape, ReadingLimits.Default);
}
