using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>One step in typing a plan's draft.</summary>
public enum PlanEditAct
{
    /// <summary>Writes <c>Task</c> over the one with its id, or adds it before <c>Next</c>, else at the end.</summary>
    Put,

    /// <summary>Gives the plan the title in <c>Text</c>.</summary>
    Rename,

    /// <summary>Makes <c>Tasks</c> of the kind <c>Kind</c>, without recurrence.</summary>
    SetKind,

    /// <summary>不列为任务: takes <c>Tasks</c> out; they may come back.</summary>
    SetAside,

    /// <summary>Takes <c>Tasks</c> back among the tasks, in the order of the document.</summary>
    TakeBack,

    /// <summary>Makes two of the first of <c>Tasks</c>; the second gets the id <c>Next</c>.</summary>
    Split,

    /// <summary>Puts the first of <c>Tasks</c> into <c>Next</c>.</summary>
    Merge,

    /// <summary>Puts the first of <c>Tasks</c> before <c>Next</c>; null: at the end.</summary>
    Move,

    /// <summary>Says yes to the proposed months of <c>Tasks</c>; none named: of all.</summary>
    ConfirmMonths,

    /// <summary>Moves months of all tasks that lie outside the plan's span to the same months within it, where there is such a month.</summary>
    MoveIntoSpan,

    /// <summary>Closes everything that is asked about <c>Tasks</c>.</summary>
    Settle,

    /// <summary>Closes the question whose id is in <c>Text</c>.</summary>
    Close,
}

/// <summary>A step in typing a plan's draft. Sent twice it does the same as once: ids and places are named by whoever sends it.</summary>
/// <param name="Revision">Revision of the plan that it was typed on; an older one than the plan's is refused as stale, 0 is not looked at.</param>
public sealed record PlanEdit(
    PlanId Plan,
    PlanEditAct Act,
    int Revision,
    ImmutableArray<TaskId> Tasks,
    PlanTask? Task = null,
    TaskId? Next = null,
    TaskKind? Kind = null,
    string? Text = null);

/// <summary>A plan as it is being typed.</summary>
/// <param name="Plan">The plan itself: its state, versions and reviews.</param>
/// <param name="Draft">The saved draft; where nothing is saved yet, what was handed in or is in force.</param>
/// <param name="NextTask">An id that no task of this plan ever had.</param>
/// <param name="Flaws">Why it would be refused if it were handed in now; the place is the task.</param>
public sealed record PlanWork(PlanView Plan, PlanDraft Draft, TaskId NextTask, ImmutableArray<Refusal> Flaws)
{
    /// <summary>The notes of the draft, empty ones where it has none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DraftNotes Notes => Draft.Notes ?? DraftNotes.Empty;
}
