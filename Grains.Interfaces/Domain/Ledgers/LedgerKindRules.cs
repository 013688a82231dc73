using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>Decides about a district's kinds of ledgers.</summary>
public static class LedgerKindRules
{
    public const int MostOwnKinds = 60;
    private const int MostMonths = 12;

    /// <returns>Refusals: district.unknown, ledger.kind-unknown, group.unknown.</returns>
    public static Decision<LedgerCatalogue> Switch(District district, SwitchLedgers command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        foreach (var one in command.Switches)
        {
            checks.Require(!district.Ledgers.VersionsOf(one.Kind).IsEmpty, "ledger.kind-unknown", RefusalKind.Absent, "没有这种台账。", one.Kind.Value);
            foreach (var group in one.Groups.Where(g => g.Value is null || !district.Groups.ContainsKey(g)))
                checks.Valid(false, "group.unknown", "没有这个分组。", group.Value);
        }

        return Decide(checks, district, command, now, new LedgersSwitched(command.Switches));
    }

    /// <returns>Refusals: district.unknown, ledger.too-many-kinds, ledger.period-fixed, ledger.column-reused, and the flaws of the kind (<see cref="KindFlaws.Of"/>).</returns>
    public static Decision<LedgerCatalogue> Set(District district, SetLedgerKind command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        var known = district.Ledgers.VersionsOf(command.Kind.Code);
        var version = Math.Max(LedgerKind.FirstOwnVersion, known.IsEmpty ? 0 : known[^1].Version + 1);
        var kind = command.Kind with { Version = version };
        KindFlaws.Check(checks, kind);
        checks.Require(
            !known.IsEmpty || district.Ledgers.Own.Count < MostOwnKinds, "ledger.too-many-kinds", RefusalKind.TooLarge, $"自设台账最多 {MostOwnKinds} 种。", kind.Code.Value);
        foreach (var earlier in known)
        {
            // Entries lie in ledgers by period, and facts hold values by key: neither may come to mean something else.
            checks.Valid(earlier.Period == kind.Period, "ledger.period-fixed", "已有的台账不能改变周期。", "period");
            foreach (var column in kind.Columns.Where(c => earlier.Column(c.Key) is { } was && (was.Type != c.Type || was.IsPrivate != c.IsPrivate)))
                checks.Valid(false, "ledger.column-reused", $"“{column.Name}”已有内容，不能改变类型或保密级别；请停用这一列，另加一列。", column.Key);
        }

        return Decide(checks, district, command, now, new LedgerKindSet(kind));
    }

    /// <returns>Refusals: district.unknown, limit.too-many, limit.amount-invalid, limit.year-invalid, limit.twice, limit.month-invalid, name.*, text.too-long.</returns>
    public static Decision<LedgerCatalogue> SetLimits(District district, SetLedgerLimits command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Require(command.Limits.Length <= LedgerLimits.Most, "limit.too-many", RefusalKind.TooLarge, $"标准最多 {LedgerLimits.Most} 条。");
        checks.Valid(command.MutualAidMonth is >= 1 and <= MostMonths, "limit.month-invalid", "互助年度的起始月要在 1 到 12 之间。", "mutualAidMonth");
        foreach (var (limit, index) in command.Limits.Select((limit, index) => (limit, index)))
        {
            var place = $"{index + 1}";
            checks.Name(limit.Name, "标准名称", place);
            checks.Valid(limit.Amount is > 0 and <= 10_000_000 && decimal.Round(limit.Amount, 2) == limit.Amount, "limit.amount-invalid", $"“{limit.Name}”的金额不对。", place);
            checks.Valid(limit.FromYear is >= Periods.FirstYear and <= Periods.LastYear, "limit.year-invalid", $"“{limit.Name}”的起始年份不对。", place);
            checks.Text(limit.Basis, "依据", place, 200);
        }

        foreach (var twice in command.Limits.GroupBy(l => (l.Name, l.FromYear)).Where(g => g.Count() > 1))
            checks.Valid(false, "limit.twice", $"“{twice.Key.Name}”在{twice.Key.FromYear}年写了两条。", twice.Key.Name);
        return Decide(checks, district, command, now, new LedgerLimitsSet(command.Limits, command.MutualAidMonth));
    }

    private static Decision<LedgerCatalogue> Decide(Checks checks, District district, ICommand command, DateTimeOffset now, IFact fact) =>
        command.Context.WhenStale(district.Revision) is { } stale ? stale
        : checks.HaveFailed ? checks.Refuse<LedgerCatalogue>()
        : Decision<LedgerCatalogue>.Accept(LedgerCatalogue.Of(district.Apply(fact, now, command.Context.Actor.Account)), fact);
}
