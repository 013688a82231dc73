using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Inspections;

public sealed class ScoringTests
{
    private static readonly Rubric Standard = ShippedRubrics.All.Single(r => r.Code.Value == "standard");

    [Fact]
    public void Shipped_EachRubric_HasNoFlawsAndAddsUp()
    {
        foreach (var rubric in ShippedRubrics.All)
        {
            Assert.Empty(RubricFlaws.Of(rubric).Select(f => $"{f.Place}: {f.Text}"));
            Assert.Empty(RubricFlaws.Warnings(rubric));
            Assert.All(rubric.Items.SelectMany(i => i.Ledgers), ledger => Assert.NotEmpty(ShippedLedgers.Of(ledger)));
        }
    }

    [Theory]
    [InlineData(ScoringKind.Full, 1, "4")]
    [InlineData(ScoringKind.Full, 0, "0")]
    [InlineData(ScoringKind.Parts, 2, "2.5")]
    [InlineData(ScoringKind.Parts, 9, "4")]
    [InlineData(ScoringKind.Deduct, 0, "4")]
    [InlineData(ScoringKind.Deduct, 3, "2.5")]
    [InlineData(ScoringKind.Deduct, 99, "1")]
    [InlineData(ScoringKind.Count, 1, "0")]
    [InlineData(ScoringKind.Count, 3, "1.5")]
    [InlineData(ScoringKind.Count, 99, "4")]
    [InlineData(ScoringKind.Ratio, 50, "2")]
    [InlineData(ScoringKind.Ratio, 99.9, "3.5")]
    [InlineData(ScoringKind.Ratio, 100, "4")]
    [InlineData(ScoringKind.Ratio, 130, "4")]
    [InlineData(ScoringKind.Ladder, 59, "0")]
    [InlineData(ScoringKind.Ladder, 60, "2")]
    [InlineData(ScoringKind.Ladder, 85, "4")]
    [InlineData(ScoringKind.Judge, 85, null)]
    public void Propose_EachKind_FollowsFromWhatWasFound(ScoringKind kind, double found, string? expected)
    {
        var item = new RubricItem(1, "项目", 4, new(kind, Each: 0.5m, Floor: 1, Least: 2, Target: 100, Parts: 3, Steps: [new(80, 4), new(60, 2)]));

        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Scoring.Propose(Standard, item, (decimal)found));
    }

    [Fact]
    public void Sum_AWholeSheet_HasSectionsBonusAndGrade()
    {
        var sum = Scoring.Sum(Standard, Full(), [("荣誉", "市级"), ("荣誉", "省级"), .. Enumerable.Repeat(("经验交流和信息采用", "省级以上"), 4)], [], [], []);

        Assert.Equal((100m, 8m, 108m, "优秀"), (sum.Items, sum.Bonus, sum.Total, sum.Grade));
        Assert.Equal([25m, 25m, 10m, 25m, 10m, 5m], sum.Sections.Select(s => s.Given));
        Assert.True(sum is { IsWhole: true, IsFailed: false, MayBeAwarded: true });
        Assert.Equal(100m, Scoring.Sum(Standard with { MayExceedTotal = false }, Full(), [("荣誉", "国家级")], [], [], []).Total);
    }

    [Fact]
    public void Sum_AVeto_DoesWhatItSays()
    {
        Assert.Equal("合格", Scoring.Sum(Standard, Full(), [], ["发生师德或安全责任事故"], [], []).Grade);
        var unawarded = Scoring.Sum(Standard, Full(), [], ["违规使用工会经费被通报"], [], []);
        Assert.Equal(("优秀", false), (unawarded.Grade, unawarded.MayBeAwarded));
        var failed = Scoring.Sum(Standard, Full(), [], ["考核材料弄虚作假"], [], []);
        Assert.Equal((null, true, 100m), (failed.Grade, failed.IsFailed, failed.Total));
        var zeroed = Standard with { Vetoes = [new("账目混乱", VetoEffect.ZeroItem, Item: 18)] };
        Assert.Equal(94m, Scoring.Sum(zeroed, Full(), [], ["账目混乱"], [], []).Items);
    }

    [Fact]
    public void Sum_WhatIsMissingOrMandatory_Counts()
    {
        var half = Scoring.Sum(Standard, Full().Remove(8), [], [], [], []);
        Assert.Equal((94m, null, false, 1), (half.Items, half.Grade, half.IsWhole, half.Sections[1].Missing));
        Assert.True(Scoring.Sum(Standard, Full(), [], [], ["建会"], []).IsFailed);

        var mandatory = Standard with { Sections = [Standard.Sections[0] with { Items = [Standard.Sections[0].Items[0] with { IsMandatory = true }] }] };
        Assert.True(Scoring.Sum(mandatory, Full().SetItem(1, 4.5m), [], [], [], []).IsFailed);
        Assert.False(Scoring.Sum(mandatory, Full(), [], [], [], []).IsFailed);
    }

    [Fact]
    public void Sum_AGradeThatAsksForATitle_NeedsIt()
    {
        var titled = Standard with { Grades = [new("模范", 95, "先进"), new("先进", 90, "合格之家"), new("合格", 60)] };

        Assert.Equal("合格", Scoring.Sum(titled, Full(), [], [], [], []).Grade);
        Assert.Equal("先进", Scoring.Sum(titled, Full(), [], [], [], ["合格之家"]).Grade);
        Assert.Equal("模范", Scoring.Sum(titled, Full(), [], [], [], ["合格之家", "先进"]).Grade);
    }

    [Fact]
    public void Warnings_ARubricThatSumsTo99_IsWarnedAboutAndNotRefused()
    {
        var strange = Standard with { Sections = Standard.Sections.SetItem(5, Standard.Sections[5] with { Marks = 4 }) };

        Assert.Equal(["“建家与信息”标明 4 分，各项合计 5 分。", "细则标明总分 100 分，各类合计 99 分。"], RubricFlaws.Warnings(strange).AsEnumerable());
        Assert.Empty(RubricFlaws.Of(strange));
    }

    [Fact]
    public void Warnings_ItemsThatSumTo99_AreNamedForTheSectionAndForTheWhole()
    {
        var first = Standard.Sections[0];
        var strange = Standard with { Sections = Standard.Sections.SetItem(0, first with { Marks = first.Marks - 1, Items = first.Items.SetItem(0, first.Items[0] with { Marks = first.Items[0].Marks - 1 }) }) };

        Assert.Equal(["细则标明总分 100 分，各类合计 99 分。", "细则标明总分 100 分，全部考核项目合计 99 分。"], RubricFlaws.Warnings(strange).AsEnumerable());
    }

    [Theory]
    [InlineData("0.5", "4.8", false)]
    [InlineData("1", "4.5", false)]
    [InlineData("0.1", "4.8", true)]
    [InlineData("0.5", "4.5", true)]
    public void Of_MarksThatNoStepsReach_AreNamedWithTheirItem(string step, string marks, bool fits)
    {
        var item = Standard.Sections[0].Items[0] with { Marks = decimal.Parse(marks, CultureInfo.InvariantCulture), Scoring = new(ScoringKind.Judge) };
        var rubric = Standard with { Step = decimal.Parse(step, CultureInfo.InvariantCulture), Sections = [new("类", 100, [item])], Vetoes = [] };

        Assert.Equal(fits ? [] : [("rubric.marks-off-step", "1")], RubricFlaws.Of(rubric).Select(f => (f.Code, f.Place!)));
    }

    [Fact]
    public void Of_WhatIsWrong_IsNamed()
    {
        var flawed = Standard with
        {
            Step = 0.3m,
            Sections =
            [
                new("类", 10,
                [
                    new(1, "甲", 0, new(ScoringKind.Count)), new(1, "乙", 2, new(ScoringKind.Ladder, Steps: [new(60, 1), new(80, 2)])), new(3, "", 2, new(ScoringKind.Parts, Parts: 1)),
                ]),
            ],
            Vetoes = [new("否", VetoEffect.CapGrade, "没有的等次")],
            Bonuses = [new("加", [])],
            Grades = [new("优", 90), new("优", 80)],
        };

        Assert.Equal(
            ["name.blank", "rubric.bonus-empty", "rubric.grade-twice", "rubric.ladder-disordered", "rubric.marks-invalid", "rubric.number-twice", "rubric.scoring-incomplete", "rubric.step-invalid", "rubric.veto-unknown"],
            RubricFlaws.Of(flawed).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("rubric.empty", RubricFlaws.Of(Standard with { Sections = [], Vetoes = [] }).Single().Code);
    }

    private static ImmutableDictionary<int, decimal> Full() => Standard.Items.ToImmutableDictionary(i => i.Number, i => i.Marks);

    [Fact]
    public void Sum_OfASchoolThatIsSparedItems_CountsTheOthersForTheWhole()
    {
        GroupCode kindergarten = new("kindergarten"), primary = new("primary");
        var rubric = new Rubric(
            new("small"), 1, "细则", 100,
            [
                new("甲", 60, [new(1, "一", 40, new(ScoringKind.Judge)), new(2, "二", 20, new(ScoringKind.Judge)) { Groups = [primary] }]),
                new("乙", 40, [new(3, "三", 30, new(ScoringKind.Judge)), new(4, "四", 10, new(ScoringKind.Judge)) { Groups = [primary], WhenNone = WhenNone.FullMarks }]),
            ])
        {
            Grades = [new("优秀", 90), new("合格", 60)],
        };
        var cut = rubric.For(kindergarten);

        var sum = Sum(cut, new() { [1] = 30, [3] = 30 });

        // 30 + 30 + 10 of 80 that are left, for 100.
        Assert.Equal([1, 3], cut.Items.Select(i => i.Number));
        Assert.Equal((87.5m, true, "合格"), (sum.Total, sum.IsWhole, sum.Grade));
        Assert.Equal([(30m, 40m), (40m, 40m)], sum.Sections.Select(s => (s.Given, s.Marks)));
        Assert.Equal(100m, Sum(cut, new() { [1] = 40, [3] = 30 }).Total);
        Assert.Same(rubric, rubric.For(primary));

        static ScoreSum Sum(Rubric rubric, Dictionary<int, decimal> marks) => Scoring.Sum(rubric, marks, [], [], [], []);
    }
}
