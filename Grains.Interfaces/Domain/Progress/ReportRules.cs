using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Decides about quarter reports (DESIGN §3 “States of a report”).</summary>
public static class ReportRules
{
    /// <summary>Records the first autosave. When it is recorded already, or the report came back, nothing happens.</summary>
    /// <returns>Refusals: as for <see cref="Submit"/>, but nothing about what was filled in.</returns>
    public static Decision<ReportReceipt> Start(SchoolUnion union, RoundTerms terms, StartReport command, DateTimeOffset now)
    {
        var report = union.Report(command.Quarter);
        if (report.State is WorkState.Draft or WorkState.Returned or WorkState.Reopened) return Decision<ReportReceipt>.Nothing(ReportReceipt.Of(report));
        var checks = new Checks();
        RequireOpen(checks, report, terms, now);
        RequireState(checks, report, WorkState.NotStarted);
        if (checks.HaveFailed) return checks.Refuse<ReportReceipt>();
        return Answer(union, command.Quarter, now, command.Context.Actor.Account, [.. TasksOf(union, terms), new ReportStarted(command.Quarter)]);
    }

    /// <summary>
    /// Decides whether a quarter's report may be submitted: by the school, or by the office on its behalf. The office's is judged by the
    /// day on which it received it, for due, grace, extension and a return's deadline alike; locks and closed years are judged by now.
    /// </summary>
    /// <param name="now">The moment of the decision, UTC.</param>
    /// <returns>The facts to record, or every refusal that applies: report.round-not-open, report.not-yet-open, report.closed,
    /// report.round-locked, report.deadline-passed, report.year-closed, report.not-expected, report.not-draft, report.nothing-said,
    /// report.chair-signs, on-behalf.missing, on-behalf.not-yours, on-behalf.received-on, reason.missing, plan.document-invalid, and the
    /// flaws of lines (see <see cref="ReportLineRules"/>).</returns>
    public static Decision<ReportReceipt> Submit(SchoolUnion union, RoundTerms terms, SubmitReport command, DateTimeOffset now)
    {
        var report = union.Report(command.Quarter);
        var checks = new Checks();
        var actor = command.Context.Actor;
        var filedOn = command.OnBehalf?.ReceivedOn ?? terms.DayOf(now);
        OnBehalfRules.Check(checks, actor, command.OnBehalf, terms.DayOf(now), EarliestReceipt(report, terms));
        RequireChair(checks, actor, terms);
        RequireOpen(checks, report, terms, now, command.OnBehalf?.ReceivedOn);
        RequireState(checks, report, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened);
        var taken = TasksOf(union, terms).ToArray();
        var before = taken.Aggregate(union, (state, fact) => state.Apply(fact, now, actor.Account));
        var asked = AskedOccurrences.Of(before, command.Quarter);
        var content = command.Content ?? ReportContent.Empty;
        ReportLineRules.Check(checks, asked, content);
        if (checks.HaveFailed) return checks.Refuse<ReportReceipt>();

        var isEmpty = IsEmpty(asked, content);
        if (isEmpty && !command.ConfirmEmpty)
            return new Refusal("report.nothing-said", RefusalKind.Conflict, EmptyWarning(asked), command.Quarter.ToString());
        var round = terms.Round!;
        var kept = report.State is not WorkState.Returned || report.FirstReturnDeadline is not { } first || filedOn <= first;
        var judgedBy = new JudgedBy(round.Version, round.Dates.Due, round.Dates.Grace, round.Dates.Lock, terms.ExtendedUntil);
        var filedAt = command.OnBehalf is { } filing ? OnBehalfRules.FiledAt(filing, terms.TimeZone, now) : (DateTimeOffset?)null;
        return Answer(
            union, command.Quarter, now, actor.Account,
            [.. taken, new ReportSubmitted(command.Quarter, content, isEmpty, judgedBy, kept, command.OnBehalf, filedAt)]);
    }

