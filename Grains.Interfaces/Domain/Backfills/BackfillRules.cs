using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Backfills;

/// <summary>Decides about earlier years that are entered afterwards (补录): by the office, for years before the service was used.</summary>
public static class BackfillRules
{
    /// <summary>Years back from now.</summary>
    public const int MostYears = 10;

    public const decimal MostMarks = 1_000;

    public const int MaxGrade = 20;

    private const int MostRank = 10_000;

    /// <summary>Place of what is wrong with the score.</summary>
    public const string ScorePlace = "score";

    public static string TitleOf(int year) => $"{year}年工会工作计划（补录）";

    public static PlanSpan SpanOf(int year) => new(new(year, 1), new(year, 12));

    /// <summary>Whether a year may be entered afterwards: it is over, and lies before the first round that was opened.</summary>
    /// <param name="firstRoundYear">Year of the earliest round; null: none was opened.</param>
    /// <param name="today">In the district's zone.</param>
    public static bool IsFree(int year, int? firstRoundYear, DateOnly today) =>
        year >= today.Year - MostYears && year < today.Year && year >= Periods.FirstYear && (firstRoundYear is null || year < firstRoundYear);

    /// <summary>The sentence for a year that may not; backfill.year-open.</summary>
    public static Refusal NotFree(int year, int? firstRoundYear, DateOnly today) => new(
        "backfill.year-open", RefusalKind.Invalid,
        $"{year}年不能补录：只补录已经过去、还没有开放过填报的年度（{today.Year - MostYears}年到{Math.Min(today.Year, firstRoundYear ?? today.Year) - 1}年）。", "year");

    /// <summary>Takes tasks and score: all of them, or none.</summary>
    /// <returns>
    /// Refusals: school.unknown, backfill.school-later, backfill.school-closed, backfill.year-open, backfill.year-reported, backfill.nothing-sent, backfill.task-twice,
    /// backfill.month, backfill.quarter, backfill.amount-missing, backfill.amount, backfill.done-short, backfill.share, backfill.score, backfill.score-above, backfill.score-day,
    /// backfill.rank, plan.too-many-tasks, reason.missing, plan.document-invalid, text.too-long, name.*, and those of a task's body (see <see cref="TaskRules"/>). The place is
    /// <c>line:field</c> for a task, <c>score:field</c> for the score.
    /// </returns>
    public static Decision<BackfillReceipt> Write(SchoolUnion union, PlanTerms terms, BackfillYear command, DateTimeOffset now)
    {
        var checks = Whole(union, terms, command, now);
        checks.Valid(!command.Tasks.IsEmpty || command.Score is not null, "backfill.nothing-sent", "没有要补录的内容。");
        if (checks.HaveFailed) return checks.Refuse<BackfillReceipt>();
        var year = PastYear.Of(union, command.Year);
        var (before, lines) = (year, year.Take(terms, command.Tasks));
        year = lines.Count > 0 ? lines[^1].After : year;
        var score = ScoreLine(union, terms, command, now);
        var flaws = lines.SelectMany(line => line.Line.Flaws).Concat(score?.Flaws ?? []).ToArray();
        if (flaws.Length > 0) return Decision<BackfillReceipt>.Refuse(flaws);
        checks.Require(year.Tasks.Length <= TaskRules.MaxTasks, "plan.too-many-tasks", RefusalKind.TooLarge, $"一年最多 {TaskRules.MaxTasks} 项任务，现在是 {year.Tasks.Length} 项。");
        if (checks.HaveFailed) return checks.Refuse<BackfillReceipt>();
        var states = lines.Select(line => line.Line.State).ToArray();
        var receipt = new BackfillReceipt(
            command.Year, year.Tasks.Length, states.Count(s => s is BackfillState.New), states.Count(s => s is BackfillState.Changed), states.Count(s => s is BackfillState.Unchanged),
            command.Score ?? union.PastScores.GetValueOrDefault(command.Year)?.Score);
        IFact?[] facts =
        [
            ReferenceEquals(before, year) ? null : year.Fact(command.Filing),
            score is { State: BackfillState.New or BackfillState.Changed } ? new ScoreBackfilled(command.Year, command.Score!, command.Filing) : null,
        ];
        return facts.OfType<IFact>().ToArray() is { Length: > 0 } said ? Decision<BackfillReceipt>.Accept(receipt, said) : Decision<BackfillReceipt>.Nothing(receipt);
    }

