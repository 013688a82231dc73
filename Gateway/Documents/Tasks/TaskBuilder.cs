using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Tasks;

/// <summary>Schedule items and measures to tasks that the chair only has to confirm, and questions where the plan is silent.</summary>
internal static class TaskBuilder
{
    private const double SameWork = 0.5;
    private const int TitleLength = 40;
    private const int LeastTitle = 12;
    private const int ManyMonths = 4;
    private const int MostPairs = 40_000;

    public static ReadPlan Build(ReadPlan plan)
    {
        var measures = plan.Sections.SelectMany(section => section.Measures.Select(measure => (Section: section, Measure: measure))).ToList();
        var carriedOut = new HashSet<int>();
        var tasks = ImmutableArray.CreateBuilder<ProposedTask>();
        var questions = ImmutableArray.CreateBuilder<ChairQuestion>();
        var mayLink = (long)measures.Count * plan.Schedule.Length <= MostPairs;
        var pairs = mayLink && !plan.Schedule.IsEmpty ? measures.ConvertAll(measure => Likeness.Pairs(measure.Measure.Text)) : [];
        foreach (var item in plan.Schedule)
        {
            var measure = Best(item, pairs) is >= 0 and var alike ? alike : mayLink ? measures.FindIndex(candidate => IsNamed(item, candidate.Measure)) : -1;
            var isFirst = measure >= 0 && carriedOut.Add(measure);
            tasks.Add(OfItem(plan, item, measure < 0 ? null : measures[measure].Measure, measure < 0 ? "" : measures[measure].Section.Title, isFirst));
            if (item.Months.IsEmpty) questions.Add(new("task.no-months", $"“{Short(item.Text)}”没有月份，请选定完成月份。", item.Span));
        }

        for (var i = 0; i < measures.Count; i++)
            if (!carriedOut.Contains(i)) OfMeasure(plan, measures[i].Section, measures[i].Measure, tasks, questions);
        AskForTheUnsaid(plan, tasks.Any(task => task.AreMonthsProposed), questions);
        return plan with { Tasks = tasks.ToImmutable(), Questions = questions.ToImmutable() };
    }

    /// <summary>体检, 换届: too short to be compared, but the measure names it.</summary>
    private static bool IsNamed(ReadScheduleItem item, ReadMeasure measure) =>
        WithoutOwner(item.Text, item.Owner) is { Length: 2 or 3 } name && measure.Text.Contains(name, StringComparison.Ordinal);

    /// <returns>The place of the measure that the item carries out, or -1.</returns>
    private static int Best(ReadScheduleItem item, List<HashSet<int>> measures)
    {
        if (measures.Count == 0) return -1;
        var pairs = Likeness.Pairs(WithoutOwner(item.Text, item.Owner));
        var (best, share) = (-1, SameWork);
        for (var i = 0; pairs.Count >= 2 && i < measures.Count; i++)
        {
            var likeness = Likeness.Share(pairs, measures[i]);
            if (likeness < share || best >= 0 && likeness <= share) continue;
            (best, share) = (i, likeness);
        }

        return best;
    }

    /// <summary>The person in the bracket at the end says nothing about the work.</summary>
    private static string WithoutOwner(string text, string? owner)
    {
        var bracket = owner is null ? -1 : text.AsSpan().LastIndexOfAny('（', '(');
        return bracket > 0 && text.AsSpan(bracket).Contains(owner, StringComparison.Ordinal) ? text[..bracket] : text;
    }

    /// <param name="isFirst">Whether no item before it carried out the same measure.</param>
    private static ProposedTask OfItem(ReadPlan plan, ReadScheduleItem item, ReadMeasure? measure, string heading, bool isFirst)
    {
        var area = AreaClassifier.Of(WithoutOwner(item.Text, item.Owner), measure?.Label ?? "", heading);
        var target = TargetIn(plan, item.Span) ?? TargetIn(plan, item.TargetSpan);
        var months = item.Months;
        var form = months.IsEmpty && item.Week is null ? TaskForm.Continuous : TaskForm.Once;
        if (target is null && (TargetIn(plan, measure?.Span) ?? TargetIn(plan, measure?.TargetSpan)) is { } said)
        {
            if (said.Kind != QuantityKind.Frequency || said is { Value: 1, Per: QuantityPer.Year }) target = said;
            // 每季度一次 is the work, 三月 only one of its days; of 每年4次 the item is one.
            else if (isFirst && said.Per is QuantityPer.Month or QuantityPer.Quarter or QuantityPer.Week or QuantityPer.TwoWeeks) (target, form, months) = (said, TaskForm.Continuous, []);
        }

        return new ProposedTask(
            Short(WithoutOwner(item.Text, item.Owner)), form, area.Area, area.Second, Absolute(months, item.Year), months, false, false, target, item.Owner ?? measure?.Owner, item.Span, measure?.Span, area.Confidence);
    }