    /// <summary>Takes a submission back, as long as it could be handed in again: a locked quarter must not lose it.</summary>
    /// <returns>Refusals: report.not-submitted (the review has begun, or nothing was handed in), report.year-closed, report.chair-signs, and those of
    /// <see cref="Submit"/> for a quarter that is not open.</returns>
    public static Decision<ReportReceipt> Withdraw(SchoolUnion union, RoundTerms terms, WithdrawReport command, DateTimeOffset now)
    {
        var report = union.Report(command.Quarter);
        return Act(union, terms, command.Quarter, now, command.Context.Actor.Account, "report.not-submitted", "只有已报送、还没开始审核的报告可以撤回",
            new ReportWithdrawn(command.Quarter), [WorkState.Submitted],
            checks =>
            {
                RequireChair(checks, command.Context.Actor, terms);
                RequireOpen(checks, report with { State = report.SubmittedFrom }, terms, now);
            });
    }

    /// <returns>Refusals: report.not-submitted, report.year-closed.</returns>
    public static Decision<ReportReceipt> BeginReview(SchoolUnion union, RoundTerms terms, BeginReportReview command, DateTimeOffset now) =>
        Act(union, terms, command.Quarter, now, command.Context.Actor.Account, "report.not-submitted", "只有已报送的报告可以开始审核",
            new ReportReviewStarted(command.Quarter), [WorkState.Submitted]);

    /// <summary>Accepting is a reviewer's first act, too.</summary>
    /// <returns>Refusals: report.not-in-review, report.year-closed, text.too-long.</returns>
    public static Decision<ReportReceipt> Accept(SchoolUnion union, RoundTerms terms, AcceptReport command, DateTimeOffset now) =>
        Act(union, terms, command.Quarter, now, command.Context.Actor.Account, "report.not-in-review", "没有待审核的报告",
            new ReportAccepted(command.Quarter, command.Note), [WorkState.Submitted, WorkState.InReview],
            checks => checks.Text(command.Note, "审核意见"));

    /// <returns>Refusals: report.not-in-review, report.year-closed, reason.missing, return.unknown-item, return.deadline-past,
    /// return.deadline-far. A report that is returned
    /// already may be returned again, which gives it a new deadline.</returns>
    public static Decision<ReportReceipt> Return(SchoolUnion union, RoundTerms terms, ReturnReport command, DateTimeOffset now)
    {
        var items = AskedOccurrences.Of(union, command.Quarter).Select(o => o.Occurrence.Id.Value).ToHashSet();
        return Act(union, terms, command.Quarter, now, command.Context.Actor.Account, "report.not-in-review", "没有待审核的报告",
            new ReportReturned(command.Quarter, command.Reasons, command.Deadline), [WorkState.Submitted, WorkState.InReview, WorkState.Returned],
            checks => ReturnRules.Check(checks, command.Reasons, command.Deadline, terms.DayOf(now), items.Contains));
    }

    /// <returns>Refusals: report.not-accepted, reason.missing, return.deadline-past, return.deadline-far, report.year-closed.</returns>
    public static Decision<ReportReceipt> Reopen(SchoolUnion union, RoundTerms terms, ReopenReport command, DateTimeOffset now) =>
        Act(union, terms, command.Quarter, now, command.Context.Actor.Account, "report.not-accepted", "只有审核通过的报告可以解锁",
            new ReportReopened(command.Quarter, command.Reason, command.Deadline), [WorkState.Accepted, WorkState.Reopened],
            checks =>
            {
                checks.Reason(command.Reason, "解锁理由");
                ReturnRules.CheckDeadline(checks, command.Deadline, terms.DayOf(now));
            });

    /// <summary>Whether a content says nothing about any due occurrence; with nothing due it has to say 本季度无到期任务, or something else.</summary>
    internal static bool IsEmpty(IReadOnlyCollection<AskedOccurrence> asked, ReportContent content)
    {
        var due = asked.Where(o => o.IsDue).Select(o => o.Occurrence.Id).ToHashSet();
        return due.Count == 0
            ? !content.NothingDue && content.Extra.IsEmpty && !content.Lines.Any(l => l.SaysSomething)
            : !content.Lines.Any(l => due.Contains(l.Occurrence) && l.SaysSomething);
    }

    private static string EmptyWarning(IReadOnlyCollection<AskedOccurrence> asked)
    {
        var due = asked.Where(o => o.IsDue).Select(o => $"“{o.Occurrence.Task.Title}”").ToArray();
        return due.Length == 0
            ? "本季度没有到期任务，请勾选“本季度无到期任务”再报送；仍要空着报送请确认，空报按未报计。"
            : $"到期的 {due.Length} 项任务都没有填：{string.Join("、", due.Take(10))}{(due.Length > 10 ? " 等" : "")}。仍要报送请确认，空报按未报计。";
    }

