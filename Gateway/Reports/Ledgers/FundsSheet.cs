using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>经费收支汇总表: income by source, expense by category, balances; schools by group, with the sums of each group and of all.</summary>
internal static class FundsSheet
{
    public static SheetData Of(FundsBook book) => new()
    {
        Name = "经费收支汇总",
        Title = $"{book.District.Name}{book.Summary.Year}年工会经费收支汇总表",
        Lines = book.Lines,
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(5),
            new Column("学校（单位）").Wide(18),
            new Column("数据来源") { Align = Align.Centre }.Wide(9),
            new HeadGroup("收入", [.. FundsSummary.IncomeAccounts.Select((account, i) => book.Money(account, f => f.Income[i])), book.Money("收入合计", f => f.TotalIncome)]),
            new HeadGroup("支出", [.. FundsSummary.ExpenseAccounts.Select((account, i) => book.Money(account, f => f.Expense[i])), book.Money("支出合计", f => f.TotalExpense)]),
            new HeadGroup("结余", [book.Money("本年结余", f => f.Balance), book.Money("上年结余", f => f.CarriedOver), book.Money("年末累计结余", f => f.Accumulated)]),
        ],
        Rows = book.Rows(Row, Sums),
        Totals = [Sums($"合计：{FundsBook.Said(book.Total)}", book.Total, RowKind.Total)],
        Notes = [.. InWords(book.Total.Funds), .. Notes],
        Signatures = ["填表人：", "审核人：", "年　　月　　日"],
        NameColumns = 2,
        Print = new(WhenTooWide: TooWide.UseA3),
    };

    private static readonly string[] Notes =
    [
        "数据来源：有收支情况公示表（L33）的取公示表，没有全年的取半年、季度相加；没有公示表的取收支台账（L32）各笔之和。收支台账里的附属单位上缴、投资收益等列入其他收入，补助下级等列入其他支出。",
        "“—”是没有登记，不等于零。小计和合计是已登记各数之和。",
    ];

    private static SheetRow Row(SchoolFunds school, int number) =>
        SheetRow.Data([Cell.Of(number), Cell.Of(school.Name), Cell.Of(school.SourceWord) with { Align = Align.Centre }, .. Amounts(school.Funds)]);

    private static SheetRow Sums(string name, FundsTotal total, RowKind kind) =>
        new(kind, [Cell.Of(name) with { Across = 2, Align = Align.Left }, Cell.Blank, Cell.Blank, .. Amounts(total.Funds)]);

    private static IEnumerable<Cell> Amounts(Funds funds) =>
        funds.Income.Append(funds.TotalIncome).Concat(funds.Expense).Append(funds.TotalExpense).Append(funds.Balance).Append(funds.CarriedOver).Append(funds.Accumulated).Select(FundsBook.Amount);

    private static IEnumerable<string> InWords(Funds funds)
    {
        if (funds is not { TotalIncome: { } income, TotalExpense: { } expense }) yield break;
        yield return $"合计（大写）：收入 {ChineseAmount.Of(income)}；支出 {ChineseAmount.Of(expense)}。";
    }
}
