using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class CoverageSheetTests
{
    private static readonly DistrictView District = DistrictView.Of(new IFact[]
    {
        new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(A.Middle, "初中", 1), new GroupSet(A.Primary, "小学", 2),
    }.Aggregate(DistrictUnion.Domain.Districts.District.Empty, (state, fact) => state.Apply(fact, A.Noon(2026, 1, 1), "officer")));

    private static readonly LedgerCoverage Coverage = new(
        A.District, 2026, [ShippedLedgers.Of(new("l04"))[^1], ShippedLedgers.Of(new("l14"))[^1], ShippedLedgers.Of(new("l17"))[^1]],
        [
            new(A.Xihu, "溪湖小学", A.Primary, [LedgerState.Kept, LedgerState.Nothing, LedgerState.Empty]),
            new(A.Donghu, "东湖中学", A.Middle, [LedgerState.TooFew, LedgerState.Kept, null]),
        ]);

    [Fact]
    public void Sheet_OfTwoSchools_StandsInTheOrderOfGroupsAndAddsUp()
    {
        var book = CoverageWorkbook.Shape(District, Coverage, A.Noon(2026, 11, 22));
        var sheet = RawWorkbook.Open(SampleBooks.Written(book, isStreamed: false)).Sheets[0];

        Assert.Equal("青岚区教育工会2026年台账齐全情况表", sheet.Text("A1"));
        Assert.Equal(["东湖中学", "初中", "2", "1", "0.5", "△", "●", "—"], "BCDEFGHI".Select(column => sheet.Text($"{column}4")));
        Assert.Equal(["溪湖小学", "小学", "3", "2", "●", "无", "○"], "BCDEGHI".Select(column => sheet.Text($"{column}5")));
        Assert.Equal(["5", "3", "0.6", "1/2", "2/2", "0/1"], "DEFGHI".Select(column => sheet.Text($"{column}6")));
        Assert.Equal(("青岚区教育工会_2026年_台账齐全情况表.xlsx", "qinglan_2026_ledger-coverage.xlsx"), (CoverageWorkbook.FileName(District, Coverage).Name, CoverageWorkbook.FileName(District, Coverage).AsciiName));
    }

    [Fact]
    public void Within_AGroup_CountsItsSchoolsAlone()
    {
        Assert.Equal((1, 1), Coverage.Within(A.Primary).OfKind(0));
        Assert.Equal((1, 2), Coverage.Within(null).OfKind(0));
    }
}