    internal static void RequireChair(Checks checks, Actor actor, RoundTerms terms) => checks.Require(
        !terms.ChairSigns || actor.IsDistrict || actor.Role is Role.SchoolChair,
        "report.chair-signs", RefusalKind.Forbidden, "本区规定季度报告由工会主席签发，请由工会主席报送或撤回。", terms.Quarter.ToString());

    /// <summary>The first day on which the office could receive a report: when the round opened, or when the report went back to the school.</summary>
    private static (DateOnly Day, string What)? EarliestReceipt(QuarterReport report, RoundTerms terms)
    {
        if (report.State is WorkState.Returned or WorkState.Reopened) return OnBehalfRules.SinceReturn(report.Reviews, terms.TimeZone);
        return terms.Round is { } round ? (round.Dates.Opens, "批次开放的日子") : null;
    }

    private static IEnumerable<IFact> TasksOf(SchoolUnion union, RoundTerms terms) =>
        DistrictTaskRules.Missing(union, terms.Tasks) is { } taken ? [taken] : [];

    private static void RequireState(Checks checks, QuarterReport report, params WorkState[] states) =>
        checks.Free(states.Contains(report.State), "report.not-draft", $"报告现在是“{Words.Of(report.State)}”，不能填报。", report.Quarter.ToString());

    /// <summary>Whether the school may fill in now: the round's dates, its own extension, or the deadline that a return or reopening gave.</summary>
    /// <param name="receivedOn">The day that counts instead of today, but for the lock: when the office received it. Null: today.</param>
    private static void RequireOpen(Checks checks, QuarterReport report, RoundTerms terms, DateTimeOffset now, DateOnly? receivedOn = null)
    {
        var place = report.Quarter.ToString();
        if (!checks.Free(terms.Round is not null, "report.round-not-open", $"{report.Quarter.Name}还没有开放填报。", place)) return;
        if (!checks.Free(!terms.IsYearClosed, "report.year-closed", $"{report.Quarter.Year}年已归档，不能再报。", place)) return;
        var today = terms.DayOf(now);
        var day = receivedOn ?? today;
        var dates = terms.Round!.Dates;
        if (report.State is WorkState.Returned or WorkState.Reopened)
        {
            checks.Free(
                report.Deadline is { } deadline && day <= deadline,
                "report.deadline-passed", $"退回或解锁时给的期限（{Words.Day(report.Deadline)}）已过，请联系区教育工会。", place);
            return;
        }

        checks.Free(terms.IsExpected || terms.IsExempt, "report.not-expected", "这所学校不在本批次的应报名单中。", place);
        checks.Free(today >= dates.Opens, "report.not-yet-open", $"{report.Quarter.Name}从{Words.Day(dates.Opens)}起填报。", place);
        if (!checks.Free(today <= dates.Lock, "report.round-locked", $"{report.Quarter.Name}已在{Words.Day(dates.Lock)}锁定，只有退回或解锁后才能再报。", place)) return;
        checks.Free(
            day <= dates.Grace || day <= terms.ExtendedUntil,
            "report.closed", $"{report.Quarter.Name}的填报已在{Words.Day(dates.Grace)}结束，需要延期请联系区教育工会。", place);
    }

    private static Decision<ReportReceipt> Act(
        SchoolUnion union, RoundTerms terms, Quarter quarter, DateTimeOffset now, string by, string code, string text, IFact fact,
        WorkState[] states, Action<Checks>? check = null)
    {
        var state = union.Report(quarter).State;
        var checks = new Checks();
        checks.Free(states.Contains(state), code, $"{text}，现在是“{Words.Of(state)}”。", quarter.ToString());
        if (checks.Free(!terms.IsYearClosed, "report.year-closed", $"{quarter.Year}年已归档，不能再改。", quarter.ToString())) check?.Invoke(checks);
        return checks.HaveFailed ? checks.Refuse<ReportReceipt>() : Answer(union, quarter, now, by, fact);
    }

    internal static Decision<ReportReceipt> Answer(SchoolUnion union, Quarter quarter, DateTimeOffset now, string by, params IFact[] facts)
    {
        var after = facts.Aggregate(union, (state, fact) => state.Apply(fact, now, by));
        return Decision<ReportReceipt>.Accept(ReportReceipt.Of(after.Report(quarter)), facts);
    }
}
