using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Districts;

/// <summary>A span for which the district expects a plan of its schools (计划期).</summary>
/// <param name="Name">As people say it: 2026年度; 2026—2027学年.</param>
/// <param name="Due">Last day for handing the plan in.</param>
/// <param name="Groups">Concerned groups; none: all schools.</param>
public sealed record PlanPeriod(string Name, PlanSpan Span, DateOnly Due, ImmutableArray<GroupCode> Groups)
{
    public bool Concerns(GroupCode group) => Groups.IsEmpty || Groups.Contains(group);
}

/// <summary>The district said which plans it expects, all of them.</summary>
public sealed record PlanPeriodsSet(ImmutableArray<PlanPeriod> Periods) : IFact;

/// <summary>Sets the plan periods, whole. None: no plan is owed.</summary>
public sealed record SetPlanPeriods(CommandContext Context, ImmutableArray<PlanPeriod> Periods) : ICommand;

/// <summary>Decides about plan periods.</summary>
public static class PlanPeriodRules
{
    public const int MaxPeriods = 60;

    /// <returns>Refusals: district.unknown, plan-period.too-many, plan-period.span-invalid, plan-period.due-invalid, plan-period.duplicate,
    /// group.unknown, name.*; the place is the period's name.</returns>
    public static Decision<DistrictView> Set(District district, SetPlanPeriods command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Require(command.Periods.Length <= MaxPeriods, "plan-period.too-many", RefusalKind.TooLarge, $"计划期最多 {MaxPeriods} 个。");
        foreach (var period in command.Periods)
        {
            if (!checks.Name(period.Name, "计划期名称")) continue;
            if (checks.Valid(
                period.Span is { First.IsKnown: true, Last.IsKnown: true, Months: >= 1 and <= PlanSpan.MaxMonths },
                "plan-period.span-invalid", $"“{period.Name}”要从开始月份到结束月份，最长 {PlanSpan.MaxMonths} 个月。", period.Name))
                checks.Valid(
                    period.Due >= period.Span.First.FirstDay.AddYears(-1) && period.Due < period.Span.Last.Plus(1).FirstDay,
                    "plan-period.due-invalid", $"“{period.Name}”的报送期限要在计划期结束以前，最早提前一年。", period.Name);
            foreach (var group in period.Groups.Where(g => !district.Groups.ContainsKey(g)))
                checks.Valid(false, "group.unknown", "没有这个分组。", group.Value);
        }

        foreach (var repeated in command.Periods.GroupBy(p => p.Name).Where(g => g.Count() > 1))
            checks.Valid(false, "plan-period.duplicate", "计划期的名称重复。", repeated.Key);
        return DistrictRules.Decide(checks, district, command, now, new PlanPeriodsSet([.. command.Periods.OrderBy(p => p.Span.First).ThenBy(p => p.Span.Last)]));
    }
}
