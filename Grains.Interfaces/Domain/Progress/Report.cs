using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What a school says of a task.</summary>
public enum TaskState
{
    NotStarted,
    InProgress,
    Done,

    /// <summary>无: explicitly nothing this quarter.</summary>
    None,

    /// <summary>不适用: leaves the sums once the district accepted it.</summary>
    NotApplicable,
}

/// <summary>Progress of one occurrence in one quarter (任务进展).</summary>
/// <param name="QuantityThousandths">Thousandths of the target's unit: added in the quarter (count, money) or reached (percent); null: nothing said.</param>
/// <param name="ShareMillionths">For tasks without a target: the share that is done, 0 to 1,000,000; null: nothing said.</param>
/// <param name="Note">核对说明: why something that is asked about (<see cref="ReportQueries"/>) is right all the same.</param>
public sealed record TaskProgress(
    OccurrenceId Occurrence,
    TaskState? State,
    long? QuantityThousandths = null,
    long? ShareMillionths = null,
    string? Text = null,
    string? Problem = null,
    string? NextStep = null,
    string? Note = null)
{
    /// <summary>Whether anything at all was said: a state, a text, or an explicit 无. A bare quantity counts as a state.</summary>
    [JsonIgnore]
    public bool SaysSomething => State is not null || QuantityThousandths is not null || ShareMillionths is not null || !string.IsNullOrWhiteSpace(Text);
}

/// <summary>Work outside the plan (计划外工作); outside the rate.</summary>
public sealed record ExtraWork(string Title, AreaCode? Area, string? Text);

/// <summary>What a school hands in for a quarter.</summary>
/// <param name="Highlights">亮点, outside the rate.</param>
/// <param name="NothingDue">The school says itself: 本季度无到期任务.</param>
public sealed record ReportContent(
    ImmutableArray<TaskProgress> Lines, ImmutableArray<ExtraWork> Extra, string? Highlights, bool NothingDue)
{
    public static ReportContent Empty { get; } = new([], [], null, false);

    public TaskProgress? Line(OccurrenceId occurrence) => Lines.FirstOrDefault(l => l.Occurrence == occurrence);
}

/// <summary>The report of one school for one quarter (季度报告).</summary>
/// <param name="Submitted">What stands as reported (上报数): the last submission that was not withdrawn or returned; null otherwise.</param>
/// <param name="Accepted">What stands as accepted (审定数): the last accepted content, until the next is accepted.</param>
/// <param name="LastHandedIn">The last content that was handed in, kept for editing after a return.</param>
/// <param name="IsEmpty">The standing submission says nothing about any due occurrence.</param>
/// <param name="FiledAt">First submission that was not empty and not withdrawn, UTC; decides 及时率.</param>
/// <param name="KeptDeadlines">False once a returned report came back after the first deadline that its return gave.</param>
/// <param name="FirstReturnDeadline">The deadline of the last return; a deadline that was put off while nothing came in does not change it.</param>
/// <param name="Deadline">Last day for handing in again after a return or reopening.</param>
/// <param name="JudgedBy">What the last submission was judged by.</param>
/// <param name="SubmittedFrom">State that the last submission left; a withdrawal goes back to it.</param>
/// <param name="FiledBefore"><paramref name="FiledAt"/> as it was before the last submission.</param>
/// <param name="OnBehalf">The last submission, when the office made it; null: the school did.</param>
/// <param name="OnBehalfBefore"><paramref name="OnBehalf"/> as it was before the last submission.</param>
/// <param name="Paper">The signed paper, when the office has it.</param>
/// <param name="SentBack">What the office last returned or reopened: what a new submission is held against.</param>
public sealed record QuarterReport(
    Quarter Quarter,
    WorkState State,
    ReportContent? Submitted,
    ReportContent? Accepted,
    ReportContent? LastHandedIn,
    bool IsEmpty,
    bool IsAcceptedEmpty,
    DateTimeOffset? FiledAt,
    DateTimeOffset? LastSubmittedAt,
    bool KeptDeadlines,
    DateOnly? FirstReturnDeadline,
    DateOnly? Deadline,
    JudgedBy? JudgedBy,
    WorkState SubmittedFrom,
    DateTimeOffset? FiledBefore,
    ImmutableArray<ReviewEntry> Reviews,
    FiledOnBehalf? OnBehalf = null,
    FiledOnBehalf? OnBehalfBefore = null,
    PaperReceipt? Paper = null,
    ReportContent? SentBack = null)
{
    /// <summary>Of a quarter of an earlier year that the office entered afterwards (补录): nothing of it is late or missing. Null: it was reported.</summary>
    public BackfillMark? Backfill { get; init; }

    public static QuarterReport NotStarted(Quarter quarter) =>
        new(quarter, WorkState.NotStarted, null, null, null, false, false, null, null, true, null, null, null, WorkState.Draft, null, []);

    /// <summary>Grows with everything that happens to what is reported; what If-Match compares. A paper or a confirmation is none of it: drafts outlive them.</summary>
    [JsonIgnore]
    public int Revision => Reviews.Length + (State is WorkState.NotStarted ? 0 : 1);

    /// <summary>Whether what the office handed in stands and waits for the school's word.</summary>
    [JsonIgnore]
    public bool AwaitsConfirmation => OnBehalf is { IsConfirmed: false } && State is not WorkState.Returned;

    /// <summary>The content that counts on a basis; null: nothing counts.</summary>
    public ReportContent? On(Basis basis) => basis is Basis.Accepted ? Accepted : Submitted;
}

/// <summary>The signed paper of a report.</summary>
/// <param name="By">Account of the office that noted it.</param>
public sealed record PaperReceipt(DateOnly On, string? Note, string By, DateTimeOffset At);

/// <summary>On which of the two bases a number stands.</summary>
public enum Basis
{
    /// <summary>上报数（含未审）.</summary>
    Reported,

    /// <summary>审定数.</summary>
    Accepted,
}

/// <summary>The round as it was when a submission was judged.</summary>
/// <param name="ExtendedUntil">The school's own last day, or null.</param>
public sealed record JudgedBy(int RoundVersion, DateOnly Due, DateOnly Grace, DateOnly Lock, DateOnly? ExtendedUntil);
