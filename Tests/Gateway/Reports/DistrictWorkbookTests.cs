using System.Globalization;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Layout;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class DistrictWorkbookTests
{
    static readonly ComparisonView View = SampleViews.District(45);
    static readonly WorkbookData Workbook = DistrictWorkbook.Shape(View, SampleViews.KeyTasks(View));
    static readonly RawWorkbook Written = RawWorkbook.Open(SampleBooks.Written(Workbook, isStreamed: false));

    static QuarterTable Table => View.Tables[^1];

    [Fact]
    public void Shape_Sheets_AreTheOnesThatWereAsked() => Assert.Equal(
        ["说明与口径", "上报情况通报表", "完成率比较", "重点任务完成情况", "未报与退回名单", "图表", "完成率分子分母"],
        Written.Sheets.Select(sheet => sheet.Name));

    [Fact]
    public void Shape_CompletionSheet_EveryRateEqualsTheView()
    {
        var sheet = Sheet("完成率比较");
        var rows = RowsByName(sheet);
        for (var school = 0; school < View.Schools.Length; school++)
        {
            var row = rows[Table.Rows[school].Name];
            var rates = Table.Rows[school].Rates;
            AssertRate(rates.Completion, sheet.Cells[$"C{row}"]);
            AssertAmounts(rates.Completion, sheet.Cells[$"D{row}"], sheet.Cells[$"E{row}"]);
            AssertRate(rates.Year, sheet.Cells[$"F{row}"]);
            Assert.Equal($"{Lights.Sign(rates.Light)} {Lights.Word(rates.Light)}", sheet.Text($"G{row}"));
            for (var area = 0; area < View.Areas.Length; area++)
            {
                AssertRate(Table.Cells.Completion((school * View.Areas.Length) + area), sheet.Cells[Letters(8 + area) + row]);
            }
        }
    }

    [Fact]
    public void Shape_CompletionSheet_SumsAndMediansEqualTheView()
    {
        var sheet = Sheet("完成率比较");
        foreach (var (name, total) in View.Groups.Select((group, i) => (group.Name, Table.Groups[i])).Append(("全区", Table.District)))
        {
            var sum = Row(sheet, $"{name}合计（{total.Counted}所）");
            AssertRate(total.Rates.Completion, sheet.Cells[$"C{sum}"]);
            Assert.Equal(total.MedianCompletion / 1e6, Number(sheet.Cells[$"C{sum + 1}"]));
            for (var area = 0; area < View.Areas.Length; area++)
            {
                AssertRate(total.ByArea[area], sheet.Cells[Letters(8 + area) + sum]);
            }
        }
    }

    [Fact]
    public void Shape_CompletionSheet_SignsFollowThePrintedRate()
    {
        var signed = Sheet("完成率比较").Cells.Values.Where(cell => cell.Style.Contains("0.0%", StringComparison.Ordinal) && cell.Type == "n" && !cell.Style.Contains("bold", StringComparison.Ordinal)).ToList();
        Assert.Contains(signed, cell => cell.Style.StartsWith("\"▲", StringComparison.Ordinal));
        Assert.All(signed.Where(cell => cell.Style.StartsWith("\"■ \"", StringComparison.Ordinal)), cell => Assert.InRange(Printed(cell), 0, 499));
        Assert.All(signed.Where(cell => cell.Style.StartsWith("\"▲ \"", StringComparison.Ordinal)), cell => Assert.InRange(Printed(cell), 500, 699));
        Assert.All(signed.Where(cell => cell.Style.StartsWith("0.0%", StringComparison.Ordinal) && cell.Style.Contains("no fill", StringComparison.Ordinal)), cell => Assert.True(Printed(cell) is 0 or >= 100));
    }

    [Fact]
    public void Shape_FilingSheet_SumsEqualTheView()
    {
        var sheet = Sheet("上报情况通报表");
        var row = Row(sheet, "全区合计");
        var total = Table.District;
        var expected = new[] { total.Reporting.Whole, total.Punctuality.Part, total.Reporting.Part - total.Punctuality.Part, total.Reporting.Whole - total.Reporting.Part };
        Assert.Equal(expected.Select(n => (double?)n), "CDEF".Select(column => Number(sheet.Cells[$"{column}{row}"])));
        AssertRate(total.Reporting, sheet.Cells[$"G{row}"]);
        AssertRate(total.Punctuality, sheet.Cells[$"H{row}"]);
        AssertRate(total.Rates.Planned, sheet.Cells[$"M{row}"]);
        foreach (var column in "CDEF")
        {
            var schools = RowsByName(sheet).Values.Where(r => View.Schools.Any(school => school.Name == sheet.Text($"B{r}")));
            Assert.Equal(Number(sheet.Cells[$"{column}{row}"]), schools.Sum(r => Number(sheet.Cells[$"{column}{r}"]) ?? 0));
        }
    }

    [Fact]
    public void Shape_FilingSheet_TiesShareTheirRank()
    {
        var sheet = Sheet("上报情况通报表");
        foreach (var (name, row) in RowsByName(sheet).Where(pair => View.Schools.Any(school => school.Name == pair.Key)))
        {
            var rank = Table.Rows.Single(school => school.Name == name).Rank;
            Assert.Equal(rank, (int?)Number(sheet.Cells[$"R{row}"]));
        }
    }

    [Fact]
    public void Shape_MissingSheet_NamesEverySchoolThatIsNotOnTime()
    {
        var named = RowsByName(Sheet("未报与退回名单")).Keys.Where(name => View.Schools.Any(school => school.Name == name));
        var wanted = Table.Rows.Where(row => row.Filing is not Filing.OnTime and not Filing.NotAsked || row.Standing is Standing.Exempt).Select(row => row.Name);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shape_ChartSheet_SharesAddUpToOneHundred()
    {
        var sheet = Sheet("图表");
        var row = Row(sheet, "2026年第三季度占比");
        Assert.Equal(1.0, "BCDEFG".Sum(column => Number(sheet.Cells[$"{column}{row}"]) ?? 0), precision: 9);
    }

    [Fact]
    public void Shape_AcceptedBasis_IsNamedOnEverySheet()
    {
        var view = SampleViews.District(15, Basis.Accepted);
        var written = RawWorkbook.Open(SampleBooks.Written(DistrictWorkbook.Shape(view, SampleViews.KeyTasks(view)), isStreamed: true));
        Assert.All(written.Sheets, sheet => Assert.Contains(sheet.Cells.Values, cell => cell.Value.Contains("审定数", StringComparison.Ordinal)));
    }

    [Fact]
    public void Shape_ReportsOfADistrict_FitOnePageWideExceptTheAreas()
    {
        var split = Workbook.Sheets.Select(sheet => new SheetLayout(sheet, sheet.Name)).Where(layout => layout.Page.IsSplit).Select(layout => layout.Name);
        Assert.Equal(["完成率比较", "完成率分子分母"], split);
    }

    [Fact]
    public void Write_EitherWriter_SaysTheSame()
    {
        var view = SampleViews.District(120);
        var workbook = DistrictWorkbook.Shape(view, SampleViews.KeyTasks(view));
        var differences = RawWorkbook.Open(SampleBooks.Written(workbook, isStreamed: false)).Lines()
            .Except(RawWorkbook.Open(SampleBooks.Written(workbook, isStreamed: true)).Lines()).Take(20).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void FileName_OfAQuarter_IsChineseAndAscii()
    {
        var name = DistrictWorkbook.FileName(View);
        Assert.Equal("清溪区教育工会_2026年第三季度_工会工作完成情况.xlsx", name.Name);
        Assert.Equal("qingxi_2026Q3_district.xlsx", name.AsciiName);
    }

    static RawSheet Sheet(string name) => Written.Sheets.Single(sheet => sheet.Name == name);

    /// <summary>What Excel prints of the cell, rounded half up from its fifteen digits, is what the pages print.</summary>
    static void AssertRate(Rate rate, RawCell cell)
    {
        if (rate.InTenthsOfPercent() is { } tenths)
        {
            Assert.Equal("n", cell.Type);
            Assert.Equal(tenths, Printed(cell));
        }
        else
        {
            Assert.Equal("—", cell.Value);
        }
    }

    static void AssertAmounts(Rate rate, RawCell part, RawCell whole)
    {
        Assert.Equal(rate.Part / 1e6, Number(part));
        Assert.Equal(rate.Whole / 1e6, Number(whole));
    }

    static long Printed(RawCell cell) =>
        (long)decimal.Round(decimal.Parse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture) * 1000, MidpointRounding.AwayFromZero);

    static double? Number(RawCell cell) => cell.Type == "n" ? double.Parse(cell.Value, CultureInfo.InvariantCulture) : null;

    static Dictionary<string, int> RowsByName(RawSheet sheet) => sheet.Cells
        .Where(cell => cell.Key[0] == 'B' && char.IsAsciiDigit(cell.Key[1]) && cell.Value.Type == "s" && View.Schools.Any(school => school.Name == cell.Value.Value))
        .ToDictionary(cell => cell.Value.Value, cell => int.Parse(cell.Key[1..], CultureInfo.InvariantCulture));

    static int Row(RawSheet sheet, string label) =>
        int.Parse(sheet.Cells.Single(cell => cell.Key[0] == 'A' && cell.Value.Value == label).Key[1..], CultureInfo.InvariantCulture);

    static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : $"A{(char)('A' + column - 27)}";
}
