using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Plans;

/// <summary>What a draft keeps beside its tasks, for the page that it is typed on. It outlives hand-ins and returns of its plan.</summary>
/// <param name="Document">What it was read from, to stand beside the tasks; null when it was typed.</param>
/// <param name="SetAside">不列为任务: sentences of intent, and tasks that were taken out; each may come back.</param>
/// <param name="Questions">What is still open, in the order of the document.</param>
public sealed record DraftNotes(DraftDocument? Document, ImmutableArray<PlanTask> SetAside, ImmutableArray<DraftQuestion> Questions)
{
    public static DraftNotes Empty { get; } = new(null, [], []);

    /// <summary>Whether the months of a task are proposed and wait for a yes.</summary>
    public bool AreMonthsProposed(PlanTask task) => !task.Months.IsEmpty && Questions.Any(q => q.Task == task.Id && q.IsAboutMonths);

    /// <summary>The notes without questions about tasks that are not there (any more).</summary>
    internal DraftNotes For(ImmutableArray<PlanTask> tasks)
    {
        var ids = tasks.Select(t => t.Id).ToHashSet();
        return this with { Questions = [.. Questions.Where(q => q.Task is not { } task || ids.Contains(task))] };
    }
}

/// <summary>The document that a draft was read from.</summary>
/// <param name="Start">Offset of the text's first character in the document as received; sources of tasks count from there.</param>
/// <param name="Text">The plan's stretch of the document; null when it is longer than <see cref="MaxBytes"/>: the tasks keep their sentences.</param>
/// <param name="Headings">Offsets at which headings begin, in the document as received.</param>
/// <param name="Number">Which of the document's plans it is, from 1.</param>
/// <param name="Titles">The titles of all plans of the document, in its order, empty where it prints none; null: it holds this one only.</param>
public sealed record DraftDocument(
    PlanDocument File, int Start, string? Text, ImmutableArray<int> Headings, int Number = 1, ImmutableArray<string>? Titles = null)
{
    /// <summary>Bytes of UTF-8: about 66,000 Chinese characters; plans have a few thousand.</summary>
    public const int MaxBytes = 200 * 1024;

    /// <param name="titles">Of all plans of the document.</param>
    public static DraftDocument Of(PlanDocument file, int start, string text, ImmutableArray<int> headings, int number, ImmutableArray<string> titles) =>
        new(file, start, Encoding.UTF8.GetByteCount(text) <= MaxBytes ? text : null, headings, number, titles.Length > 1 ? titles : null);
}

/// <summary>Something that the document leaves open, asked instead of guessed.</summary>
/// <param name="Id">Unique within the draft: q1, q2 …</param>
/// <param name="Code">As the reader names it: task.no-months, task.vague-quantity, plan.no-year …; task.kind-unclear.</param>
/// <param name="Sentence">A Chinese sentence for the chair.</param>
/// <param name="Task">The task that it is about; null: the whole plan.</param>
public sealed record DraftQuestion(string Id, string Code, string Sentence, TaskId? Task)
{
    public const string NoMonths = "task.no-months";
    public const string WeekOutside = "calendar.week-outside-term";
    public const string Vague = "task.vague-quantity";
    public const string Kind = "task.kind-unclear";

    [JsonIgnore]
    public bool IsAboutMonths => Code is NoMonths or WeekOutside;
}
