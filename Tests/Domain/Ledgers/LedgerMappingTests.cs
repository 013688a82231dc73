using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class LedgerMappingTests
{
    private static readonly LedgerMapping Dues = new(
        new("l35"), ["所属月份", "职工姓名", "缴费基数", "实缴金额", "部门"], Map(("month", "所属月份"), ("person", "职工姓名"), ("base", "缴费基数"), ("paid", "实缴金额")), Map(("way", "工资代扣")));

    private District district = District.Empty.Apply(new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), A.Noon(2026, 1, 1), "officer");

    [Fact]
    public void Remember_AGoodMapping_TakesThePlaceOfTheOneBefore()
    {
        Assert.Single(Remember(Dues).Facts);
        Assert.Empty(Remember(Dues).Facts);
        Remember(Dues with { Headings = [.. Dues.Headings.Reverse()], Constants = ImmutableSortedDictionary<string, string>.Empty });

        var kept = Assert.Single(LedgerCatalogue.Of(district).Mappings);
        Assert.Empty(kept.Constants);
        Assert.True(kept.Fits(new("l35"), ["部门", .. Dues.Headings[..4]]));
        Assert.False(kept.Fits(new("l35"), Dues.Headings[..4]));
        Assert.False(kept.Fits(new("l32"), Dues.Headings));
    }

    [Fact]
    public void Remember_WhatIsWrong_IsSaidAtItsColumn()
    {
        var refused = Remember(Dues with
        {
            Columns = Map(("month", "所属月份"), ("person", "所属月份"), ("strange", "部门"), ("paid", "没有的表头"), ("way", "部门")),
            Constants = Map(("base", "3000"), ("way", "现金"), ("paidOn", "三月")),
        });

        Assert.Equal(
            [
                "mapping.column-twice way", "mapping.column-unknown strange", "mapping.constant-private base", "mapping.heading-twice person", "mapping.heading-twice way", "mapping.heading-unknown paid",
                "value.not-a-day paidOn",
            ],
            refused.Refusals.Select(r => $"{r.Code} {r.Place}").Order(StringComparer.Ordinal));
        Assert.Equal(["mapping.nothing-mapped", "mapping.required-missing", "mapping.required-missing", "mapping.required-missing", "mapping.required-missing"], Codes(Dues with { Columns = Map(), Constants = Map() }));
        Assert.Equal(["mapping.headings-invalid"], Codes(Dues with { Headings = [.. Dues.Headings, "部门"] }));
        Assert.Equal(["ledger.made-from-plans"], Codes(Dues with { Kind = new("l07"), Columns = Map(("remark", "部门")), Constants = Map() }).Take(1));
        Assert.Equal(["ledger.kind-unknown"], Codes(Dues with { Kind = new("l99") }));
    }

    [Fact]
    public void With_ManyMappings_TheOldestOfTheKindMakeRoom()
    {
        for (var i = 0; i < LedgerMapping.MostOfKind + 3; i++) Remember(Dues with { Headings = [.. Dues.Headings, $"列{i}"] });
        Remember(new(new("l33"), ["公示期间", "日期"], Map(("scope", "公示期间"), ("publishedOn", "日期")), Map()));

        Assert.Equal(LedgerMapping.MostOfKind + 1, district.Ledgers.Mappings.Length);
        Assert.Equal("列22", district.Ledgers.Mappings.First(m => m.Kind.Value == "l35").Headings[^1]);
        Assert.DoesNotContain(district.Ledgers.Mappings, m => m.Headings[^1] is "列2");
    }

    [Theory]
    [InlineData("l35", "month person")]
    [InlineData("l36", "assetNumber")]
    [InlineData("l26", "person insurance")]
    [InlineData("l32", "")]
    [InlineData("l24", "person")]
    public void SameBy_IsTheCheckThatNoneStandsTwice(string kind, string columns) => Assert.Equal(columns, string.Join(' ', ShippedLedgers.Of(new(kind))[^1].SameBy));

    private string[] Codes(LedgerMapping mapping) => [.. Remember(mapping).Refusals.Select(r => r.Code)];

    private Decision<LedgerCatalogue> Remember(LedgerMapping mapping)
    {
        var decision = LedgerMappingRules.Remember(district, new(A.BySchool(), mapping), A.Noon(2026, 11, 22));
        foreach (var fact in decision.Facts) district = district.Apply(fact, A.Noon(2026, 11, 22), "chair");
        return decision;
    }

    private static ImmutableSortedDictionary<string, string> Map(params (string Key, string Text)[] pairs) => pairs.ToImmutableSortedDictionary(p => p.Key, p => p.Text);
}
