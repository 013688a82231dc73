using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>预算执行和人均: budget beside what was spent, members, and what a district should look at.</summary>
internal static class FundsBudgetSheet
{
    public static SheetData Of(FundsBook book) => new()
    {
        Name = "预算执行和人均",
        Title = $"{book.District.Name}{book.Summary.Year}年工会经费预算执行和人均支出表",
        Lines = book.Lines,
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(5),
            new Column("学校（单位）").Wide(20),
            new HeadGroup("收入", [book.Money("预算", f => f.IncomeBudget), book.Money("实际", f => f.TotalIncome)]),
            new HeadGroup("支出", [book.Money("预算", f => f.ExpenseBudget), book.Money("实际", f => f.TotalExpense), new Column("执行率", ValueFormat.Percent).Wide(8)]),
            new HeadGroup("人均", [new Column("会员数", ValueFormat.Count).Wide(8), new Column("人均支出", ValueFormat.Money).Wide(12)]),
            new Column("提示").Wide(34),
        ],
        Rows = book.Rows(Row, Sums),
        Totals = [Sums($"合计：{FundsBook.Said(book.Total)}", book.Total, RowKind.Total)],
        Notes =
        [
            "预算取预算表（L31）调整后的数；会员数取会员名册（L02）年末在会人数。执行率＝支出÷支出预算，人均支出＝支出÷会员数。",
            "小计和合计的执行率、人均支出只算两个数都有的学校：先加后除，不是各校的平均。",
        ],
        Signatures = ["填表人：", "审核人：", "年　　月　　日"],
        NameColumns = 2,
    };

    private static SheetRow Row(SchoolFunds school, int number) => SheetRow.Data(
        [Cell.Of(number), Cell.Of(school.Name), .. Figures(school.Funds, school.Execution, school.PerMember), Cell.Of(school.Said) with { Look = school.Flags.IsEmpty ? Look.Plain : Look.Warn }]);

    private static SheetRow Sums(string name, FundsTotal total, RowKind kind) =>
        new(kind, [Cell.Of(name) with { Across = 1, Align = Align.Left }, Cell.Blank, .. Figures(total.Funds, total.Execution, total.PerMember), Cell.Blank]);

    private static IEnumerable<Cell> Figures(Funds funds, FundsRatio? execution, FundsRatio? perMember) =>
    [
        FundsBook.Amount(funds.IncomeBudget),
        FundsBook.Amount(funds.TotalIncome),
        FundsBook.Amount(funds.ExpenseBudget),
        FundsBook.Amount(funds.TotalExpense),
        execution is null ? Cell.None : Cell.OfMillionths(execution.Millionths),
        funds.Members is { } members ? Cell.Of(members) : Cell.None,
        FundsBook.Amount(perMember?.Each),
    ];
}
