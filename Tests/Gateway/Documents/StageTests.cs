using DistrictUnion.Documents;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;
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
    [InlineData("1️⃣ 学习😄", "1、 学习")]
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
    [InlineData("〈三〉甲", MarkKind.ChineseParen, 3, "三")]
    [InlineData("壹、甲", MarkKind.ChineseComma, 1, "壹")]
    [InlineData("实事二：甲", MarkKind.Named, 2, "二")]
    [InlineData("第二板块 甲", MarkKind.Chapter, 2, "二")]
    [InlineData("1学习工会法规", MarkKind.Arabic, 1, "1")]
    [InlineData("20余名教师参加", MarkKind.None, 0, null)]
    [InlineData("5支队伍参加比赛", MarkKind.None, 0, null)]
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
    [InlineData("参选率≥90%", 90, "%", QuantityComparison.AtLeast, QuantityPer.None)]
    [InlineData("单价不高于60元", 60, "元", QuantityComparison.AtMost, QuantityPer.None)]
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

    [Theory]
    [InlineData("参观学习（女工委员）", "女工委员")]
    [InlineData("组织体检，由工会副主席李某负责，分批进行", "工会副主席李某")]
    [InlineData("教职工趣味运动会，责任人：文体委员；经费自筹", "文体委员")]
    [InlineData("由于场地所限，分批进行", null)]
    [InlineData("庆祝教师节（第41个）", null)]
    public void Owner_OfAnItem_IsWhoIsNamed(string item, string? owner) => Assert.Equal(owner, Owners.In(item));

    [Theory]
    [InlineData("4月、10月各举办一次业务讲座", "4,10", true)]
    [InlineData("5月、6月开展读书活动", "5,6", false)]
    [InlineData("结合重阳节慰问退休教师", "10", false)]
    [InlineData("国庆节前开展安全检查", "9", false)]
    [InlineData("国庆前后组织合唱", "10", false)]
    [InlineData("农历八月十五举办茶话会", "9", false)]
    [InlineData("端午节包粽子", "6", false)]
    public void Months_OfASentence_SayWhetherEachCounts(string sentence, string months, bool isEach)
    {
        Assert.Equal(months, string.Join(',', MonthWords.In(sentence, out var each)));
        Assert.Equal(isEach, each);
    }

    [Fact]
    public void Plan_BrokenAtOneWidth_IsJoined()
    {
        var lines = "一、关心会员\n1、组织全体教职工参加健康体检，对查出的问题及时提醒复查，并且\n为每位会员建立健康档案，体检率达到百分之九十五以上，费用由工\n会和学校共同承担，体检结果只通知本人，不作公开，由专人负责保\n管。\n2、走访慰问。\n";
        var joined = HardWraps.Join(Lines.Of(lines), lines);
        Assert.Equal(3, joined.Count);
        Assert.EndsWith("保 管。", joined[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_WithDots_AreNoNumbersOfSections()
    {
        static Piece[] Body(params string[] lines) => [.. lines.Select(line => new Piece(0, line))];
        Assert.Equal([3, 4, 9, 10], DottedDates.In(Body("3.8 茶会", "4.23 换书", "9.10 师徒结对", "10.23 敬老")).Select(heading => heading!.Value.Time.Months[0]));
        Assert.All(DottedDates.In(Body("1.1 甲", "1.2 乙", "2.1 丙", "2.2 丁")), Assert.Null);
    }

    [Fact]
    public void Plan_InAForm_IsReadAsIfWrittenBelowHeadings()
    {
        const string form = "2025年学校工会工作计划表\n学校名称\t槐荫小学\n指导思想\t以人为本。\n工作目标\t入会率100%。\n主要工作\t（一）民主管理\v1.开好教代会。\v2.公开校务。\v（二）关心教工\v1.组织体检。\n月份安排\t3月：女教师踏青\v9月：庆祝教师节\n";
        var plan = Assert.Single(PlanReader.ReadText(form).Plans);
        Assert.Equal(["民主管理", "关心教工"], plan.Sections.Select(section => section.Title));
        Assert.Equal(["女教师踏青", "庆祝教师节"], plan.Schedule.Select(item => item.Text));
    }

    [Fact]
    public void Tasks_OfAProjectTable_HaveItsDeadlinePersonAndTarget()
    {
        const string table = "松鹤小学2026年工会工作计划\n序号\t项目\t措施\t目标\t完成时限\t责任人\n1\t健康工程\t组织教职工体检\t体检率95%以上\t10月底前\t生活委员\n2\t阵地建设\t改造教工之家\t添置图书200册\t6月底前\t组织委员\n";
        var tasks = Assert.Single(PlanReader.ReadText(table).Plans).Tasks;
        Assert.Equal(["2026-10 生活委员 95", "2026-06 组织委员 200"], tasks.Select(task => $"{task.Months[0]} {task.Owner} {task.Target!.Value}"));
    }

    [Fact]
    public void Tasks_ItemOfWorkThatRecurs_IsTheWorkNotTheDay()
    {
        const string text = "杏林小学2026年工会工作计划\n一、民主管理\n1、工会委员会议每季度召开一次，研究重点工作。\n2、工会经费收支全年公布2次。\n二、活动安排\n三月：工会委员会议\n六月：工会经费收支公布\n";
        var tasks = Assert.Single(PlanReader.ReadText(text).Plans).Tasks;
        Assert.Equal(["Continuous  Quarter", "Once 6 "], tasks.Select(task => $"{task.Form} {string.Join(',', task.MonthNumbers)} {task.Target?.Per}"));
    }

    [Fact]
    public void Tasks_ShortItem_IsTheMeasureThatNamesIt()
    {
        const string text = "杏林小学2026年工会工作计划\n一、关心健康\n1、开展教职工健康体检，建立档案。\n2、取消原定的外出旅游。\n3、每位会员生日赠送蛋糕券180元。\n二、活动安排\n9月：体检（生活委员）\n10月：重阳登高\n12月：总结\n就这些，请大家多提意见。\n";
        var tasks = Assert.Single(PlanReader.ReadText(text).Plans).Tasks;
        Assert.Equal(["Once 9 体检", "Once 10 重阳登高", "Once 12 总结", "StatementOnly  取消原定的外出旅游", "Once 1,9 每位会员生日赠送蛋糕券180元"], tasks.Select(task => $"{task.Form} {string.Join(',', task.MonthNumbers)} {task.Title}"));
    }

    [Fact]
    public void Schedule_DatesOfAllKinds_EachHeadsItsItem()
    {
        const string text = "杏林小学2026年工会工作计划\n活动安排\n3月8日 女教师踏青\n5月上旬 篮球赛\n9.10 教师节座谈\n10/15 体检\n2026-12-20 总结\n";
        Assert.Equal(["3 女教师踏青", "5 篮球赛", "9 教师节座谈", "10 体检", "12 总结"], Assert.Single(PlanReader.ReadText(text).Plans).Schedule.Select(item => $"{item.Months[0]} {item.Text}"));
    }

    [Fact]
    public void Plan_BrokenOffByLinks_GoesOnWithItsNextHeading()
    {
        const string page = "榆林小学2026年工会工作计划\n一、民主管理\n1、开好教代会，认真听取教师意见，做好提案办理工作。\n相关推荐：\n幼儿园大班教学计划\n二、关心教工\n1、组织体检，安排疗休养活动，为会员办理互助保障。\n";
        Assert.Equal(["民主管理", "关心教工"], Assert.Single(PlanReader.ReadText(page).Plans).Sections.Select(section => section.Title));
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
