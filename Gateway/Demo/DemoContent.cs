using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Demo;

/// <summary>Makes what a school reports. The same school, task and diligence give the same words and numbers every time.</summary>
internal static class DemoContent
{
    public static ReportContent Of(SchoolCode school, ReportView asked, int diligence) => new(
        [.. asked.Lines.Select(line => Line(school, asked.Quarter, line, diligence)).OfType<TaskProgress>()],
        Extra(school, asked.Quarter),
        Luck($"{school}{asked.Quarter}") < 45 ? DemoTexts.Highlight(school, asked.Quarter) : null,
        asked.Lines.All(line => !line.IsDue));

    /// <summary>The same with the last line 不适用, for a reason.</summary>
    public static ReportContent WithNotApplicable(ReportContent content) => content with
    {
        Lines = content.Lines.SetItem(
            content.Lines.Length - 1, new(content.Lines[^1].Occurrence, TaskState.NotApplicable, Text: "园舍改造，今年不开展这项活动。")),
    };

    /// <summary>A line: done, under way or not begun; nothing is said of some that are not due yet.</summary>
    private static TaskProgress? Line(SchoolCode school, Quarter quarter, ReportLine line, int diligence)
    {
        var luck = Luck($"{school}/{line.Occurrence.Id}/{quarter}");
        var task = line.Occurrence.Task;
        var said = new TaskProgress(line.Occurrence.Id, TaskState.Done, Text: DemoTexts.Done(task));
        if (!line.IsDue) return luck < 60 ? UnderWay(line, said, 30 + (luck / 2)) : null;
        if (luck < diligence) return Done(line, said);
        if (luck < diligence + ((100 - diligence) * 2 / 3)) return UnderWay(line, said, 40 + (luck / 3)) with { Problem = DemoTexts.Problem(luck) };
        return said with { State = TaskState.NotStarted, Text = null, Problem = DemoTexts.Problem(luck), NextStep = DemoTexts.NextStep(quarter) };
    }

    private static TaskProgress Done(ReportLine line, TaskProgress said)
    {
        if (line.Occurrence.Task.Target is not { } target) return said;
        var quantity = target.Bound is Bound.AtMost ? target.QuantityThousandths / 1_000 * 9 / 10 * 1_000
            : target.Measure is Measure.Percent ? target.QuantityThousandths
            : Math.Max(0, target.QuantityThousandths - line.Before.DoneThousandths);
        return said with { QuantityThousandths = quantity };
    }

    /// <param name="percent">How far it is.</param>
    private static TaskProgress UnderWay(ReportLine line, TaskProgress said, int percent)
    {
        var begun = said with { State = TaskState.InProgress, Text = DemoTexts.UnderWay(line.Occurrence.Task) };
        if (line.Occurrence.Task.Target is not { } target) return begun with { ShareMillionths = percent / 10 * 100_000L };
        var reached = target.QuantityThousandths / 1_000 * percent / 100 * 1_000;
        return begun with { QuantityThousandths = target.Measure is Measure.Percent ? reached : Math.Max(0, reached - line.Before.DoneThousandths) };
    }

    private static ImmutableArray<ExtraWork> Extra(SchoolCode school, Quarter quarter) =>
        Luck($"{quarter}{school}") < 40 ? [DemoTexts.Extra(quarter)] : [];

    /// <summary>0 to 99, from the text alone (FNV-1a), so that no run differs from another.</summary>
    private static int Luck(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16_777_619u);
        return (int)(hash % 9_973 % 100);
    }
}