    /// <summary>What <see cref="Write"/> would do with each task and the score, taken by itself; flawed ones do not hold up the others.</summary>
    /// <returns>Refused where nothing could be taken at all.</returns>
    public static Outcome<BackfillPreview> Preview(SchoolUnion union, PlanTerms terms, BackfillYear command, DateTimeOffset now)
    {
        var checks = Whole(union, terms, command, now);
        return checks.HaveFailed
            ? Outcome<BackfillPreview>.Refused(checks.Refusals)
            : new BackfillPreview([.. PastYear.Of(union, command.Year).Take(terms, command.Tasks).Select(t => t.Line)], ScoreLine(union, terms, command, now));
    }

    /// <summary>Why a school's year cannot be entered at all; null: it can. Codes: backfill.school-later, backfill.school-closed.</summary>
    public static Refusal? UnlessThere(School school, int year, bool wasOpen) =>
        !wasOpen && school.Opens.Year > year
            ? new("backfill.school-later", RefusalKind.Conflict, $"“{school.Name}”{Words.Day(school.Opens)}才启用，没有{year}年的记录；如果当年已经开办，请选“启用日期在后、当年已经开办的学校也补录”。", school.Code.Value)
        : school.Closes is { } closes && closes.Year < year
            ? new("backfill.school-closed", RefusalKind.Conflict, $"“{school.Name}”{Words.Day(closes)}已经停办或合并，没有{year}年的记录。", school.Code.Value)
        : null;

    private static Checks Whole(SchoolUnion union, PlanTerms terms, BackfillYear command, DateTimeOffset now)
    {
        var (checks, today) = (new Checks(), terms.DayOf(now));
        if (checks.Require(terms.School is not null, "school.unknown", RefusalKind.Absent, "没有这所学校。") && UnlessThere(terms.School!, command.Year, command.Filing.WasOpen) is { } absent)
            checks.Require(false, absent.Code, absent.Kind, absent.Text, absent.Place);
        if (!IsFree(command.Year, terms.FirstRoundYear, today))
        {
            var open = NotFree(command.Year, terms.FirstRoundYear, today);
            checks.Require(false, open.Code, open.Kind, open.Text, open.Place);
        }

        checks.Free(
            !union.Reports.Values.Any(r => r.Quarter.Year == command.Year && r is { Backfill: null, State: not WorkState.NotStarted }),
            "backfill.year-reported", $"{command.Year}年学校已经自己报过，不能再补录。", "year");
        checks.Reason(command.Filing.Because, "补录的理由和依据材料", "because");
        PlanDocument.Check(checks, command.Filing.Source, "source");
        return checks;
    }

    private static BackfillLine? ScoreLine(SchoolUnion union, PlanTerms terms, BackfillYear command, DateTimeOffset now)
    {
        if (command.Score is not { } score) return null;
        var checks = new Checks();
        checks.Name(score.Name, "检查名称", Place("name"));
        var isFull = checks.Valid(score.Full is > 0 and <= MostMarks && IsFine(score.Full), "backfill.score", $"满分要大于 0、不超过 {MostMarks}，最多两位小数。", Place("full"));
        if (checks.Valid(score.Score >= 0 && IsFine(score.Score), "backfill.score", "得分不能小于 0，最多两位小数。", Place("score")) && isFull)
            checks.Valid(score.Score <= score.Full, "backfill.score-above", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"得分 {score.Score:0.##} 超过了满分 {score.Full:0.##}。"), Place("score"));
        checks.Valid(
            score.On is not { } on || (on.Year >= command.Year && on.Year <= command.Year + 1 && on <= terms.DayOf(now)),
            "backfill.score-day", $"检查日期要在{command.Year}年或次年，不能在今天以后。", Place("on"));
        checks.Text(score.Grade, "等次", Place("grade"), MaxGrade);
        checks.Valid(score.Rank is null or (>= 1 and <= MostRank), "backfill.rank", "名次要是 1 以上的整数。", Place("rank"));
        return new(
            0,
            checks.HaveFailed ? BackfillState.Wrong
                : union.PastScores.GetValueOrDefault(command.Year)?.Score is not { } before ? BackfillState.New
                : before == score ? BackfillState.Unchanged : BackfillState.Changed,
            checks.Refusals);

        static string Place(string field) => $"{ScorePlace}:{field}";
    }

    private static bool IsFine(decimal marks) => decimal.Round(marks, 2) == marks;
}
