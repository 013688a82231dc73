using System.Globalization;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Reports.Inspections;

/// <summary>Parts of a rubric in a few words.</summary>
public static class RubricWords
{
    /// <summary>区里活动获奖：三等奖 1 分，二等奖 2 分（最多 5 分）.</summary>
    public static string Of(RubricBonus bonus)
    {
        var levels = string.Join('，', bonus.Levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Name} {level.Marks:0.##} 分")));
        var cap = bonus.Cap is { } most ? string.Create(CultureInfo.InvariantCulture, $"最多 {most:0.##} 分") : "";
        var bounds = string.Join('，', new[] { bonus.HighestOnly ? "同一荣誉只计最高" : "", cap }.Where(part => part.Length > 0));
        return $"{bonus.Name}：{levels}{(bounds.Length > 0 ? $"（{bounds}）" : "")}";
    }
}
