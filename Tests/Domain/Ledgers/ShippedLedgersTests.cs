using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class ShippedLedgersTests
{
    private static readonly string[] OnAtFirst = ["l01", "l02", "l04", "l07", "l08", "l09", "l11", "l12", "l14", "l18", "l20", "l28", "l29", "l33", "l44"];

    public static TheoryData<string> Codes => [.. ShippedLedgers.All.Select(kind => kind.Code.Value)];

    [Fact]
    public void All_AreTheFortyFiveKinds() =>
        Assert.Equal(Enumerable.Range(1, 45).Select(n => $"l{n:00}"), ShippedLedgers.All.Select(kind => kind.Code.Value));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Of_EachKind_HasNoFlaws(string code)
    {
        foreach (var kind in ShippedLedgers.Of(new(code)))
            Assert.Empty(KindFlaws.Of(kind).Select(flaw => $"{flaw.Place}: {flaw.Text}"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Of_EachKind_CanBeFilledInAndPrinted(string code)
    {
        var kind = ShippedLedgers.Of(new(code))[^1];

        Assert.NotEmpty(kind.Areas);
        Assert.NotEmpty(kind.Evidence);
        Assert.All(kind.Signatures, signature => Assert.EndsWith("：", signature, StringComparison.Ordinal));
        Assert.NotEmpty(kind.Signatures);
        Assert.True(kind.Source is not LedgerSource.Entries || kind.Typed.Any(c => c.IsRequired), "Nothing must be filled in.");
        Assert.All(kind.Columns.Where(c => c.From is not null), c => Assert.Contains(c.From!.Value, ShippedLedgers.All.Select(k => k.Code)));
        Assert.All(kind.Areas, area => Assert.Contains(area, DistrictUnion.Domain.Districts.WorkAreas.Shipped.Select(a => a.Code)));
    }

    /// <summary>Entries name the version they were written in: what was shipped stays.</summary>
    [Fact]
    public void Of_AKindThatWasChanged_HasItsOldVersionsAsWell()
    {
        Assert.Equal([1, 2], ShippedLedgers.Of(new("l04")).Select(kind => kind.Version));
        Assert.Equal([false, true], ShippedLedgers.Of(new("l04")).Select(kind => kind.Column("clock")!.IsTime));
        Assert.Equal([null, 1m], ShippedLedgers.Of(new("l04")).Select(kind => kind.Column("expected")!.Least));
        Assert.All(ShippedLedgers.All, kind => Assert.DoesNotContain(kind.Columns, c => c is { Name: "时间", Type: ColumnType.Text, IsTime: false }));
    }

    [Fact]
    public void All_WhatIsOnAtFirst_IsWhatInspectionsAskForMost() =>
        Assert.Equal(OnAtFirst, ShippedLedgers.All.Where(kind => kind.IsOn).Select(kind => kind.Code.Value));

    [Fact]
    public void All_Periods_AreAsTheyAreKept()
    {
        Assert.Equal(["l02", "l10", "l17", "l21", "l36", "l40"], Of(LedgerPeriodKind.Continuous));
        Assert.Equal(["l26", "l27"], Of(LedgerPeriodKind.MutualAidYear));
        Assert.Equal(["l01"], Of(LedgerPeriodKind.Term));
        Assert.Equal(["l26", "l27", "l32", "l35", "l36"], ShippedLedgers.All.Where(kind => kind.IsKeptElsewhere).Select(kind => kind.Code.Value));

        static IEnumerable<string> Of(LedgerPeriodKind period) => ShippedLedgers.All.Where(kind => kind.Period == period).Select(kind => kind.Code.Value);
    }

    /// <summary>Numbers of identities and cards are kept only where a district switches them on.</summary>
    [Fact]
    public void All_NumbersOfIdentitiesAndCards_AreOffAndPrivate() =>
        Assert.All(
            ShippedLedgers.All.SelectMany(kind => kind.Columns).Where(c => c.Name.Contains("身份证", StringComparison.Ordinal) || c.Name.Contains("银行卡", StringComparison.Ordinal)),
            column => Assert.True(column is { IsOff: true, IsPrivate: true }, column.Name));

    [Fact]
    public void All_LimitsThatChecksAskFor_AreNamed()
    {
        var asked = ShippedLedgers.All
            .SelectMany(kind => kind.Checks.Select(c => c.When).Concat(kind.Columns.SelectMany(c => new[] { c.Computed, c.Proposed }.OfType<string>())))
            .SelectMany(formula => System.Text.RegularExpressions.Regex.Matches(formula, @"limit\('([^']*)'\)").Select(m => m.Groups[1].Value));

        Assert.Empty(asked.Except(LedgerLimits.Names));
    }
}
