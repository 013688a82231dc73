using System.Collections.Immutable;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>Workbooks that use everything that sheet data can say.</summary>
internal static class SampleBooks
{
    public static readonly DateTimeOffset Asked = new(2026, 10, 9, 14, 32, 0, TimeSpan.FromHours(8));

    public static WorkbookData Everything() => Book(Formats(), Grouped(), TooWideForA4(TooWide.SplitColumns), TooWideForA4(TooWide.UseA3), Portrait());

    public static WorkbookData WithCharts() => Book(Grouped(), Charts() with { Picture = Code });

    private static PictureData Code { get; } = new([.. QrPicture.Png("QINGLAN.2026.XIHU.1")], "二维码", 0, 0, 60);

    public static WorkbookData Book(params ImmutableArray<SheetData> sheets) => new("样表", "示例区教育工会 & 学校", Asked, sheets);

    public static byte[] Written(WorkbookData workbook, bool isStreamed)
    {
        using var file = new MemoryStream();
        WorkbookWriter.Write(workbook, file, isStreamed);
        return file.ToArray();
    }

    static SheetData Formats() => new()
    {
        Name = "各种/格式",
        Title = "示例区教育工会各种格式表",
        Lines = [new("单位（盖章）：", "2026年第三季度", "填报日期：2026年10月9日"), new("口径：审定数")],
        Heads =
        [
            new Column("序号", ValueFormat.Count), new Column("文字"), new Column("编号", ValueFormat.Id), new Column("数量", ValueFormat.Quantity),
            new Column("完成率", ValueFormat.Percent), new Column("差值（百分点）", ValueFormat.Points), new Column("金额", ValueFormat.Money),
            new Column("日期", ValueFormat.Date), new Column("时间", ValueFormat.Moment),
        ],
        Rows = SheetRows.Of(Hostile.Select((text, i) => SheetRow.Data(
            Cell.Of(i + 1), Cell.Of(text), Cell.Of("00" + i), Cell.Of(i + 0.25m), Cell.OfMillionths(123_456L * (i % 8)), Cell.Of(-1.5m * i),
            Cell.Of(1234.5m * i), Cell.Of(new DateOnly(2026, 10, 9).AddDays(i)), Cell.Of(Asked.AddMinutes(i))))),
        Totals = [SheetRow.Total(Cell.Of("合计") with { Across = 2 }, Cell.Blank, Cell.Blank, Cell.Of(12.5m), Cell.None)],
        MinimumRows = 24,
        Notes = ["说明：无数据为“—”，不是 0。", new string('长', 200)],
        Signatures = ["填表人：", "审核人：", "工会主席（签字）：", "年　月　日"],
        NameColumns = 2,
    };

    /// <summary>Texts that break a careless writer; the last ones would be formulas.</summary>
    public static readonly ImmutableArray<string> Hostile =
    [
        "平常的文字", "<b>&amp;\"'</b>", "第一行\r\n第二行", "_x0041_ 不是 A", "控制\u0001字符\u001B", "半个\uD842字", "𠮷㐂😀", "  前后有空格  ",
        "007", "110101199001011234", "=1+1", "+86 138", "-3", "@SUM(A1)", "\t=1", "\r=1", "  =HYPERLINK(\"x\")", "＝1+1", "2026-3-1", "TRUE",
    ];

