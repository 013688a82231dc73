using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Plans;

/// <summary>What the page shows beside the tasks: the document, the sentences of intent, what is asked.</summary>
internal static partial class DraftFromReading
{
    /// <summary>Percent: below it the reader guesses, and a task that goes on all year without a number may be a mere sentence.</summary>
    private const int Unsure = 40;

    private const int LongestHeading = 40;

    /// <param name="number">Which of the document's plans it is, from 1.</param>
    /// <param name="questions">What was asked about this plan, by the reader and by the calendar.</param>
    public static DraftNotes Notes(PlanReading reading, ReadPlan plan, int number, PlanSpan span, PlanDocument file, IEnumerable<ChairQuestion> questions)
    {
        var (start, length) = (plan.Span.Start, plan.Span.Length);
        var tasks = Numbered(plan, 't', isStatement: false).ToArray();
        var asked = questions.SelectMany(question => Asked(question, tasks)).Concat(tasks.Where(task => IsUnsure(task.Read)).Select(UnsureKind));
        return new(
            DraftDocument.Of(
                file, start, reading.Text.Substring(start, length), Headings(reading.Text, plan), number,
                [.. reading.Plans.Select(p => p.Title ?? "")]),
            [.. Numbered(plan, 's', isStatement: true).Select(task => Task(task.Read, task.Id, reading.Text, span))],
            [.. asked.Select((question, index) => question with { Id = string.Create(CultureInfo.InvariantCulture, $"q{index + 1}") })]);
    }

    /// <summary>A question about a stretch of the text is about the tasks that came from it; where none did, nobody is asked.</summary>
    private static IEnumerable<DraftQuestion> Asked(ChairQuestion question, (Domain.TaskId Id, ProposedTask Read)[] tasks)
    {
        if (!question.Code.StartsWith("task.", StringComparison.Ordinal) && question.Code is not DraftQuestion.WeekOutside)
            return [new("", question.Code, question.Sentence, null)];
        return tasks.Where(task => task.Read.Source == question.Span || task.Read.MeasureSource == question.Span)
            .Where(task => question.Code is not DraftQuestion.Vague || task.Read.Target is null)
            .Select(task => new DraftQuestion("", question.Code, question.Sentence, task.Id));
    }

    private static bool IsUnsure(ProposedTask read) =>
        read is { Form: TaskForm.Continuous, Target: null, MonthNumbers.IsEmpty: true, Confidence: < Unsure };

    private static DraftQuestion UnsureKind((Domain.TaskId Id, ProposedTask Read) task) =>
        new("", DraftQuestion.Kind, $"“{task.Read.Title}”是一次性的事、常年工作，还是不列为任务？", task.Id);

    private static ImmutableArray<int> Headings(string text, ReadPlan plan) =>
    [
        .. plan.Sections.Select(section => text.LastIndexOf('\n', Math.Max(section.Span.Start - 1, 0)) + 1)
            .Where(at => at >= plan.Span.Start && (text.IndexOf('\n', at) is var end && (end < 0 ? text.Length : end) - at <= LongestHeading)).Distinct(),
    ];
}
