using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class LedgerKindRulesTests
{
    private static readonly LedgerKind Reading = new(new("x01"), 0, "读书活动", LedgerPeriodKind.CalendarYear,
        [new("readOn", "日期", ColumnType.Date) { IsRequired = true }, new("hours", "学时", ColumnType.Number), new("fee", "费用", ColumnType.Money) { Computed = "hours * 10" }])
    {
        DateColumn = "readOn",
        Checks = [new("long", "hours > 6", "{hours} 学时太长。", false, "hours")],
    };

    private District district = Founded();

    [Fact]
    public void Set_AKindOfItsOwn_GetsItsVersionAndIsThere()
    {
        var catalogue = Take(LedgerKindRules.Set(district, new(A.ByDistrict(), Reading), A.Noon(2026, 11, 22))).Answer!;

        var kind = catalogue.Kinds.Single(k => k.Kind.Code == Reading.Code);
        Assert.Equal((LedgerKind.FirstOwnVersion, false), (kind.Kind.Version, kind.IsOn));
    }

    [Fact]
    public void Set_AColumnMore_IsTheNextVersionAndTheOldOneStays()
    {
        Take(LedgerKindRules.Set(district, new(A.ByDistrict(), Reading), A.Noon(2026, 11, 22)));
        Take(LedgerKindRules.Set(district, new(A.ByDistrict(), Reading with { Columns = Reading.Columns.Add(new("book", "书名", ColumnType.Text)) }), A.Noon(2026, 11, 23)));

        var versions = district.Ledgers.VersionsOf(Reading.Code);
        Assert.Equal([1000, 1001], versions.Select(v => v.Version));
        Assert.Equal([3, 4], versions.Select(v => v.Columns.Length));
    }

    [Fact]
    public void Set_AShippedKind_TakesItsPlace()
    {
        var shipped = ShippedLedgers.Of(new("l04"))[^1];

        Take(LedgerKindRules.Set(district, new(A.ByDistrict(), shipped with { Columns = shipped.Columns.Add(new("weather", "天气", ColumnType.Text)) }), A.Noon(2026, 11, 22)));

        Assert.Equal("天气", district.TermsFor(A.Xihu, new LedgerCode("l04")).Kind.Columns[^1].Name);
        Assert.Equal(1, district.TermsFor(A.Xihu, new LedgerCode("l04")).Version(1).Version);
    }

    [Fact]
    public void Set_AKeyWithAnotherMeaning_IsRefused()
    {
        Take(LedgerKindRules.Set(district, new(A.ByDistrict(), Reading), A.Noon(2026, 11, 22)));

        var changed = Reading with { Period = LedgerPeriodKind.Term, Columns = [Reading.Columns[0], new("hours", "学时", ColumnType.Text), Reading.Columns[2]] };
        Assert.Equal(["ledger.period-fixed", "ledger.column-reused"], LedgerKindRules.Set(district, new(A.ByDistrict(), changed), A.Noon(2026, 11, 23)).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Of_EverythingThatIsWrong_IsSaid()
    {
        var flawed = Reading with
        {
            DateColumn = "hours",
            TitleColumn = "none",
            Columns =
            [
                new("readOn", "日期", ColumnType.Date), new("readOn", "又一列", ColumnType.Text), new("Bad key", "坏", ColumnType.Text), new("kind", "类别", ColumnType.Choice),
                new("a", "甲", ColumnType.Whole) { Group = "组", Least = 5, Most = 2 }, new("b", "乙", ColumnType.Whole), new("c", "丙", ColumnType.Whole) { Group = "组", Computed = "a +" },
                new("d", "丁", ColumnType.Whole) { Computed = "zzz + 1" }, new("e", "丁", ColumnType.Whole) { Computed = "d * 2" }, new("remark", "备注", ColumnType.Text),
            ],
            Checks = [new("Bad Code", "running(a) > 1", "{zzz}", true, "zzz")],
        };

        var codes = KindFlaws.Of(flawed).Select(r => r.Code).ToArray();

        foreach (var code in new[]
        {
            "ledger.key-twice", "ledger.key-malformed", "ledger.heading-twice", "ledger.options-missing", "ledger.bounds", "ledger.group-split", "ledger.formula-flawed",
            "ledger.formula-column", "ledger.date-column", "ledger.title-column", "ledger.check-flawed",
        }) Assert.Contains(code, codes);
        Assert.Equal("ledger.no-columns", KindFlaws.Of(Reading with { Columns = [], DateColumn = null, Checks = [] }).Single().Code);
    }

    [Fact]
    public void Switch_ForSomeGroups_IsOnForThemAlone()
    {
        Take(LedgerKindRules.Switch(district, new(A.ByDistrict(), [new(new("l17"), true, [A.Primary]), new(new("l04"), false, [])]), A.Noon(2026, 11, 22)));

        Assert.True(district.TermsFor(A.Xihu, new LedgerCode("l17")).IsOn);
        Assert.False(district.TermsFor(A.Donghu, new LedgerCode("l17")).IsOn);
        Assert.False(district.TermsFor(A.Xihu, new LedgerCode("l04")).IsOn);
        Assert.True(district.TermsFor(A.Xihu, new LedgerCode("l14")).IsOn);
        Assert.DoesNotContain(LedgerCatalogue.Of(district).KeptBy(A.Primary), kind => kind.Code.Value == "l04");
    }

    [Fact]
    public void Switch_WhatIsUnknown_IsRefused() =>
        Assert.Equal(
            ["ledger.kind-unknown", "group.unknown"],
            LedgerKindRules.Switch(district, new(A.ByDistrict(), [new(new("l99"), true, [new("nobody")])]), A.Noon(2026, 11, 22)).Refusals.Select(r => r.Code));

    [Fact]
    public void SetLimits_ByYear_TheLatestThatHasBegunHolds()
    {
        Take(LedgerKindRules.SetLimits(district, new(A.ByDistrict(), [new("生日慰问", 2020, 200), new("生日慰问", 2026, 300.50m)], 9), A.Noon(2026, 11, 22)));

        var limits = district.TermsFor(A.Xihu, new LedgerCode("l15")).Limits;
        Assert.Equal([null, 200m, 300.50m], new[] { 2019, 2025, 2027 }.Select(year => LedgerLimits.Of(limits, "生日慰问", year)));
        Assert.Equal(9, district.Ledgers.MutualAidMonth);
    }

    [Fact]
    public void SetLimits_WhatIsWrong_IsRefused() =>
        Assert.Equal(
            ["limit.month-invalid", "limit.amount-invalid", "limit.year-invalid", "limit.twice"],
            LedgerKindRules.SetLimits(district, new(A.ByDistrict(), [new("观影", 1890, 0), new("观影", 1890, 5)], 13), A.Noon(2026, 11, 22)).Refusals.Select(r => r.Code).Distinct());

    [Fact]
    public void Presets_AreLimitsThatADistrictMayTake()
    {
        foreach (var preset in LedgerLimits.Presets)
            Assert.False(LedgerKindRules.SetLimits(district, new(A.ByDistrict(), preset.Limits, 7), A.Noon(2026, 11, 22)).IsRefused);
        Assert.Empty(LedgerLimits.Presets.SelectMany(p => p.Limits).Select(l => l.Name).Except(LedgerLimits.Names));
    }

    private Decision<LedgerCatalogue> Take(Decision<LedgerCatalogue> decision)
    {
        Assert.Empty(decision.Refusals);
        district = decision.Facts.Aggregate(district, (state, fact) => state.Apply(fact, A.Noon(2026, 11, 22), "officer"));
        return decision;
    }

    private static District Founded() => new IFact[]
    {
        new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(A.Primary, "小学", 1), new GroupSet(A.Middle, "初中", 2),
        new SchoolRegistered(A.Xihu, "溪湖小学", A.Primary, A.Day(1, 1, 2020), true, []), new SchoolRegistered(A.Donghu, "东湖中学", A.Middle, A.Day(1, 1, 2020), true, []),
    }.Aggregate(District.Empty, (state, fact) => state.Apply(fact, A.Noon(2026, 1, 1), "officer"));
}
