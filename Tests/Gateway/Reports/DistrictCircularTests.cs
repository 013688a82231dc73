using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>The district's 通报, read back and held against the comparison.</summary>
public sealed partial class DistrictCircularTests
{
    private static readonly ComparisonView View = SampleViews.District(45);
    private static readonly ComparisonView Beside = SampleViews.District(45, Basis.Accepted);
    private static readonly WordFile Letter = WordFile.Of(DistrictCircular.Shape(View, Beside));

    private static QuarterTable Table => View.Tables[^1];

    [Fact]
    public void Shape_Any_IsAFileWithoutFlawsAndTheSameEveryTime()
    {
        Assert.Empty(Letter.Flaws());
        Assert.Equal(Letter.Bytes, WordFile.Of(DistrictCircular.Shape(View, Beside)).Bytes);
    }

    [Fact]
    public void Shape_Styles_AreThoseOfGbt9704()
    {
        Assert.Equal(("方正小标宋简体", "44", "660"), Letter.Style("公文标题"));
        Assert.Equal(("仿宋_GB2312", "32", "579"), Letter.Style("正文"));
        Assert.Equal(("黑体", "32", "579"), Letter.Style("一级标题"));
        Assert.Equal(("楷体_GB2312", "32", "579"), Letter.Style("二级标题"));
        Assert.Equal(("宋体", "28", null), Letter.Style("单页页码"));
        Assert.Equal((11_906u, 16_838u, 2_098, 1_984, 1_587u, 1_474u), Letter.Pages()[0]);
        Assert.Equal((16_838u, 11_906u), (Letter.Pages()[1].Width, Letter.Pages()[1].Height));
    }

    [Fact]
    public void Shape_Parts_StandInTheirOrder()
    {
        Assert.Equal("清溪区教育工会\n关于2026年第三季度工会工作\n完成情况的通报", Letter.Paragraphs[0]);
        Assert.Equal("各学校（单位）工会：", Letter.Paragraphs[1]);
        Assert.Equal(["一、报送情况", "二、任务完成情况", "三、各领域完成情况", "四、下一步要求"], Letter.Paragraphs.Where(p => Level1().IsMatch(p)));
        Assert.Contains("附件：清溪区教育工会2026年第三季度工会工作上报情况通报表", Letter.Paragraphs);
        var day = Letter.Paragraphs.ToList().IndexOf("2026年10月15日");
        Assert.Equal("清溪区教育工会", Letter.Paragraphs[day - 1]);
        Assert.Equal("附件", Letter.Paragraphs[day + 1]);
    }

    [Fact]
    public void Shape_Sentences_SayTheSumsOfBothBases()
    {
        foreach (var view in new[] { View, Beside })
        {
            var total = view.Tables[^1].District;
            Assert.Contains(Letter.Paragraphs, p => p.Contains(
                $"应报{total.Reporting.Whole}所，已报{total.Reporting.Part}所，报送率{Percent(total.Reporting)}（{total.Reporting.Part}/{total.Reporting.Whole}）；其中按时{total.Punctuality.Part}所", StringComparison.Ordinal));
            Assert.Contains(Letter.Paragraphs, p => p.Contains($"完成率{(view == View ? "" : "为")}{Percent(total.Rates.Completion)}（{Weight(total.Rates.Completion.Part)}/{Weight(total.Rates.Completion.Whole)}）", StringComparison.Ordinal));
        }

        Assert.NotEqual(Table.District.Reporting, Beside.Tables[^1].District.Reporting);
        Assert.Contains(Letter.Paragraphs, p => p.StartsWith("按审定数，", StringComparison.Ordinal));
        Assert.Contains(Letter.Paragraphs, p => p.Contains("一律为上报数（含未审）", StringComparison.Ordinal));
    }

    [Fact]
    public void Shape_Lists_NameEverySchoolOnceUnderHowItReported()
    {
        foreach (var (filing, title) in new[] { (Filing.Late, "迟报的学校"), (Filing.Missing, "未报的学校"), (Filing.Returned, "退回未再报的学校"), (Filing.Empty, "空报的学校") })
        {
            var expected = Table.Rows.Where(r => r.Standing is Standing.Expected && r.Filing == filing).Select(r => r.Name).Order(StringComparer.Ordinal).ToArray();
            Assert.NotEmpty(expected);
            var head = Letter.Paragraphs.ToList().FindIndex(p => p.EndsWith($"{title}（{expected.Length}所）", StringComparison.Ordinal));
            Assert.True(head > 0, title);
            var named = Days().Replace(Letter.Paragraphs[head + 1].TrimEnd('。'), "").Split('、').Order(StringComparer.Ordinal);
            Assert.Equal(expected, named);
        }
    }

    [Fact]
    public void Shape_AreasTable_EqualsTheView()
    {
        var rows = Letter.Tables[1];
        var due = Enumerable.Range(0, View.Areas.Length).Where(a => Table.District.ByArea[a].Exists).ToArray();
        Assert.Equal(due.Length + 2, rows.Count);
        foreach (var (area, row) in due.Zip(rows.Skip(1)))
        {
            var rate = Table.District.ByArea[area];
            Assert.Equal([View.Areas[area].Name, Percent(rate), Weight(rate.Part), Weight(rate.Whole)], row.Take(4));
        }

        Assert.Equal(Percent(Table.District.Rates.Completion), rows[^1][1]);
    }

    [Fact]
    public void Shape_Annex_HasALineForEverySchoolWithItsRates()
    {
        var rows = Letter.Tables[2];
        foreach (var school in Table.Rows.Where(r => r.IsCounted))
        {
            var row = rows.Single(r => r.Count > 2 && r[1] == school.Name);
            Assert.Contains(Percent(school.Rates.Completion), row);
            Assert.Contains(Percent(school.Rates.Year), row);
        }

        Assert.Equal("全区合计", rows[^1][0]);
        Assert.Contains(Percent(Table.District.Reporting), rows[^1]);
    }

    [Fact]
    public void FileName_IsInChineseAndInAscii() => Assert.Equal(
        ("清溪区教育工会_2026年第三季度_工会工作完成情况的通报.docx", "qingxi_2026Q3_circular.docx"), (DistrictCircular.FileName(View).Name, DistrictCircular.FileName(View).AsciiName));

    private static string Percent(Rate rate) => rate.InTenthsOfPercent() is { } tenths ? string.Create(CultureInfo.InvariantCulture, $"{tenths / 10m:0.0}%") : "—";

    private static string Weight(long millionths) => (millionths / 1_000_000m).ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[一二三四五]、")]
    private static partial Regex Level1();

    [GeneratedRegex("（迟[0-9]+天）")]
    private static partial Regex Days();
}
