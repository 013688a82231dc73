using System.Collections.Immutable;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>An amount that a rule allows at most, as formulas ask for it: <c>limit('生日慰问')</c>.</summary>
/// <param name="FromYear">The first calendar year that it holds for; a later one takes its place.</param>
/// <param name="Amount">Yuan, above zero.</param>
/// <param name="Basis">The rule that it comes from, as it may be cited; null: the district's own custom.</param>
public sealed record LedgerLimit(string Name, int FromYear, decimal Amount, string? Basis = null);

/// <summary>A list of limits that a district may start from.</summary>
/// <param name="Name">福建（2018年）.</param>
public sealed record LimitPreset(string Name, ImmutableArray<LedgerLimit> Limits);

/// <summary>The names that shipped checks ask for, and lists of amounts from provinces' rules. Source: domain study §5.3, grades B and C; a district checks them before it takes them.</summary>
public static class LedgerLimits
{
    public const int Most = 200;

    /// <summary>What can be limited.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "节日慰问", "生日慰问", "结婚慰问", "生育慰问", "住院慰问", "手术慰问", "本人去世慰问", "直系亲属去世慰问", "退休慰问",
        "春秋游", "观影", "文体服装", "一等奖", "疗休养", "固定资产单价",
    ];

    public static ImmutableArray<LimitPreset> Presets { get; } =
    [
        Preset("福建（2018年）", 2018, "福建省基层工会经费收支管理办法实施细则（2018年1月1日起）",
            ("节日慰问", 1300), ("生日慰问", 300), ("生育慰问", 500), ("住院慰问", 500), ("手术慰问", 1000), ("本人去世慰问", 2000), ("直系亲属去世慰问", 1000), ("退休慰问", 500)),
        Preset("安徽（2018年）", 2018, "安徽省基层工会经费收支管理实施细则（2018年3月）",
            ("节日慰问", 1500), ("生日慰问", 300), ("结婚慰问", 600), ("生育慰问", 600), ("住院慰问", 1000), ("本人去世慰问", 2000), ("直系亲属去世慰问", 1000), ("退休慰问", 1000)),
        Preset("山东（2018年）", 2018, "山东省基层工会经费收支管理实施细则（2018年7月）",
            ("节日慰问", 1600), ("生日慰问", 300), ("文体服装", 800), ("春秋游", 200), ("一等奖", 500)),
        Preset("江苏（参照，2018年）", 2018, null,
            ("节日慰问", 1800), ("生日慰问", 400), ("结婚慰问", 1000), ("生育慰问", 1000), ("住院慰问", 1000), ("手术慰问", 2000), ("本人去世慰问", 3000), ("直系亲属去世慰问", 2000), ("退休慰问", 1000)),
    ];

    /// <summary>The amount that holds in a year; null: none is set.</summary>
    public static decimal? Of(ImmutableArray<LedgerLimit> limits, string name, int year) =>
        limits.Where(limit => limit.Name == name && limit.FromYear <= year).MaxBy(limit => limit.FromYear)?.Amount;

    private static LimitPreset Preset(string name, int year, string? basis, params ImmutableArray<(string Name, decimal Amount)> limits) =>
        new(name, [.. limits.Select(limit => new LedgerLimit(limit.Name, year, limit.Amount, basis))]);
}
