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

    public static string Of(InspectionState state) => state switch
    {
        InspectionState.NotStarted => "未自评",
        InspectionState.SelfScoring => "自评中",
        InspectionState.SelfHandedIn => "已自评",
        InspectionState.Inspecting => "考评中",
        InspectionState.Inspected => "已考评",
        InspectionState.Concluded => "已综评",
        InspectionState.Published => "异议期",
        InspectionState.Final => "已定",
        _ => "已取消",
    };

    public static string Of(FindingState state) => state switch
    {
        FindingState.Open => "待整改",
        FindingState.Reported => "待复查",
        FindingState.Settled => "已销号",
        _ => "已撤销",
    };
}
