using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>An entry of L31 or L33, as the read model has it: without what is private or computed.</summary>
public sealed record FundsEntry(SchoolCode School, LedgerCode Kind, int Number, ImmutableDictionary<string, string> Values);

/// <summary>The entries of L32 under one account. Fen; null: none has an amount there.</summary>
public sealed record FundsAccount(SchoolCode School, string Account, long? IncomeFen, long? ExpenseFen);

/// <summary>Entries of a year that explain the same checks.</summary>
/// <param name="Checks">Codes, with commas between them.</param>
public sealed record ExplainedEntries(SchoolCode School, LedgerCode Kind, string Checks, int Count);

/// <summary>What the read model knows of the money of a district's schools in a calendar year.</summary>
/// <param name="Members">By school; one without a roster is not among them.</param>
/// <param name="Elsewhere">Schools that keep L32 or L33 in another system, whose print is attached.</param>
public sealed record FundsRows(
    ImmutableArray<FundsEntry> Entries,
    ImmutableArray<FundsAccount> Journal,
    ImmutableDictionary<SchoolCode, int> Members,
    ImmutableArray<ExplainedEntries> Explained,
    ImmutableHashSet<SchoolCode> Elsewhere);

/// <summary>
/// Adds up the money ledgers of a district's schools. The published statement (L33) goes before the journal (L32): it is what the union's members
/// were told. Of several statements that of the whole year counts, otherwise its halves, and of a half without one its quarters.
/// </summary>
public static class FundsRules
{
    /// <summary>工会经费预算表, 收支台账, 收支情况公示表, 会员名册.</summary>
    public static readonly LedgerCode Budget = new("l31"), Journal = new("l32"), Published = new("l33"), Roster = new("l02");

    private const string Carried = "上年结余", WholeYear = "全年";

    private static readonly ImmutableArray<(string Half, string First, string Second)> Halves = [("上半年", "第一季度", "第二季度"), ("下半年", "第三季度", "第四季度")];

    /// <summary>Columns of L33 in the order of the accounts.</summary>
    private static readonly ImmutableArray<string>
        IncomeColumns = ["dues", "allotted", "grants", "schoolGrants", "otherIncome"],
        ExpenseColumns = ["activities", "services", "rights", "business", "office", "capital", "otherCosts"];

    /// <param name="catalogue">Says which checks are about limits.</param>
    public static FundsSummary Summary(DistrictCode district, IEnumerable<School> schools, LedgerCatalogue catalogue, FundsRows rows, int year)
    {
        var (entries, journal, explained) = (rows.Entries.ToLookup(e => (e.School, e.Kind)), rows.Journal.ToLookup(a => a.School), rows.Explained.ToLookup(e => e.School));
        var limits = catalogue.Kinds.ToDictionary(k => k.Kind.Code, k => k.Kind.Checks.Where(c => c.When.Contains("> limit(", StringComparison.Ordinal)).Select(c => c.Code).ToHashSet());
        return new(
            district, year,
            [
                .. from school in schools
                   select School(
                       school, [.. entries[(school.Code, Published)]], [.. entries[(school.Code, Budget)]], [.. journal[school.Code]],
                       rows.Members.TryGetValue(school.Code, out var members) ? members : null,
                       explained[school.Code].Where(e => limits.TryGetValue(e.Kind, out var codes) && e.Checks.Split(',').Any(codes.Contains)).Sum(e => e.Count),
                       rows.Elsewhere.Contains(school.Code)),
            ]);
    }

    private static SchoolFunds School(
        School school, ImmutableArray<FundsEntry> published, ImmutableArray<FundsEntry> budget, ImmutableArray<FundsAccount> journal, int? members, int overLimit, bool isElsewhere)
    {
        var (parts, isWhole) = PartsOf(published);
        var source = parts.Length > 0 ? FundsSource.Published : journal.Length > 0 ? FundsSource.Journal : FundsSource.None;
        var booked = OfJournal(journal);
        var funds = (source is FundsSource.Published ? OfParts(parts) : booked) with
        {
            IncomeBudget = BudgetOf(budget, "收入"),
            ExpenseBudget = BudgetOf(budget, "支出"),
            Members = members,
        };
        var disagrees = isWhole && journal.Length > 0 && ((funds.TotalIncome ?? 0) != (booked.TotalIncome ?? 0) || (funds.TotalExpense ?? 0) != (booked.TotalExpense ?? 0));
        return new(
            school.Code, school.Name, school.Group, source, isWhole ? [] : [.. parts.Select(p => p.Values["scope"])], funds, overLimit,
            [.. Flags(funds, source, source is FundsSource.Published && !isWhole, overLimit, disagrees, isElsewhere)]);
    }

