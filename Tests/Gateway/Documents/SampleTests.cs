using System.Text;
using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>Own sample documents from the first byte to the tasks.</summary>
public sealed class SampleTests
{
    [Fact]
    public void Read_ChaptersAndTrailingMonths_GiveSectionsAndSchedule()
    {
        var plan = Single(PlanReader.ReadText(Samples.Chapters));
        Assert.Equal("榆林路中学2024—2025学年工会工作计划", plan.Title);
        Assert.Equal("榆林路中学", plan.School);
        Assert.Equal((2024, PlanPeriod.SchoolYear), (plan.Year, plan.Period));
        Assert.Equal(["民主管理", "关心教师"], plan.Sections.Select(section => section.Title));
        Assert.Equal(["二", "三"], plan.Sections.Select(section => section.Number));
        Assert.Equal(["9/2024 新教师入会仪式", "10/2024 重阳节登高", "12/2024 冬至包饺子", "1/2025 迎新春写春联", "3/2025 女教师踏青"], Printed(plan));
        Assert.Equal(["2 次 AtLeast Year", "1 次 Equal Month", "300 元 Equal None"], plan.Quantities.Select(q => $"{q.Value} {q.Unit} {q.Comparison} {q.Per}"));
    }

    [Fact]
    public void Read_ActivityBlocks_TakeNameMonthAndOwner()
    {
        var plan = Single(PlanReader.ReadText(Samples.Blocks));
        Assert.Equal("2025年秋季学期工作计划", plan.Title);
        Assert.Equal("云杉幼儿园", plan.School);
        Assert.Equal(PlanPeriod.Semester, plan.Period);
        Assert.Equal(["9/2025 教师节茶话会", "10/2025 亲子运动会", "1/2026 年终团拜"], Printed(plan));
        Assert.Equal(["女工委员", "文体委员", "工会主席"], plan.Schedule.Select(item => item.Owner));
        Assert.Equal(2, Assert.Single(plan.Sections).Measures.Length);
    }

    [Fact]
    public void Read_WeeksBelowMonths_KeepBoth()
    {
        var plan = Single(PlanReader.ReadText(Samples.MonthsAndWeeks));
        Assert.Equal("松鹤实验小学", plan.School);
        Assert.Empty(plan.Sections);
        Assert.Equal(
            ["2/2024 工会委员碰头，商定学期计划", "2/2024 走访困难会员", "2/2024 整理会员档案", "3/2024 “三八”节花艺体验", "3/2024 教工跳绳比赛", "4/2024 春季健步走", "4/2024 读书沙龙", "7,8/2024 骨干教师疗休养", "/ 小组活动一次"],
            Printed(plan));
        Assert.Equal((2, 3), (plan.Schedule[1].Week, plan.Schedule[1].WeekEnd));
    }

    [Fact]
    public void Read_SummaryBeforePlan_IsLeftOut()
    {
        var reading = PlanReader.ReadText(Samples.SummaryFirst);
        var plan = Single(reading);
        Assert.Equal(["建好职工之家", "管好工会经费"], plan.Sections.Select(section => section.Title));
        Assert.Contains(reading.LeftOut, item => item.Reason == LeftOutReason.OtherArticle && item.Beginning.StartsWith("2022年槐荫小学", StringComparison.Ordinal));
        Assert.Contains(reading.LeftOut, item => item.Reason == LeftOutReason.Garbage && item.Beginning == "xk83mPq");
        Assert.DoesNotContain(plan.Quantities, quantity => quantity.Value == 97);
        Assert.Contains(plan.Quantities, quantity => quantity is { Value: 5000, Comparison: QuantityComparison.AtMost });
    }

    [Fact]
    public void Read_FlattenedTableWithoutEmptyCells_RebuildsRows()
    {
        var plan = Single(PlanReader.ReadText(Samples.DenseTable));
        Assert.Equal(["3/2026 女教工健步走", "5,6/2026 教工篮球联赛", "9/2026 教师节表彰会"], Printed(plan));
        Assert.Equal(["女工委员", "文体委员", "工会主席"], plan.Schedule.Select(item => item.Owner));
    }

