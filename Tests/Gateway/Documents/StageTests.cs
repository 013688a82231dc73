using DistrictUnion.Documents;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;
using DistrictUnion.Documents.Plans;
using DistrictUnion.Documents.Quantities;
using DistrictUnion.Documents.Sections;
using DistrictUnion.Documents.Tasks;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>The stages one by one.</summary>
public sealed class StageTests
{
    [Theory]
    [InlineData("發(fā)展", "发展")]
    [InlineData("２０２４年　計劃", "2024年 计划")]
    [InlineData("乾隆皇帝吃乾糧", "乾隆皇帝吃干粮")]
    [InlineData("课件(ppt)", "课件(ppt)")]
    [InlineData("甲\r\n乙\u2028丙&nbsp;丁", "甲\n乙\n丙 丁")]
    [InlineData("e\u0301", "é")]
    [InlineData("甲\uFFFE\u0301乙", "甲\uFFFD乙")]
    public void Normalise_KnownForms_AreUnified(string received, string expected) => Assert.Equal(expected, Normaliser.Normalise(received).Text);

    [Fact]
    public void ToSource_BehindRemovedGloss_PointsIntoTheOriginal()
    {
        const string received = "學(xué)校發(fā)展";
        var mapped = Normaliser.Normalise(received);
        var span = mapped.ToSource(mapped.Text.IndexOf("发展", StringComparison.Ordinal), 2);
        Assert.Equal("發(fā)展", received.Substring(span.Start, span.Length));
    }

    [Theory]
    [InlineData("一、甲", MarkKind.ChineseComma, 1, "一")]
    [InlineData("（十二）甲", MarkKind.ChineseParen, 12, "十二")]
    [InlineData("㈢甲", MarkKind.ChineseParen, 3, "㈢")]
    [InlineData("二)甲", MarkKind.ChineseParen, 2, "二")]
    [InlineData("3.甲", MarkKind.Arabic, 3, "3")]
    [InlineData("1.2019年甲", MarkKind.Arabic, 1, "1")]
    [InlineData("⑶甲", MarkKind.ArabicParen, 3, "⑶")]
    [InlineData("②甲", MarkKind.Circled, 2, "②")]
    [InlineData("a)甲", MarkKind.Letter, 1, "a")]
    [InlineData("1.2 甲", MarkKind.Dotted, 2, "1.2")]
    [InlineData("第二章 甲", MarkKind.Chapter, 2, "二")]
    [InlineData("第四，甲", MarkKind.Chapter, 4, "四")]
    [InlineData("要点三：甲", MarkKind.Named, 3, "三")]
    [InlineData("一是甲。", MarkKind.OneIs, 1, "一")]
    [InlineData("——甲", MarkKind.Bullet, 0, null)]
    [InlineData("、力争", MarkKind.Lost, 0, null)]
    [InlineData("一是甲；二是乙。", MarkKind.None, 0, null)]
    [InlineData("9.1—9.5", MarkKind.None, 0, null)]
    [InlineData("3月份", MarkKind.None, 0, null)]
    [InlineData("第一季度", MarkKind.None, 0, null)]
    public void Mark_AtTheBeginning_IsRead(string line, object kind, int value, string? printed)
    {
        var mark = Marks.At(line, 0);
        Assert.Equal((kind, value, printed), (mark.Kind, mark.Value, mark.Printed));
    }

    [Theory]
    [InlineData("七、八月份", "7,8")]
    [InlineData("七月份八月份", "7,8")]
    [InlineData("9—11月", "9,10,11")]
    [InlineData("12月—次年1月", "12,1")]
    [InlineData("元月", "1")]
    [InlineData("5月中旬", "5")]
    [InlineData("3月1日—15日", "3")]
    [InlineData("第三季度", "7,8,9")]
    [InlineData("上半年", "1,2,3,4,5,6")]
    [InlineData("寒假", "1,2")]
    [InlineData("第5周（9.25—10.1）", "9,10")]
    [InlineData("学期初", "")]
    public void Time_AsPrinted_GivesMonths(string text, string months) => Assert.Equal(months, string.Join(',', TimeScanner.At(text, 0)!.Value.Months));

    [Fact]
    public void Years_OverNewYear_CountOn()
    {
        var years = new YearByOrder(2023, isSchoolYear: false);
        Assert.Equal([2023, 2023, 2024], new int?[] { years.Of([2], null), years.Of([12], null), years.Of([1], 2023) });
        var school = new YearByOrder(2023, isSchoolYear: true);
        Assert.Equal([2023, 2024, 2024], new int?[] { school.Of([8, 9], null), school.Of([1], null), school.Of([7], null) });
    }