    static SheetData Grouped() => new()
    {
        Name = "完成率比较",
        Title = "2026年第三季度完成率比较",
        Heads =
        [
            new Column("学校（单位）"),
            new HeadGroup("上报情况", [new Column("应报数", ValueFormat.Count), new Column("报送率", ValueFormat.Percent)]),
            new HeadGroup("完成情况",
            [
                new HeadGroup("任务", [new Column("总数", ValueFormat.Count), new Column("已完成", ValueFormat.Count)]),
                new Column("完成率", ValueFormat.Percent),
            ]),
            new Column("状态") { Align = Align.Centre },
        ],
        Rows = SheetRows.Of(
        [
            SheetRow.Group(Cell.Of("小学组") with { Across = 6 }),
            SheetRow.Data(
                Cell.Link("向阳路第一小学", "各种/格式"), Cell.Of(1), Cell.OfMillionths(1_000_000), Cell.Of(12), Cell.Of(9),
                Cell.OfMillionths(456_789) with { Format = ValueFormat.PercentFarBehind, Look = Look.Heat4 }, Cell.Of("■ 红") with { Look = Look.Bad }),
            SheetRow.Data(
                Cell.Link("青禾实验小学", "没有这张表") with { Down = 1 }, Cell.Of(1), Cell.None, Cell.Of(0), Cell.Of(0), Cell.None, Cell.Of("—")),
            SheetRow.Data(
                Cell.Blank, Cell.Of(1), Cell.None, Cell.Of(3), Cell.Of(2),
                Cell.OfMillionths(666_667) with { Format = ValueFormat.PercentBehind, Look = Look.Heat2 }, Cell.Of("▲ 黄") with { Look = Look.Warn }),
        ]),
        Totals = [SheetRow.Total(Cell.Of("合计"), Cell.Of(3), Cell.OfMillionths(333_333), Cell.Of(15), Cell.Of(11))],
        NameColumns = 1,
    };

    public static SheetData TooWideForA4(TooWide whenTooWide) => new()
    {
        Name = $"宽表{whenTooWide}",
        Title = "二十个领域",
        Lines = [new("左", "中", "右")],
        Heads = [new Column("序号", ValueFormat.Count), new Column("学校（单位）").Wide(20), .. Enumerable.Range(1, 20).Select(i => new Column($"第{i}领域", ValueFormat.Percent).Wide(9))],
        Rows = SheetRows.Of([SheetRow.Data([Cell.Of(1), Cell.Of("校名"), .. Enumerable.Range(1, 20).Select(i => Cell.OfMillionths(i * 50_000))])]),
        NameColumns = 2,
        Print = new(WhenTooWide: whenTooWide),
    };

    public static SheetData Long(int rows) => new()
    {
        Name = "长表",
        Title = "长表",
        Heads = [new Column("序号", ValueFormat.Count), new Column("文字")],
        Rows = new(rows, Enumerable.Range(1, rows).Select(i => SheetRow.Data(Cell.Of(i), Cell.Of($"第{i}行")))),
    };

    static SheetData Portrait() => new()
    {
        Name = "封面",
        Title = "学校工会台账册",
        Heads = [new Column("").Wide(20), new Column("").Wide(50)],
        Rows = SheetRows.Of([SheetRow.Data(Cell.Of("学校"), Cell.Of("向阳路第一小学")), SheetRow.Data(Cell.Of("年度"), Cell.Of("2026年"))]),
        Print = PrintSetup.A4Portrait,
    };

    static SheetData Charts() => new()
    {
        Name = "图表",
        Title = "图表",
        Heads = [new Column("").Wide(30), new Column("").Wide(20), new Column("").Wide(20)],
        Rows = SheetRows.Of(
        [
            SheetRow.Head(Cell.Of("季度"), Cell.Of("小学组"), Cell.Of("中学组")),
            SheetRow.Data(Cell.Of("第一季度"), Cell.OfMillionths(250_000), Cell.OfMillionths(300_000)),
            SheetRow.Data(Cell.Of("第二季度"), Cell.OfMillionths(512_345), Cell.None),
            SheetRow.Head(Cell.Of("学校"), Cell.Of("完成率")),
            SheetRow.Data(Cell.Of("向阳路第一小学"), Cell.OfMillionths(900_000)),
        ]),
        Charts =
        [
            new("各组完成率", ChartKind.Lines, 0, 2, [1, 2]) { IsShare = true },
            new("各组（柱）", ChartKind.StackedColumns, 0, 2, [1, 2]) { IsShare = true },
            new("各校完成率", ChartKind.Columns, 3, 1, [1]) { IsShare = true, IsTall = true },
        ],
    };
}
