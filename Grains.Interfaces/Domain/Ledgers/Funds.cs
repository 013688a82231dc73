using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>The ledger that a school's figures of a year come from.</summary>
public enum FundsSource
{
    /// <summary>None of them says anything.</summary>
    None,

    /// <summary>工会经费收支情况公示表, L33: of the whole year, or the parts of it that there are.</summary>
    Published,

    /// <summary>工会经费收支台账, L32: its entries added up.</summary>
    Journal,
}

/// <summary>What a district looks at in a school's figures.</summary>
public enum FundsFlag
{
    /// <summary>没有登记.</summary>
    NoEntries,

    /// <summary>登记在其他系统: the money ledgers are kept elsewhere, and that system's print is attached.</summary>
    KeptElsewhere,

    /// <summary>只有部分期间: published of a part of the year alone.</summary>
    PartOfYear,

    /// <summary>年末累计结余为负.</summary>
    NegativeAccumulated,

    /// <summary>本年支出大于收入, which takes from former years (使用以前年度结余).</summary>
    NegativeBalance,

    /// <summary>支出超预算.</summary>
    OverBudget,

    /// <summary>有超标准的支出: entries above a limit, which were explained.</summary>
    OverLimit,

    /// <summary>公示表与收支台账不一致.</summary>
    Disagrees,
}

/// <summary>How flags are said on page and sheet.</summary>
public static class FundsWords
{
    extension(FundsFlag flag)
    {
        public string Word => flag switch
        {
            FundsFlag.NoEntries => "没有登记",
            FundsFlag.KeptElsewhere => "登记在其他系统，见打印件",
            FundsFlag.PartOfYear => "只有部分期间",
            FundsFlag.NegativeAccumulated => "年末累计结余为负",
            FundsFlag.NegativeBalance => "支出大于收入，使用以前年度结余",
            FundsFlag.OverBudget => "支出超预算",
            FundsFlag.OverLimit => "有超标准的支出",
            _ => "公示表与收支台账不一致",
        };
    }
}

/// <summary>Income and expense of a union in a calendar year. Yuan; null: nothing was entered, which is not zero.</summary>
/// <param name="Income">By source, in the order of <see cref="FundsSummary.IncomeAccounts"/>.</param>
/// <param name="Expense">By category, in the order of <see cref="FundsSummary.ExpenseAccounts"/>.</param>
/// <param name="CarriedOver">上年结余.</param>
/// <param name="Accumulated">年末累计结余.</param>
/// <param name="IncomeBudget">As it was adjusted.</param>
/// <param name="Members">In the union at the end of the year, by the roster; null: there is none.</param>
public sealed record Funds(
    ImmutableArray<decimal?> Income, ImmutableArray<decimal?> Expense, decimal? CarriedOver, decimal? Accumulated, decimal? IncomeBudget, decimal? ExpenseBudget, int? Members)
{
    public static Funds Empty { get; } = new([.. FundsSummary.IncomeAccounts.Select(_ => (decimal?)null)], [.. FundsSummary.ExpenseAccounts.Select(_ => (decimal?)null)], null, null, null, null, null);

    public decimal? TotalIncome => Sum(Income);

    public decimal? TotalExpense => Sum(Expense);

    /// <summary>本年结余: income less expense.</summary>
    public decimal? Balance => TotalIncome is null && TotalExpense is null ? null : (TotalIncome ?? 0) - (TotalExpense ?? 0);

    /// <summary>The sum of what there is; null: there is nothing.</summary>
    public static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)null, (sum, amount) => amount is null ? sum : (sum ?? 0) + amount);
}

/// <summary>A share of two sums, taken over the schools that have both.</summary>
/// <param name="Part">Yuan.</param>
/// <param name="Whole">Yuan or members; above zero.</param>
public sealed record FundsRatio(decimal Part, decimal Whole)
{
    /// <summary>In millionths, rounded half up once.</summary>
    [JsonIgnore]
    public long Millionths => (long)decimal.Round(Part / Whole * 1_000_000, MidpointRounding.AwayFromZero);

    /// <summary>Yuan with two decimals, rounded half up once.</summary>
    public decimal Each => decimal.Round(Part / Whole, 2, MidpointRounding.AwayFromZero);

    /// <summary>Null: no school has both.</summary>
    public static FundsRatio? Of(IEnumerable<(decimal? Part, decimal? Whole)> pairs)
    {
        var both = pairs.Where(p => p is { Part: not null, Whole: > 0 }).ToArray();
        return both.Length == 0 ? null : new(both.Sum(p => p.Part!.Value), both.Sum(p => p.Whole!.Value));
    }
}