    [Theory]
    [InlineData("全年不少于2次", 2, "次", QuantityComparison.AtLeast, QuantityPer.Year)]
    [InlineData("两周一次", 1, "次", QuantityComparison.Equal, QuantityPer.TwoWeeks)]
    [InlineData("参与率达到百分之九十以上", 90, "%", QuantityComparison.AtLeast, QuantityPer.None)]
    [InlineData("经费控制在1.5万元以内", 15000, "元", QuantityComparison.AtMost, QuantityPer.None)]
    [InlineData("每人撰写心得至少一篇", 1, "篇", QuantityComparison.AtLeast, QuantityPer.None)]
    public void Quantity_InAClause_IsRead(string clause, int value, string unit, QuantityComparison comparison, QuantityPer per)
    {
        var quantity = Assert.Single(QuantityFinder.Find([new Piece(0, clause)]));
        Assert.Equal((value, unit, comparison, per), ((int)quantity.Value, quantity.Unit, quantity.Comparison, quantity.Per));
    }

    [Theory]
    [InlineData("召开十届二次教代会")]
    [InlineData("做好一日捐和五必访")]
    [InlineData("学校现有教职工120人")]
    [InlineData("庆祝三八节和五一节")]
    [InlineData("让教师都有一次机会")]
    [InlineData("第3周提前七天发出通知")]
    public void Quantity_NamesDatesAndThePast_AreNone(string clause) => Assert.Empty(QuantityFinder.Find([new Piece(0, clause)]));

    [Theory]
    [InlineData("小学工会工作计划 篇2", TitleKind.UnionPlan, true)]
    [InlineData("2023年学校工会工作计划模板3篇", TitleKind.Collection, false)]
    [InlineData("2023年工会工作总结", TitleKind.Other, false)]
    [InlineData("制定工会工作计划", TitleKind.None, false)]
    [InlineData("为做好工会工作，特制定本计划。", TitleKind.None, false)]
    public void Title_OfALine_IsJudged(string line, object kind, bool hasOrdinal)
    {
        var title = Titles.Of(line);
        Assert.Equal((kind, hasOrdinal), (title.Kind, title.HasOrdinal));
    }

    [Theory]
    [InlineData("主要工作", HeadingKind.Container)]
    [InlineData("工作思路和措施", HeadingKind.Container)]
    [InlineData("指导思想", HeadingKind.Frame)]
    [InlineData("工作目标", HeadingKind.Frame)]
    [InlineData("保障措施到位，服务会员", HeadingKind.Area)]
    public void Heading_OfAPlan_HasItsKind(string title, object kind) => Assert.Equal(kind, HeadingWords.KindOf(title, hasSubAreas: true, hasContent: true));

    [Theory]
    [InlineData("召开教代会，征集提案", "a02")]
    [InlineData("重阳节慰问退休教师", "a12")]
    [InlineData("“三八”节女职工趣味活动", "a11")]
    [InlineData("组织教职工体检", "a09")]
    [InlineData("医疗互助保障续保", "a10")]
    [InlineData("工会经费审查", "a14")]
    public void Area_OfATask_IsTheOneThatAnOfficerWouldGive(string text, string area) => Assert.Equal(area, AreaClassifier.Of(text, "", "").Area);

    [Fact]
    public void Tasks_ScheduleItemAndItsMeasure_AreOne()
    {
        const string text = "杏林小学2026年工会工作计划\n一、关心健康\n1、组织全体会员健康体检，建立档案。\n2、定期更新健康专栏。\n二、活动安排\n五月：会员健康体检（生活委员）\n六月：总结\n";
        var reading = PlanReader.ReadText(text);
        var tasks = Assert.Single(reading.Plans).Tasks;
        var checkUp = Assert.Single(tasks, task => task.Title.Contains("体检", StringComparison.Ordinal));
        Assert.Equal(("2026-05", "生活委员", "a09"), (Assert.Single(checkUp.Months), checkUp.Owner, checkUp.Area));
        Assert.StartsWith("组织全体会员健康体检", text[checkUp.MeasureSource!.Value.Start..], StringComparison.Ordinal);
        Assert.Equal(TaskForm.Continuous, Assert.Single(tasks, task => task.Title.Contains("专栏", StringComparison.Ordinal)).Form);
    }

    [Fact]
    public void ReadText_TextsMadeToBeSlow_DoNotHang()
    {
        foreach (var (name, make) in LongTexts.All)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotNull(PlanReader.ReadText(make(50_000)));
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{name}: {watch.Elapsed}");
        }
    }
}
