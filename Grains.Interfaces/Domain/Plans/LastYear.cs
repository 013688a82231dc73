using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>What became of a task in the plan that it was copied from, on 上报数. In the order in which a chair looks at them.</summary>
public enum LastYearOutcome
{
    /// <summary>未完成: reported, and nothing of it was done.</summary>
    NotDone,

    /// <summary>部分完成.</summary>
    Partly,

    /// <summary>未报: no report says anything about it.</summary>
    Unreported,

    /// <summary>完成.</summary>
    Done,
}

/// <summary>Something that copying leaves open; asked instead of changed silently.</summary>
/// <param name="Code">task.title-names-year, task.source-names-year, task.months-dropped, plan.months-from-start.</param>
/// <param name="Sentence">A Chinese sentence for the chair.</param>
/// <param name="Quote">The words of the title that it is about, or null: it is asked as long as they stand there.</param>
public sealed record CopyQuestion(string Code, string Sentence, string? Quote = null);

/// <summary>What is known of one task of a draft from the plan that it was copied from.</summary>
/// <param name="Task">Its id, the same in both.</param>
/// <param name="Title">Its title there.</param>
/// <param name="CompletionMillionths">Earned ÷ weight over its occurrences, 0 to 1,000,000.</param>
/// <param name="Done">Occurrences that were complete,</param>
/// <param name="Count">of so many that counted.</param>
public sealed record LastYearTask(
    TaskId Task, string Title, LastYearOutcome Outcome, long CompletionMillionths, int Done, int Count, ImmutableArray<CopyQuestion> Questions)
{
    /// <summary>未完成, 部分完成, 未报, 完成.</summary>
    public string OutcomeName => Words.Of(Outcome);
}

/// <summary>A task that was not copied.</summary>
/// <param name="Code">task.cancelled, task.not-applicable, task.from-district.</param>
/// <param name="Reason">A Chinese sentence.</param>
public sealed record LeftOutTask(TaskId Task, string Title, string Code, string Reason);

/// <summary>Where a draft was copied from (沿用上年计划), and what became of its tasks there.</summary>
/// <param name="Plan">The plan it was copied from.</param>
/// <param name="Title">Its title.</param>
/// <param name="Tasks">One for each copied task that still stands in the draft: unfinished ones first, then in the order of the plan.</param>
/// <param name="Questions">About the whole draft.</param>
public sealed record LastYear(
    PlanId Plan, string Title, PlanSpan Span, ImmutableArray<LastYearTask> Tasks, ImmutableArray<LeftOutTask> LeftOut, ImmutableArray<CopyQuestion> Questions)
{
    /// <summary>
    /// What still holds after the draft was typed on: a task is the same as long as it keeps its id and its source, and a question is
    /// asked as long as its words stand in the title.
    /// </summary>
    /// <returns>Null when nothing of the copy is left.</returns>
    internal LastYear? After(ImmutableArray<PlanTask> before, ImmutableArray<PlanTask> after)
    {
        var sources = before.ToLookup(t => t.Id, t => t.Source);
        var titles = after.Where(t => sources[t.Id].Contains(t.Source)).ToLookup(t => t.Id, t => t.Title);
        ImmutableArray<LastYearTask> kept = [.. Tasks.Where(t => titles.Contains(t.Task)).Select(t => t with
        {
            Questions = [.. t.Questions.Where(q => q.Quote is null || titles[t.Task].Any(title => title.Contains(q.Quote, StringComparison.Ordinal)))],
        })];
        return kept.IsEmpty ? null : this with { Tasks = kept };
    }
}
