using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Backfills;

/// <summary>Why and from what an earlier year was entered afterwards (补录).</summary>
/// <param name="Because">Why, and from which papers (依据材料); shown wherever what was taken is shown.</param>
/// <param name="Source">The workbook that it was taken from; null: sent over the API.</param>
/// <param name="WasOpen">The office says that the school was there already: its 启用日期 is only the day on which it began to use the service.</param>
public sealed record Backfilling(string Because, PlanDocument? Source = null, bool WasOpen = false);

/// <summary>The mark of what was entered afterwards (补录).</summary>
/// <param name="By">Account of the office.</param>
/// <param name="At">When, UTC.</param>
public sealed record BackfillMark(Backfilling Filing, string By, DateTimeOffset At);

/// <summary>What became of a task by the end of its year.</summary>
public enum PastOutcome
{
    /// <summary>完成.</summary>
    Done,

    /// <summary>部分完成.</summary>
    Partly,

    /// <summary>未完成.</summary>
    NotDone,

    /// <summary>取消: it leaves the sums.</summary>
    Cancelled,
}

/// <summary>A task of an earlier year and what became of it. Within a school's year it is known by its title.</summary>
/// <param name="Months">1 to 12; none: due in the last quarter.</param>
/// <param name="DoneThousandths">How much was done of a target, in thousandths of its unit; null: all of it when it is done, nothing otherwise.</param>
/// <param name="ShareMillionths">How much was done of a task without a target, 0 to 1,000,000; only when it is done in part.</param>
/// <param name="DoneIn">The quarter in which it was, 1 to 4; null: not known, then it counts in the quarter in which it was due.</param>
/// <param name="Line">Where it stands in what was sent, from 1; refusals name it.</param>
public sealed record PastTask(
    string Title,
    AreaCode Area,
    ImmutableArray<int> Months,
    Target? Target,
    PastOutcome Outcome,
    long? DoneThousandths = null,
    long? ShareMillionths = null,
    int? DoneIn = null,
    string? Text = null,
    int Line = 1);

/// <summary>What an inspection of an earlier year came to for a school (考核得分).</summary>
/// <param name="Name">检查名称.</param>
/// <param name="On">Its day; null: not known.</param>
/// <param name="Full">满分, above 0, at most 1,000.</param>
/// <param name="Score">0 to <paramref name="Full"/>; both with at most two decimals.</param>
/// <param name="Grade">等次, as it was given.</param>
/// <param name="Rank">名次 within its group, as it was given.</param>
public sealed record PastScore(string Name, DateOnly? On, decimal Full, decimal Score, string? Grade = null, int? Rank = null);

/// <summary>A score of an earlier year as it stands.</summary>
public sealed record BackfilledScore(int Year, PastScore Score, BackfillMark Mark);

/// <summary>Scores of a school's earlier years, oldest first.</summary>
public sealed record PastScores(ImmutableArray<BackfilledScore> Scores);

/// <summary>Enters an earlier year of a school: tasks with what became of them, and its score. What is not named stays as it was.</summary>
/// <param name="Score">Null: as it was.</param>
public sealed record BackfillYear(CommandContext Context, int Year, ImmutableArray<PastTask> Tasks, PastScore? Score, Backfilling Filing) : ICommand;

/// <summary>What was taken of a year.</summary>
/// <param name="Tasks">All tasks of the year now.</param>
public sealed record BackfillReceipt(int Year, int Tasks, int New, int Changed, int Unchanged, PastScore? Score);

/// <summary>What a command would do with a task or the score.</summary>
public enum BackfillState
{
    New,
    Changed,
    Unchanged,
    Wrong,
}

/// <param name="Line">Of the task; 0: of the score.</param>
/// <param name="Flaws">Why it could not be taken.</param>
public sealed record BackfillLine(int Line, BackfillState State, ImmutableArray<Refusal> Flaws);

/// <summary>What <see cref="BackfillYear"/> would do, each task taken by itself.</summary>
/// <param name="Score">Null: none was sent.</param>
public sealed record BackfillPreview(ImmutableArray<BackfillLine> Tasks, BackfillLine? Score);

/// <summary>A quarter of an earlier year, with what is said of its tasks.</summary>
public sealed record BackfilledQuarter(Quarter Quarter, ReportContent Content);

/// <summary>A year's plan was entered afterwards: all of it, as it stands from now on.</summary>
/// <param name="Quarters">The four quarters of the year.</param>
public sealed record PlanBackfilled(int Year, ImmutableArray<PlanTask> Tasks, ImmutableArray<BackfilledQuarter> Quarters, Backfilling Filing) : IFact;

/// <summary>A year's score was entered afterwards.</summary>
public sealed record ScoreBackfilled(int Year, PastScore Score, Backfilling Filing) : IFact;
