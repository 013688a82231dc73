using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class FundsRulesTests
{
    private static readonly District District = new IFact[]
    {
        new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(A.Primary, "小学", 1), new GroupSet(A.Middle, "初中", 2),
        new SchoolRegistered(A.Xihu, "溪湖小学", A.Primary, A.Day(1, 1, 2020), true, []), new SchoolRegistered(A.Donghu, "东湖中学", A.Middle, A.Day(1, 1, 2020), true, []),
    }.Aggregate(District.Empty, (state, fact) => state.Apply(fact, A.Noon(2026, 1, 1), "officer"));

    /// <summary>The published statement of domain study §1.2 L33, in yuan: 226.54 in, 237.54 out, of ten thousands each.</summary>
    [Fact]
    public void Summary_AWholeYear_AddsUpAndSaysThatFormerYearsPaid()
    {
        var school = Xihu([Published("全年", ("dues", "199200"), ("allotted", "1612600"), ("grants", "448600"), ("otherIncome", "5000"), ("activities", "2235400"), ("rights", "98200"), ("business", "41800"), ("carriedOver", "300000"))]);

        Assert.Equal((2_265_400m, 2_375_400m, -110_000m, 190_000m), (school.Funds.TotalIncome, school.Funds.TotalExpense, school.Funds.Balance, school.Funds.Accumulated));
        Assert.Equal((FundsSource.Published, "公示表"), (school.Source, school.SourceWord));
        Assert.Equal([FundsFlag.NegativeBalance], school.Flags.AsEnumerable());
        Assert.Null(school.Funds.Income[3]);
    }

    [Fact]
    public void Summary_PartsOfAYear_CountOnceAndTheLaterOfTwo()
    {
        var school = Xihu(
            [
                Published("上半年", ("dues", "100"), ("activities", "40"), ("carriedOver", "10")), Published("第一季度", ("dues", "60")), Published("第三季度", ("dues", "30")),
                Published("第三季度", ("dues", "35"), ("accumulated", "105")), Published("其他期间", ("dues", "1")),
            ]);

        Assert.Equal(["上半年", "第三季度"], school.Parts.AsEnumerable());
        Assert.Equal((135m, 40m, 10m, 105m), (school.Funds.TotalIncome, school.Funds.TotalExpense, school.Funds.CarriedOver, school.Funds.Accumulated));
        Assert.Equal([FundsFlag.PartOfYear], school.Flags.AsEnumerable());
        Assert.Equal("公示表（上半年、第三季度）", school.SourceWord);
        Assert.Empty(Xihu([Published("上半年", ("dues", "1")), Published("第三季度", ("dues", "1")), Published("第四季度", ("dues", "1"))]).Flags);
    }

    [Fact]
    public void Summary_TheJournalAlone_IsAddedUpByAccount()
    {
        var school = Xihu([], Account("上年结余", 50_000, null), Account("会费收入", 120_000, null), Account("投资收益", 1_050, null), Account("职工活动支出", null, 80_025), Account("补助下级支出", null, 100), Account("慰问", null, 900));

        Assert.Equal([1_200m, null, null, null, 10.5m], school.Funds.Income.AsEnumerable());
        Assert.Equal([800.25m, null, null, null, null, null, 10m], school.Funds.Expense.AsEnumerable());
        Assert.Equal((500m, 400.25m, 900.25m), (school.Funds.CarriedOver, school.Funds.Balance, school.Funds.Accumulated));
        Assert.Equal((FundsSource.Journal, "收支台账"), (school.Source, school.SourceWord));
    }

    [Fact]
    public void Summary_BothLedgers_ThePublishedCountsAndADifferenceIsSaid()
    {
        var published = Published("全年", ("dues", "100"), ("activities", "40"));

        Assert.Empty(Xihu([published], Account("会费收入", 10_000, null), Account("职工活动支出", null, 4_000)).Flags);
        Assert.Equal([FundsFlag.Disagrees], Xihu([published], Account("会费收入", 10_000, null), Account("职工活动支出", null, 4_001)).Flags.AsEnumerable());
    }

    [Fact]
    public void Summary_Budget_IsTheTotalLineOrTheLinesWithoutTheirDetails()
    {
        var lines = new[]
        {
            Budget("收入", "会费收入", null, "1000"), Budget("支出", "职工活动支出", null, "600", "-100"), Budget("支出", "职工活动支出", "文体活动", "400"), Budget("支出", "业务支出", "培训", "50"), Budget("支出", "业务支出", "会议", "30"),
        };
        var school = Xihu([.. lines, Published("全年", ("dues", "900"), ("activities", "600"))]);

        Assert.Equal((1_000m, 580m), (school.Funds.IncomeBudget, school.Funds.ExpenseBudget));
        Assert.Equal([FundsFlag.OverBudget], school.Flags.AsEnumerable());
        Assert.Equal(1_034_483, school.Execution!.Millionths);
        Assert.Equal(700m, Xihu([.. lines, Budget("支出", "支出合计", null, "700")]).Funds.ExpenseBudget);
    }

    [Fact]
    public void Summary_NothingEntered_IsNotZero()
    {
        var rows = new FundsRows([], [], ImmutableDictionary<SchoolCode, int>.Empty.Add(A.Xihu, 80), [new(A.Xihu, new("l16"), "above-limit", 2), new(A.Xihu, new("l36"), "below-limit", 5)], [A.Donghu]);
        var summary = Summary(rows);

        var (xihu, donghu) = (summary.Schools.Single(s => s.School == A.Xihu), summary.Schools.Single(s => s.School == A.Donghu));
        Assert.Equal([FundsFlag.NoEntries, FundsFlag.OverLimit], xihu.Flags.AsEnumerable());
        Assert.Equal((2, "没有登记；有超标准的支出 2 条", null), (xihu.OverLimit, xihu.Said, xihu.Funds.TotalIncome));
        Assert.Equal([FundsFlag.KeptElsewhere], donghu.Flags.AsEnumerable());
        Assert.Null(summary.Total.Funds.Balance);
        Assert.Null(summary.Total.PerMember);
        Assert.Equal((2, 0, 80), (summary.Total.Schools, summary.Total.Entered, summary.Total.Funds.Members));
    }

    [Fact]
    public void Total_SharesArePooledOverSchoolsThatHaveBothSides()
    {
        FundsEntry[] entries =
        [
            Published("全年", ("dues", "100"), ("activities", "90")), Budget("支出", "支出合计", null, "100"),
            Published("全年", ("dues", "50"), ("activities", "60")) with { School = A.Donghu },
        ];
        var summary = Summary(new([.. entries], [], ImmutableDictionary<SchoolCode, int>.Empty.Add(A.Xihu, 7), [], []));

        Assert.Equal((150m, 150m, 0m), (summary.Total.Funds.TotalIncome, summary.Total.Funds.TotalExpense, summary.Total.Funds.Balance));
        Assert.Equal((900_000, 12.86m), (summary.Total.Execution!.Millionths, summary.Total.PerMember!.Each));
        Assert.Equal(summary.Schools.Sum(s => s.Funds.TotalExpense), summary.Total.Funds.TotalExpense);
        Assert.Equal(60m, summary.Within(A.Middle).Total.Funds.TotalExpense);
    }

    private static SchoolFunds Xihu(FundsEntry[] entries, params ImmutableArray<FundsAccount> journal) =>
        Summary(new([.. entries.Select((entry, i) => entry with { Number = i + 1 })], journal, ImmutableDictionary<SchoolCode, int>.Empty, [], [])).Schools.Single(s => s.School == A.Xihu);

    private static FundsSummary Summary(FundsRows rows) => FundsRules.Summary(A.District, District.Schools.Values, LedgerCatalogue.Of(District), rows, 2026);

    private static FundsAccount Account(string account, long? income, long? expense) => new(A.Xihu, account, income, expense);

    private static FundsEntry Published(string scope, params (string Key, string Text)[] values) => Entry(FundsRules.Published, [("scope", scope), .. values]);

    private static FundsEntry Budget(string side, string account, string? detail, string budget, string? adjustment = null) => Entry(
        FundsRules.Budget, [("side", side), ("account", account), ("budget", budget), .. detail is null ? Array.Empty<(string, string)>() : [("detail", detail)], .. adjustment is null ? Array.Empty<(string, string)>() : [("adjustment", adjustment)]]);

    private static FundsEntry Entry(LedgerCode kind, (string Key, string Text)[] values) => new(A.Xihu, kind, 1, values.ToImmutableDictionary(v => v.Key, v => v.Text));
}
