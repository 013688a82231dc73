using System.Globalization;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Something in a line that may well be right and is asked about (请核对). It stops nothing; a note answers it.</summary>
/// <param name="Code">Stable: query.below-target, query.far-above-target, query.far-above-last-year, query.over-limit, query.percent-drops, query.not-applicable.</param>
/// <param name="Text">A Chinese sentence for the person; may change.</param>
/// <param name="IsAnswered">The line carries a note (核对说明).</param>
public sealed record ReportQuery(OccurrenceId Occurrence, string Code, string Text, bool IsAnswered);

/// <summary>Asks about lines that look like a slip of the pen.</summary>
public static class ReportQueries
{
    /// <summary>More than so many times the target, or what last year came to, is asked about.</summary>
    public const int FarAbove = 2;

    /// <param name="before">How far the occurrence was at the end of the quarter before.</param>
    /// <param name="lastYear">How much of the same task was done the year before; null: nothing is known, nothing is asked.</param>
    public static IEnumerable<ReportQuery> Of(OccurrenceProgress before, TaskProgress line, LastYearAmount? lastYear = null)
    {
        if (line.State is TaskState.NotApplicable) yield return Ask("query.not-applicable", "填了不适用，区里同意后才从完成率里去掉，请写一句原因。");
        if (before.Occurrence.Task.Target is not { } target) yield break;

        var done = Completion.Plus(before.DoneThousandths, line.QuantityThousandths, target.Measure);
        if (target.Bound is Bound.AtMost)
        {
            if (done > target.QuantityThousandths) yield return Ask("query.over-limit", "超过了计划的上限，请核对；没错就写一句原因。");
            yield break;
        }

        if (line.State is TaskState.Done && done > 0 && done < target.QuantityThousandths)
            yield return Ask("query.below-target", "填了已完成，数量还没达到目标，请核对；没错就写一句原因。");
        if (target.Measure is not Measure.Percent && line.QuantityThousandths > 0 && done > FarAbove * target.QuantityThousandths)
            yield return Ask("query.far-above-target", $"累计超过目标的 {FarAbove} 倍，请核对是不是多写了一位；没错就写一句原因。");
        if (target.Measure is not Measure.Percent && line.QuantityThousandths > 0 && lastYear is not null && done > FarAbove * lastYear.DoneThousandths)
            yield return Ask("query.far-above-last-year", $"累计超过去年同一项工作（{Amount(lastYear.DoneThousandths)} {target.Unit}）的 {FarAbove} 倍，请核对；没错就写一句原因。");
        if (target.Measure is Measure.Percent && line.QuantityThousandths < before.DoneThousandths)
            yield return Ask("query.percent-drops", "比上次报的低，请核对；没错就写一句原因。");

        ReportQuery Ask(string code, string text) => new(line.Occurrence, code, text, !string.IsNullOrWhiteSpace(line.Note));
    }

    private static string Amount(long thousandths) => (thousandths / 1000m).ToString("#,##0.###", CultureInfo.InvariantCulture);
}
