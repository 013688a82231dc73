using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What makes the lines of a report well formed. The place of every refusal is the occurrence.</summary>
internal static class ReportLineRules
{
    public const int MaxExtra = 100;

    /// <remarks>
    /// Codes: report.unknown-occurrence, report.line-repeated, report.quantity-negative, report.quantity-absurd, report.quantity-missing,
    /// report.quantity-without-target, report.percent-above-100, report.share-out-of-range, report.needs-note, report.too-many-extra,
    /// code.malformed (of an extra's area), text.too-long, name.*.
    /// </remarks>
    public static void Check(
        Checks checks, IReadOnlyCollection<AskedOccurrence> asked, ReportContent content)
    {
        var known = asked.ToDictionary(a => a.Occurrence.Id);
        foreach (var repeated in content.Lines.GroupBy(l => l.Occurrence).Where(g => g.Count() > 1))
            checks.Valid(false, "report.line-repeated", "同一项任务填了两次。", repeated.Key.Value);
        foreach (var line in content.Lines)
        {
            var place = line.Occurrence.Value;
            if (checks.Valid(known.TryGetValue(line.Occurrence, out var found), "report.unknown-occurrence", "计划里没有这项任务，或它不属于本季度。", place))
                CheckLine(checks, found!, line, place);
        }

        checks.Require(content.Extra.Length <= MaxExtra, "report.too-many-extra", RefusalKind.TooLarge, $"计划外工作最多 {MaxExtra} 项。");
        for (var i = 0; i < content.Extra.Length; i++)
        {
            var place = $"extra[{i + 1}]";
            checks.Name(content.Extra[i].Title, "计划外工作", place);
            checks.Text(content.Extra[i].Text, "计划外工作的说明", place);
            if (content.Extra[i].Area is { } area) checks.Code(area, "领域编号");
        }

        checks.Text(content.Highlights, "亮点");
    }

    private static void CheckLine(Checks checks, AskedOccurrence asked, TaskProgress line, string place)
    {
        var title = asked.Occurrence.Task.Title;
        checks.Text(line.Text, "进展情况", place);
        checks.Text(line.Problem, "存在问题", place);
        checks.Text(line.NextStep, "下步打算", place);
        checks.Text(line.Note, "核对说明", place);
        checks.Valid(
            line.ShareMillionths is null or (>= 0 and <= Millionths.One),
            "report.share-out-of-range", $"“{title}”的完成比例要在 0 到 100% 之间。", place);
        if (line.State is TaskState.NotApplicable)
            checks.Valid(IsExplained(line), "report.needs-note", $"“{title}”填了不适用，请说明原因。", place);
        CheckQuantity(checks, asked, line, title, place);
    }

    private static void CheckQuantity(Checks checks, AskedOccurrence asked, TaskProgress line, string title, string place)
    {
        var target = asked.Occurrence.Task.Target;
        if (line.QuantityThousandths is { } said)
        {
            if (!checks.Valid(target is not null, "report.quantity-without-target", $"“{title}”没有数量目标，请填状态或完成比例。", place)) return;
            if (!checks.Valid(said >= 0, "report.quantity-negative", $"“{title}”的数量不能是负数。", place)) return;
            if (!checks.Valid(said <= Target.MaxThousandths, "report.quantity-absurd", $"“{title}”的数量超过 10 亿，请核对。", place)) return;
            if (!checks.Valid(
                target!.Measure is not Measure.Percent || said <= 100_000,
                "report.percent-above-100", $"“{title}”的百分比不能超过 100%。", place)) return;
        }

        if (line.State is not TaskState.Done || target is null or { Bound: Bound.AtMost }) return;
        var done = Completion.Plus(asked.Before.DoneThousandths, line.QuantityThousandths, target.Measure);
        if (!checks.Valid(
            line.QuantityThousandths is not null || done > 0, "report.quantity-missing", $"“{title}”填了已完成，请填数量（{target.Unit}）。", place)) return;
        checks.Valid(
            done >= target.QuantityThousandths || IsExplained(line),
            "report.needs-note", $"“{title}”填了已完成，但数量还没达到目标，请写明情况。", place);
    }

    private static bool IsExplained(TaskProgress line) => !string.IsNullOrWhiteSpace(line.Text) || !string.IsNullOrWhiteSpace(line.Note);
}