    [Fact]
    public void Read_WebPage_LeavesNavigationOutAndNumbersLists()
    {
        var reading = PlanReader.Read(new SourceFile("plan.html", Encoding.UTF8.GetBytes(Samples.Page)));
        var plan = Single(reading);
        Assert.Equal(SourceKind.Html, reading.Source.Kind);
        Assert.Equal("竹溪镇中心小学", plan.School);
        Assert.Equal(["民主管理", "文体活动"], plan.Sections.Select(section => section.Title));
        Assert.Equal(["召开教代会。", "公开栏每季度更新1次。"], plan.Sections[0].Measures.Select(measure => measure.Label));
        Assert.Equal(["3/2025 踏青", "3/2025 师德演讲", "12/2025 总结表彰"], Printed(plan));
        Assert.DoesNotContain("春游方案", reading.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("var a", reading.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WordDocument_RebuildsNumbersTablesAndChanges()
    {
        var reading = PlanReader.Read(new SourceFile("plan.docx", Samples.Word()));
        var plan = Single(reading);
        Assert.Equal(SourceKind.Word, reading.Source.Kind);
        Assert.Contains("（二）关心教师健康", reading.Text, StringComparison.Ordinal);
        Assert.Equal(["加强民主管理", "关心教师健康"], plan.Sections.Select(section => section.Title));
        Assert.Equal(["召开教代会，收集提案不少于10件。", "公开栏每月更新一次。"], plan.Sections[0].Measures.Select(measure => measure.Text));
        Assert.Equal(["3/2026 女教师插花", "3/2026 师德宣讲", "9/2026 庆祝教师节", "9/2026 新教师入会"], Printed(plan));
        Assert.DoesNotContain("看不见", reading.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("重复", reading.Text, StringComparison.Ordinal);
        Assert.Contains("2026年1月5日", reading.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("gb18030")]
    public void Read_AnyEncoding_GivesTheSamePlan(string encoding)
    {
        Encoding codec = encoding switch
        {
            "utf-16le" => new UnicodeEncoding(false, false),
            "utf-16be" => new UnicodeEncoding(true, false),
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
            _ => new UTF8Encoding(false),
        };
        var reading = PlanReader.Read(new SourceFile("plan.txt", codec.GetBytes(Samples.Chapters)));
        Assert.Equal(encoding, reading.Source.Encoding);
        Assert.Equal(5, Single(reading).Schedule.Length);
    }

    [Fact]
    public void Read_Big5InTraditionalScript_IsSimplifiedAndKeepsTheOriginal()
    {
        const string text = "榕樹國民小學2024年工會工作計劃\n一、關懷會員\n1、慰問住院會員，每學期不少於2次。\n2、辦理體檢。\n二、活動安排\n三月：婦女節聯誼\n九月：教師節慶祝會\n";
        var reading = PlanReader.Read(new SourceFile("plan.txt", CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes(text)));
        var plan = Single(reading);
        Assert.Equal("big5", reading.Source.Encoding);
        Assert.Equal(text, reading.Text);
        Assert.Equal("关怀会员", Assert.Single(plan.Sections).Title);
        Assert.Equal(["3/2024 妇女节联谊", "9/2024 教师节庆祝会"], Printed(plan));
        var span = plan.Schedule[0].Span;
        Assert.Equal("婦女節聯誼", reading.Text.Substring(span.Start, span.Length));
    }

    private static ReadPlan Single(PlanReading reading)
    {
        Assert.True(reading.IsUnionPlan);
        return Assert.Single(reading.Plans);
    }

    private static IEnumerable<string> Printed(ReadPlan plan) => plan.Schedule.Select(item => $"{string.Join(',', item.Months)}/{item.Year} {item.Text}");
}
