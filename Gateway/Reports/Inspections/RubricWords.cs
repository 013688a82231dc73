using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Reports.Inspections;

/// <summary>Parts of a rubric in a few words.</summary>
public static class RubricWords
{
    /// <summary>按次扣分：每次扣 0.5 分，最多扣 3 分; of what has no parameters the kind alone.</summary>
    public static string Of(RubricItem item) => Parameters(item) is { Length: > 0 } parameters ? $"{Words.Of(item.Scoring.Kind)}：{parameters}" : Words.Of(item.Scoring.Kind);

    /// <summary>What the scoring depends on, as people write it and the import reads it again; empty where it depends on nothing.</summary>
    public static string Parameters(RubricItem item)
    {
        var (scoring, unit) = (item.Scoring, item.Scoring.Unit);
        return scoring.Kind switch
        {
            ScoringKind.Parts => $"{scoring.Parts} 部分",
            ScoringKind.Deduct => $"每{unit ?? "次"}扣 {Number(scoring.Each)} 分" + (scoring.Floor > 0 ? $"，最多扣 {Number(item.Marks - scoring.Floor)} 分" : ""),
            ScoringKind.Count => $"每{unit ?? "次"} {Number(scoring.Each)} 分" + (scoring.Least is { } least ? $"，少于 {Number(least)} {unit ?? "次"}不得分" : ""),
            ScoringKind.Ratio => $"目标 {Number(scoring.Target)}{unit}",
            ScoringKind.Ladder => string.Join('；', (scoring.Steps ?? []).Select(step => $"≥{Number(step.AtLeast)}{unit} 得 {Number(step.Marks)} 分")),
            _ => "",
        };
    }

    /// <summary>In what the data about an item come: 台账条数（L04）; null: from people alone.</summary>
    public static string? Source(RubricItem item) => item.Source is not { } source ? null
        : item.Ledgers.IsEmpty ? Words.Of(source.Measure)
        : $"{Words.Of(source.Measure)}（{string.Join('、', item.Ledgers.Select(ledger => ledger.Value.ToUpperInvariant()))}）";

    /// <summary>等次最高合格; 第 3 项不得分.</summary>
    public static string Of(RubricVeto veto) => veto.Effect switch
    {
        VetoEffect.CapGrade => $"等次最高{veto.Grade}",
        VetoEffect.ZeroItem => $"第 {veto.Item} 项不得分",
        _ => Words.Of(veto.Effect),
    };

    /// <summary>What a school is not marked on, and what that comes to; null: the rubric concerns it whole.</summary>
    public static string? Spared(Rubric rubric)
    {
        RubricItem[] spared = [.. rubric.Sections.SelectMany(section => section.Spared ?? [])];
        return spared.Length == 0 ? null : $"不适用于本校、不用打分：{string.Join("、", spared.Select(item => $"第 {item.Number} 项（{(item.WhenNone is { } worth ? Words.Of(worth) : "不计入，其余项目折算成总分")}）"))}。";
    }

    private static string Number(decimal? number) => (number ?? 0).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>区里活动获奖：三等奖 1 分，二等奖 2 分（最多 5 分）.</summary>
    public static string Of(RubricBonus bonus)
    {
        var levels = string.Join('，', bonus.Levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Name} {level.Marks:0.##} 分")));
        var cap = bonus.Cap is { } most ? string.Create(CultureInfo.InvariantCulture, $"最多 {most:0.##} 分") : "";
        var bounds = string.Join('，', new[] { bonus.HighestOnly ? "同一荣誉只计最高" : "", cap }.Where(part => part.Length > 0));
        return $"{bonus.Name}：{levels}{(bounds.Length > 0 ? $"（{bounds}）" : "")}";
    }
}
