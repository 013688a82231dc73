using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A plan as it is typed: document, questions, tasks, what was set aside, what is missing.</summary>
/// <param name="Row">The task whose row is open, or null.</param>
/// <param name="New">The new task whose row is open, not saved yet, or null.</param>
public sealed record PlanEditModel(PlanFrame Frame, PlanWork Work, CoverageView Coverage, TaskId? Row, PlanTask? New)
{
    private readonly ImmutableDictionary<TaskId, int> numbers = Work.Draft.Tasks.Select((task, index) => (task.Id, Number: index + 1))
        .GroupBy(t => t.Id).ToImmutableDictionary(t => t.Key, t => t.First().Number);

    public PlanView Plan => Work.Plan;

    /// <summary>The plan's files, as the post sees them.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>Earlier plans that may take the place of what is there, the latest first.</summary>
    public ImmutableArray<PlanView> Sources { get; init; } = [];

    public PlanDraft Draft => Work.Draft;

    public ImmutableArray<PlanTask> Tasks => Work.Draft.Tasks;

    public DraftNotes Notes => Work.Notes;

    public string Here => Frame.Page(Plan.Id, "/edit");

    /// <summary>Name of the form that the buttons of rows and the ticks belong to.</summary>
    public const string Acts = "acts";

    /// <summary>Number of the row, from 1.</summary>
    public int NumberOf(TaskId task) => numbers.GetValueOrDefault(task);

    public PlanTask? TaskOf(TaskId? id) => id is { } known && numbers.TryGetValue(known, out var number) ? Tasks[number - 1] : null;

    /// <summary>The questions that have an answer of their own; months of many tasks are asked at once.</summary>
    public ImmutableArray<AskedQuestion> Questions { get; } =
        [.. Work.Notes.Questions.Select((question, index) => new AskedQuestion(index + 1, question))];

    public AskedQuestion? QuestionOf(TaskId task) => Questions.FirstOrDefault(q => q.Question.Task == task);

    /// <summary>Tasks whose months are proposed and wait for a yes.</summary>
    public int Proposed => Tasks.Count(Notes.AreMonthsProposed);

    /// <summary>Tasks with months that lie outside the plan: a document of another year.</summary>
    public int Outside => Tasks.Count(t => t.Months.Any(month => !Plan.Span.Contains(month)));

    /// <summary>Reasons of the last return, as long as it is returned.</summary>
    public ReviewEntry? Returned => Plan.State is WorkState.Returned ? Plan.Reviews.LastOrDefault(r => r.Act == "returned") : null;

    public IEnumerable<ReturnReason> ReasonsFor(TaskId task) => Returned?.Reasons.Where(r => r.Item == task.Value) ?? [];

    public LastYearTask? LastYearOf(TaskId task) => Draft.LastYear?.Tasks.FirstOrDefault(t => t.Task == task);

    /// <summary>The task before or behind another, or null.</summary>
    public PlanTask? Beside(TaskId task, int step)
    {
        var at = NumberOf(task) - 1 + step;
        return numbers.ContainsKey(task) && at >= 0 && at < Tasks.Length ? Tasks[at] : null;
    }

    /// <summary>A document may take the place of what is there only as long as no version is in force: tasks keep their ids for ever.</summary>
    public bool MayReadAnew => Plan.Versions.IsEmpty;
}

/// <param name="Number">As it stands in the list and in the document: 问 1.</param>
public sealed record AskedQuestion(int Number, DraftQuestion Question)
{
    public string Anchor => $"q{Number}";

    public string Label => Say.It(PlansTexts.AskNumber, Number);
}
