using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Inspections;

public sealed class ItemMeasuresTests
{
    private static readonly Rubric Standard = ShippedRubrics.All.Single(r => r.Code.Value == "standard");
    private static readonly LedgerCatalogue Catalogue = LedgerCatalogue.Of(District.Empty);

    [Fact]
    public void All_OfTheShippedRubrics_ReadsColumnsThatAreThereAndOpen()
    {
        foreach (var item in ShippedRubrics.All.SelectMany(r => r.Items).Where(i => i.Source is not null))
        {
            var columns = new[] { item.Source!.Where, item.Source.Among }.OfType<string>().SelectMany(f => Formula.Of(f).Columns).Concat(new[] { item.Source.Column }.OfType<string>());
            foreach (var column in columns)
                Assert.Contains(item.Ledgers, code => ShippedLedgers.Of(code)[^1].Column(column) is { IsPrivate: false });
        }
    }

    [Fact]
    public void Entries_OnlyThoseOfTheKindOfMeeting_CountWithTheirRows()
    {
        var found = Of(4, [Entry("l04", "2026-03-05", ("kind", "工会委员会"), ("name", "一季度会议")), Entry("l04", "2026-06-08", ("kind", "座谈会")), Entry("l04", "2026-09-10", ("kind", "扩大会"))]);

        Assert.Equal((2m, 2m, "2 次"), (found.Found!.Value, found.Proposed!.Value, found.Explanation));
        Assert.Equal(["一季度会议", null], found.Rows.Select(r => r.Title));
    }

    [Fact]
    public void Share_OfSuggestions_IsOfThoseThatWereFiled()
    {
        var found = Of(9, [
            Entry("l11", "2026-03-05", ("review", "立案"), ("status", "已落实")), Entry("l11", "2026-03-05", ("review", "并案"), ("status", "正在落实")),
            Entry("l11", "2026-03-05", ("review", "不予立案"), ("status", "已落实")), Entry("l11", "2026-03-05", ("review", "立案"), ("status", "已落实")),
        ]);

        Assert.Equal((66.6667m, 3m, "2/3"), (found.Found!.Value, found.Proposed!.Value, found.Explanation));
        Assert.Equal((null, null, "没有记录"), (Of(9, []).Found, Of(9, []).Proposed, Of(9, []).Explanation));
    }

    [Fact]
    public void Distinct_ThePostsOfACommittee_CountOnceEach()
    {
        var found = Of(1, [Entry("l01", "2024-09-01", ("post", "主席")), Entry("l01", "2024-09-01", ("post", "委员")), Entry("l01", "2024-09-01", ("post", "女工主任")), Entry("l01", "2024-09-01", ("post", "女工主任"))]);

        Assert.Equal((2m, "2 项：主席、女工主任", 3), (found.Found!.Value, found.Explanation.Replace("女工主任、主席", "主席、女工主任", StringComparison.Ordinal), found.Rows.Length));
        Assert.Equal(3.5m, found.Proposed);
    }

    [Fact]
    public void Late_ReportsAndMissingOnes_AreNamedAndCountTwiceWhenMissing()
    {
        var found = Of(3, [], late: ["第一季度"], missing: ["第三季度"]);

        Assert.Equal((3m, 2.5m, "迟报 1 次：第一季度；缺报 1 次：第三季度"), (found.Found!.Value, found.Proposed!.Value, found.Explanation));
        Assert.Equal("都按时", Of(3, []).Explanation);
    }

    [Fact]
    public void Kinds_ThoseWithoutAnEntry_AreNamed()
    {
        var found = Of(12, [Entry("l29", "2026-05-01", ("award", "先进"))]);

        Assert.Equal((1m, 2m), (found.Found!.Value, found.Proposed!.Value));
        Assert.Equal("1/2 种有记录，缺 L30", found.Explanation);
    }

    [Theory]
    [InlineData(WhenNone.FullMarks, 4)]
    [InlineData(WhenNone.NoMarks, 0)]
    [InlineData(null, null)]
    public void None_DeclaredInAllLedgersOfAnItem_CountsAsTheRubricSays(WhenNone? whenNone, int? proposed)
    {
        var rubric = new Rubric(
            new("small"), 1, "细则", 4, [new("部分", 4, [new(1, "困难帮扶", 4, new(ScoringKind.Judge)) { Ledgers = [new("l17"), new("l18")], WhenNone = whenNone }])]);

        FoundItems All(params ImmutableArray<LedgerCode> nothing) =>
            new ItemMeasures(rubric, Catalogue, new([], [], [], default, default) { Nothing = nothing }, A.Day(12, 1)).All();

        Assert.Equal(("无此情况", (decimal?)proposed), (All(new("l17"), new("l18")).Items.Single().Explanation, All(new("l17"), new("l18")).Items.Single().Proposed));
        Assert.Empty(All(new LedgerCode("l17")).Items);
    }

    private static FoundItem Of(int item, ImmutableArray<RecordedEntry> entries, ImmutableArray<string>? late = null, ImmutableArray<string>? missing = null) =>
        new ItemMeasures(Standard, Catalogue, new(entries, late ?? [], missing ?? [], new(3, 4), default), A.Day(12, 1)).All().Items.Single(f => f.Item == item);

    private static RecordedEntry Entry(string kind, string on, params (string Key, string Value)[] values) => new(
        new(kind), new(LedgerPeriodKind.CalendarYear, 2026), 1, DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        values.ToImmutableSortedDictionary(v => v.Key, v => v.Value));
}
