using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>How the report's pages say numbers, days and rows.</summary>
internal static class ReportWords
{
    /// <summary>10月12日（周一）, with the year where it is not this one's.</summary>
    public static string DayWithWeekday(DateOnly day, DateOnly today) =>
        $"{(day.Year == today.Year ? $"{day.Month}月{day.Day}日" : Words.Day(day))}（周{"日一二三四五六"[(int)day.DayOfWeek]}）";

    /// <summary>The last day on time and what is left until then.</summary>
    public static string Deadline(ReportWindow window, DateOnly today) => window.Day is not { } day
        ? ReportTexts.NoDeadline
        : window.DaysLeft switch
        {
            > 0 => Say.It(ReportTexts.DueInDays, DayWithWeekday(day, today), window.DaysLeft),
            0 => Say.It(ReportTexts.DueToday, DayWithWeekday(day, today)),
            _ => Say.It(ReportTexts.DuePast, DayWithWeekday(day, today), -window.DaysLeft),
        };

    /// <summary>What stands below the quantity: the sum so far and what it is measured by.</summary>
    public static string Sum(OutlookLine line)
    {
        var (target, after) = (line.Asked.Occurrence.Task.Target, line.After);
        if (target is null) return after.CompletionMillionths > 0 ? Say.It(ReportTexts.ShareSoFar, after.CompletionMillionths / 10_000) : "";
        return target switch
        {
            { Measure: Measure.Percent } => Say.It(ReportTexts.LevelReached, Number(after.DoneThousandths), Number(target.QuantityThousandths)),
            { Bound: Bound.AtMost } => Say.It(ReportTexts.SumWithLimit, Number(after.DoneThousandths), Number(target.QuantityThousandths)),
            _ => Say.It(ReportTexts.SumOfTarget, Number(after.DoneThousandths), Number(target.QuantityThousandths)),
        };
    }

    /// <summary>What an earlier quarter said, in short; null: nothing.</summary>
    public static string? Prior(ReportFormRow row) => row.Prior switch
    {
        { QuantityThousandths: { } quantity } when row.Task.Target is { } target => Say.It(ReportTexts.PriorQuantity, Figures.Quantity(quantity, target)),
        { State: { } state } => Say.It(ReportTexts.PriorState, Words.Of(state)),
        _ => null,
    };

    /// <summary>文体活动 · 5月 · 文体委员 · 目标 ≥ 2 次.</summary>
    public static string About(ReportFormRow row, string plan) => string.Join(" · ", new[]
    {
        row.AreaName,
        Figures.Months(row.Occurrence.Months),
        row.Task.Kind is TaskKind.OneOff ? null : Words.Of(row.Task.Kind),
        row.Task.Owner,
        row.Task.Target is { } target ? Say.It(ReportTexts.TargetIs, Figures.Aim(target)) : null,
        plan.Length > 0 ? plan : null,
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The name of a field, as the form labels it.</summary>
    public static string Of(ReportField field) => field switch
    {
        ReportField.State => ReportTexts.State,
        ReportField.Quantity => ReportTexts.Quantity,
        ReportField.Share => ReportTexts.Share,
        ReportField.Text => ReportTexts.Text,
        ReportField.Problem => ReportTexts.Problem,
        ReportField.NextStep => ReportTexts.NextStep,
        ReportField.Note => ReportTexts.Note,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>14:32, in the district's zone.</summary>
    public static string Clock(DateTimeOffset moment, string timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zones.Find(timeZone));
        return local.ToString("H:mm", CultureInfo.InvariantCulture);
    }

    public static string Number(long thousandths) => (thousandths / 1000m).ToString("#,##0.###", CultureInfo.InvariantCulture);
}