    private static IEnumerable<FundsFlag> Flags(Funds funds, FundsSource source, bool isPart, int overLimit, bool disagrees, bool isElsewhere)
    {
        if (source is FundsSource.None) yield return isElsewhere ? FundsFlag.KeptElsewhere : FundsFlag.NoEntries;
        if (isPart) yield return FundsFlag.PartOfYear;
        if (funds.Accumulated < 0) yield return FundsFlag.NegativeAccumulated;
        if (funds.Balance < 0) yield return FundsFlag.NegativeBalance;
        if (funds.TotalExpense > funds.ExpenseBudget) yield return FundsFlag.OverBudget;
        if (overLimit > 0) yield return FundsFlag.OverLimit;
        if (disagrees) yield return FundsFlag.Disagrees;
    }

    /// <summary>The statements that count, in the order of the year, none of them twice; of two for the same time the later one.</summary>
    private static (ImmutableArray<FundsEntry> Parts, bool IsWhole) PartsOf(ImmutableArray<FundsEntry> published)
    {
        var byScope = published.OrderBy(e => e.Number).GroupBy(e => e.Values.GetValueOrDefault("scope", "")).ToDictionary(g => g.Key, g => g.Last());
        if (byScope.GetValueOrDefault(WholeYear) is { } whole) return ([whole], true);
        var parts = ImmutableArray.CreateBuilder<FundsEntry>();
        foreach (var (half, first, second) in Halves)
            parts.AddRange(byScope.GetValueOrDefault(half) is { } one ? [one] : new[] { first, second }.Select(q => byScope.GetValueOrDefault(q)).OfType<FundsEntry>());
        return (parts.ToImmutable(), Covers(parts));
    }

    private static bool Covers(IEnumerable<FundsEntry> parts) => parts.Sum(p => Halves.Any(h => h.Half == p.Values["scope"]) ? 2 : 1) == 4;

    private static Funds OfParts(ImmutableArray<FundsEntry> parts)
    {
        var funds = Funds.Empty with
        {
            Income = [.. IncomeColumns.Select(column => Funds.Sum(parts.Select(p => Money(p, column))))],
            Expense = [.. ExpenseColumns.Select(column => Funds.Sum(parts.Select(p => Money(p, column))))],
            CarriedOver = Money(parts[0], "carriedOver"),
        };
        return funds with { Accumulated = Money(parts[^1], "accumulated") ?? funds.CarriedOver + funds.Balance };
    }

    private static Funds OfJournal(ImmutableArray<FundsAccount> journal)
    {
        var funds = Funds.Empty with
        {
            Income = Accounts(FundsSummary.IncomeAccounts, journal, a => a.IncomeFen),
            Expense = Accounts(FundsSummary.ExpenseAccounts, journal, a => a.ExpenseFen),
            CarriedOver = journal.Where(a => a.Account == Carried).Select(a => Yuan((a.IncomeFen ?? 0) - (a.ExpenseFen ?? 0))).FirstOrDefault(),
        };
        return funds with { Accumulated = funds.CarriedOver + (funds.Balance ?? 0) };
    }

    /// <summary>What stands under none of the accounts goes to the last one.</summary>
    private static ImmutableArray<decimal?> Accounts(ImmutableArray<string> accounts, ImmutableArray<FundsAccount> journal, Func<FundsAccount, long?> amount)
    {
        var sums = journal.Where(a => a.Account != Carried).ToLookup(a => accounts.Contains(a.Account) ? a.Account : accounts[^1], a => Yuan(amount(a)));
        return [.. accounts.Select(account => Funds.Sum(sums[account]))];
    }

    /// <summary>The line 合计 where there is one; otherwise the accounts, and of an account without a line of its own its details.</summary>
    private static decimal? BudgetOf(ImmutableArray<FundsEntry> budget, string side)
    {
        var lines = budget.Where(e => e.Values.GetValueOrDefault("side") == side).ToLookup(e => e.Values.GetValueOrDefault("account", ""));
        if (lines[side + "合计"].MaxBy(e => e.Number) is { } total) return Adjusted(total);
        return Funds.Sum(
            from account in lines
            let own = account.Where(e => !e.Values.ContainsKey("detail")).ToArray()
            from line in own.Length > 0 ? own : [.. account]
            select Adjusted(line));
    }

    private static decimal? Adjusted(FundsEntry entry) => Funds.Sum([Money(entry, "budget"), Money(entry, "adjustment")]);

    private static decimal? Money(FundsEntry entry, string column) =>
        entry.Values.TryGetValue(column, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static decimal? Yuan(long? fen) => fen / 100m;
}
