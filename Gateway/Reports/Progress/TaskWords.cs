using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Progress;

/// <summary>Tasks in words, as they stand in the sheets.</summary>
internal static class TaskWords
{
    public static string Month(YearMonth month) => $"{month.Year}年{month.Month}月";

    /// <summary>2026年3月、5—6月; a month of another year names its own.</summary>
    public static string Months(ImmutableArray<YearMonth> months)
    {
        var parts = new List<string>();
        var year = 0;
        for (var i = 0; i < months.Length;)
        {
            var last = i;
            while (last + 1 < months.Length && months[last + 1].Ordinal == months[last].Ordinal + 1 && months[last + 1].Year == months[i].Year)
            {
                last++;
            }

            var named = months[i].Year == year ? "" : $"{months[i].Year}年";
            year = months[i].Year;
            parts.Add(last == i ? $"{named}{months[i].Month}月" : $"{named}{months[i].Month}—{months[last].Month}月");
            i = last + 1;
        }

        return string.Join('、', parts);
    }

    /// <summary>≥4次; nothing without a target.</summary>
    public static string Target(Target? target)
    {
        if (target is null)
        {
            return "";
        }

        var sign = target.Bound switch { Bound.AtLeast => "≥", Bound.AtMost => "≤", _ => "" };
        return $"{sign}{Amount(target.QuantityThousandths).ToString("0.###", CultureInfo.InvariantCulture)}{target.Unit}";
    }

    public static Cell Quantity(long thousandths) => Cell.Of(Amount(thousandths)) with { Format = ValueFormat.Quantity };

    public static string Recurrence(PlanTask task) => task.Recurrence switch
    {
        Domain.Plans.Recurrence.Monthly => "每月",
        Domain.Plans.Recurrence.Quarterly => "每季度",
        _ => task.Kind is TaskKind.Standing ? "常年（每季度一报）" : "一次",
    };

    /// <summary>An occurrence's light; 绿 means that it is complete, so that word is used.</summary>
    public static Cell State(Light light) => light switch
    {
        Light.Green => Cell.Of($"{Lights.Sign(light)} 已完成") with { Align = Align.Centre },
        Light.Red => Cell.Of($"{Lights.Sign(light)} 逾期") with { Align = Align.Centre, Look = Look.Bad },
        _ => RateCells.Of(light),
    };

    /// <summary>What was said, after the state where that says more than the text; 核对说明 follows in brackets, as on paper.</summary>
    public static string Progress(TaskState? state, string? text, string? note = null) =>
        Progress(state, text) + (string.IsNullOrWhiteSpace(note) ? "" : $"（核对说明：{note.Trim()}）");

    static string Progress(TaskState? state, string? text) => (state, string.IsNullOrWhiteSpace(text)) switch
    {
        (null, _) => text ?? "",
        (var said, true) => Words.Of(said.Value),
        (TaskState.None or TaskState.NotApplicable, false) => $"{Words.Of(state.Value)}：{text}",
        _ => text!,
    };

    static decimal Amount(long thousandths) => thousandths / 1000m;
}