    private static void OfMeasure(ReadPlan plan, ReadSection section, ReadMeasure measure, ImmutableArray<ProposedTask>.Builder tasks, ImmutableArray<ChairQuestion>.Builder questions)
    {
        var title = Title(measure.Text);
        var area = AreaClassifier.Of(title, measure.Text, section.Title);
        var target = TargetIn(plan, measure.Span) ?? TargetIn(plan, measure.TargetSpan);
        var isEachMonth = false;
        var named = measure.Months.IsEmpty ? MonthWords.In(measure.Text, out isEachMonth) : measure.Months;
        // 利用春节、三八、教师节、重阳节慰问… goes on all year.
        if (named.Length >= ManyMonths && !isEachMonth && measure.Months.IsEmpty || Forms.IsDenied(measure.Text)) named = [];
        var form = !named.IsEmpty ? TaskForm.Once : Forms.Of(measure.Text, target);
        var months = named;
        if (form == TaskForm.Once && named.IsEmpty)
        {
            months = Usual(area.Area, plan.Period);
            questions.Add(new("task.no-months", months.IsEmpty ? $"“{Short(title)}”没有月份，请选定完成月份。" : $"“{Short(title)}”没有月份，已按惯例建议，请确认。", measure.Span));
        }

        var year = months.IsEmpty ? null : new YearByOrder(plan.Year, plan.Period == PlanPeriod.SchoolYear).Of(months, null);
        var confidence = named.IsEmpty ? area.Confidence / 2 : area.Confidence;
        tasks.Add(new ProposedTask(
            Short(title), form, area.Area, area.Second, Absolute(months, year), months, named.IsEmpty && !months.IsEmpty, isEachMonth, target, measure.Owner, measure.Span, null, confidence));
    }

    private static void AskForTheUnsaid(ReadPlan plan, bool hasProposals, ImmutableArray<ChairQuestion>.Builder questions)
    {
        foreach (var measure in plan.Sections.SelectMany(section => section.Measures))
            foreach (var vague in (ReadOnlySpan<string>)["若干", "多次", "数次", "不定期"])
                if (measure.Text.Contains(vague, StringComparison.Ordinal)) questions.Add(new("task.vague-quantity", $"“{Short(Title(measure.Text))}”里的“{vague}”没有数量，要定一个数吗？", measure.Span));
        if (plan.Year is null) questions.Add(new("plan.no-year", "计划没有写明年份，请选定。", plan.Span));
        if (plan.Schedule.IsEmpty && hasProposals) questions.Add(new("plan.no-schedule", "计划没有月份安排，任务的月份按惯例建议，请逐项确认。", plan.Span));
    }

    /// <summary>The first quantity that stands within the span.</summary>
    private static ReadQuantity? TargetIn(ReadPlan plan, SourceSpan? place)
    {
        if (place is not { } span) return null;
        // Quantities stand in the order of the text.
        var (low, high) = (0, plan.Quantities.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (plan.Quantities[middle].Span.Start < span.Start) low = middle + 1;
            else high = middle;
        }

        return low < plan.Quantities.Length && plan.Quantities[low].Span is var found && found.Start + found.Length <= span.Start + span.Length ? plan.Quantities[low] : null;
    }

    /// <summary>The months in which the area's work is usually done; those behind New Year lie outside a calendar year's plan.</summary>
    private static ImmutableArray<int> Usual(string area, PlanPeriod period)
    {
        var usual = WorkAreas.All.First(candidate => candidate.Code == area).UsualMonths;
        return period == PlanPeriod.SchoolYear ? usual : [.. usual.TakeWhile((month, index) => index == 0 || month > usual[index - 1])];
    }

    private static ImmutableArray<string> Absolute(ImmutableArray<int> months, int? year)
    {
        if (year is not { } current) return [];
        var absolute = ImmutableArray.CreateBuilder<string>(months.Length);
        var before = 0;
        foreach (var month in months)
        {
            if (month < before) current++;
            absolute.Add(string.Create(CultureInfo.InvariantCulture, $"{current:0000}-{month:00}"));
            before = month;
        }

        return absolute.ToImmutable();
    }

    private static string Title(string text)
    {
        var end = text.AsSpan().IndexOfAny("。；".AsSpan());
        return end > 0 ? text[..end] : text;
    }

    /// <summary>What fits into a line: cut at a comma where there is one, else with an ellipsis.</summary>
    private static string Short(string text)
    {
        if (text.Length <= TitleLength) return text.TrimEnd('，', ',', '、');
        var comma = text.AsSpan(0, TitleLength).LastIndexOfAny('，', ',', '；');
        return comma >= LeastTitle ? text[..comma] : Normalise.Han.First(text, TitleLength - 1) + "…";
    }
}