/// <summary>A school's line.</summary>
/// <param name="Parts">The parts of the year that were published, where not all of it was: 上半年, 第三季度.</param>
/// <param name="OverLimit">Entries of the year above a limit.</param>
public sealed record SchoolFunds(
    SchoolCode School, string Name, GroupCode Group, FundsSource Source, ImmutableArray<string> Parts, Funds Funds, int OverLimit, ImmutableArray<FundsFlag> Flags)
{
    /// <summary>执行率: expense of its budget.</summary>
    public FundsRatio? Execution => FundsRatio.Of([(Funds.TotalExpense, Funds.ExpenseBudget)]);

    /// <summary>人均支出.</summary>
    public FundsRatio? PerMember => FundsRatio.Of([(Funds.TotalExpense, Funds.Members)]);

    /// <summary>公示表, 公示表（上半年）, 收支台账; —: none.</summary>
    [JsonIgnore]
    public string SourceWord => Source switch
    {
        FundsSource.Published when Parts.IsEmpty => "公示表",
        FundsSource.Published => $"公示表（{string.Join("、", Parts)}）",
        FundsSource.Journal => "收支台账",
        _ => "—",
    };

    /// <summary>The flags in words, as they are read one after the other.</summary>
    [JsonIgnore]
    public string Said => string.Join('；', Flags.Select(flag => flag is FundsFlag.OverLimit ? $"{flag.Word} {OverLimit} 条" : flag.Word));
}

/// <summary>Schools added up: every sum is over what was entered, every share over the schools that have both of its sides.</summary>
/// <param name="Entered">Schools that entered something.</param>
public sealed record FundsTotal(int Schools, int Entered, Funds Funds, FundsRatio? Execution, FundsRatio? PerMember)
{
    public static FundsTotal Of(IReadOnlyCollection<SchoolFunds> schools)
    {
        var funds = new Funds(
            [.. FundsSummary.IncomeAccounts.Select((_, i) => Funds.Sum(schools.Select(s => s.Funds.Income.ElementAtOrDefault(i))))],
            [.. FundsSummary.ExpenseAccounts.Select((_, i) => Funds.Sum(schools.Select(s => s.Funds.Expense.ElementAtOrDefault(i))))],
            Funds.Sum(schools.Select(s => s.Funds.CarriedOver)), Funds.Sum(schools.Select(s => s.Funds.Accumulated)),
            Funds.Sum(schools.Select(s => s.Funds.IncomeBudget)), Funds.Sum(schools.Select(s => s.Funds.ExpenseBudget)),
            schools.All(s => s.Funds.Members is null) ? null : schools.Sum(s => s.Funds.Members ?? 0));
        return new(
            schools.Count, schools.Count(s => s.Source is not FundsSource.None), funds,
            FundsRatio.Of(schools.Select(s => (s.Funds.TotalExpense, s.Funds.ExpenseBudget))),
            FundsRatio.Of(schools.Select(s => (s.Funds.TotalExpense, (decimal?)s.Funds.Members))));
    }
}

/// <summary>经费汇总 of a district in a calendar year: a line a school.</summary>
public sealed record FundsSummary(DistrictCode District, int Year, ImmutableArray<SchoolFunds> Schools)
{
    /// <summary>收入 by source; what L32 calls otherwise is 其他收入.</summary>
    public static ImmutableArray<string> IncomeAccounts { get; } = ["会费收入", "拨缴经费收入", "上级补助收入", "行政补助收入", "其他收入"];

    /// <summary>支出 by category; what L32 calls otherwise is 其他支出.</summary>
    public static ImmutableArray<string> ExpenseAccounts { get; } = ["职工活动支出", "职工服务支出", "维权支出", "业务支出", "行政支出", "资本性支出", "其他支出"];

    /// <summary>The same for who reads the answer without this type: the heads of the amounts.</summary>
    public ImmutableArray<string> IncomeHeads { get; init; } = IncomeAccounts;

    /// <inheritdoc cref="IncomeHeads"/>
    public ImmutableArray<string> ExpenseHeads { get; init; } = ExpenseAccounts;

    public FundsTotal Total => FundsTotal.Of(Schools);

    /// <summary>The same for the schools of one group; null: of all.</summary>
    public FundsSummary Within(GroupCode? group) => group is null ? this : this with { Schools = Schools.RemoveAll(s => s.Group != group) };
}
