using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Summaries;

/// <summary>
/// Decides about work summaries. They run through the states of reports, but nothing locks them: what comes late is taken and counts as late,
/// until the year is closed.
/// </summary>
public static class SummaryRules
{
    /// <summary>More than a proposal for all work areas has.</summary>
    public const int MostSections = 40;
    public const int MostSources = 200;

    /// <summary>The longest text of a section, in characters.</summary>
    public const int MaxSection = 6_000;

    /// <returns>Refusals: summary.not-draft, summary.not-yet-open, summary.year-closed, summary.chair-signs, and those of <see cref="CheckContent"/>, of which
    /// summary.empty is one.</returns>
    public static Decision<SummaryReceipt> Submit(SchoolUnion union, PlanTerms terms, SubmitSummary command, DateTimeOffset now)
    {
        var summary = union.Summary(command.Period);
        var content = command.Content ?? SummaryContent.Empty;
        var checks = new Checks();
        RequireChair(checks, command.Context.Actor, terms);
        RequireState(checks, summary, WorkState.NotStarted, WorkState.Returned, WorkState.Reopened);
        RequireOpen(checks, command.Period, terms);
        checks.Free(
            terms.DayOf(now) >= command.Period.Opens, "summary.not-yet-open", $"{command.Period.Title}从{Words.Day(command.Period.Opens)}起报送。", command.Period.ToString());
        CheckContent(checks, content);
        checks.Valid(!content.SaysNothing, "summary.empty", "还没有写内容，不能报送。", "sections");
        if (checks.HaveFailed) return checks.Refuse<SummaryReceipt>();
        var kept = summary.State is not WorkState.Returned || terms.DayOf(now) <= summary.Deadline;
        return Answer(union, terms, now, command.Context.Actor.Account, new SummarySubmitted(command.Period, content, command.Period.Due(terms.Settings), kept), command.Period);
    }

    /// <returns>Refusals: summary.not-submitted (it is reviewed already, or nothing was handed in), summary.year-closed, summary.chair-signs.</returns>
    public static Decision<SummaryReceipt> Withdraw(SchoolUnion union, PlanTerms terms, WithdrawSummary command, DateTimeOffset now) =>
        Act(union, terms, command, command.Period, new SummaryWithdrawn(command.Period), "summary.not-submitted", "只有已报送、还没有审核的总结可以撤回", now,
            [WorkState.Submitted], checks => RequireChair(checks, command.Context.Actor, terms));

    /// <returns>Refusals: summary.not-submitted, summary.year-closed, text.too-long.</returns>
    public static Decision<SummaryReceipt> Accept(SchoolUnion union, PlanTerms terms, AcceptSummary command, DateTimeOffset now) =>
        Act(union, terms, command, command.Period, new SummaryAccepted(command.Period, command.Note), "summary.not-submitted", "没有待审核的总结", now,
            [WorkState.Submitted], checks => checks.Text(command.Note, "审核意见", "note"));

    /// <returns>Refusals: summary.not-submitted, summary.year-closed, reason.missing, text.too-long, return.unknown-item, return.deadline-past, return.deadline-far.
    /// A summary that is returned already may be returned again, which gives it a new deadline.</returns>
    public static Decision<SummaryReceipt> Return(SchoolUnion union, PlanTerms terms, ReturnSummary command, DateTimeOffset now)
    {
        var sections = union.Summary(command.Period).LastHandedIn?.Sections.Select(s => s.Title).ToHashSet() ?? [];
        return Act(union, terms, command, command.Period, new SummaryReturned(command.Period, command.Reasons, command.Deadline), "summary.not-submitted", "没有待审核的总结", now,
            [WorkState.Submitted, WorkState.Returned], checks => ReturnRules.Check(checks, command.Reasons, command.Deadline, terms.DayOf(now), sections.Contains));
    }

    /// <returns>Refusals: summary.not-accepted, summary.year-closed, reason.missing, text.too-long, return.deadline-past, return.deadline-far.</returns>
    public static Decision<SummaryReceipt> Reopen(SchoolUnion union, PlanTerms terms, ReopenSummary command, DateTimeOffset now) =>
        Act(union, terms, command, command.Period, new SummaryReopened(command.Period, command.Reason, command.Deadline), "summary.not-accepted", "只有审核通过的总结可以解锁", now,
            [WorkState.Accepted, WorkState.Reopened],
            checks =>
            {
                checks.Reason(command.Reason, "解锁理由", "reason");
                ReturnRules.CheckDeadline(checks, command.Deadline, terms.DayOf(now));
            });

    /// <summary>Whether a draft may be kept: as for handing in, but it may be early and empty.</summary>
    /// <returns>Refusals: summary.not-draft, summary.year-closed, and those of <see cref="CheckContent"/> but summary.empty; none.</returns>
    public static ImmutableArray<Refusal> RefuseDraft(SchoolUnion union, PlanTerms terms, SummaryDraft draft)
    {
        var checks = new Checks();
        RequireState(checks, union.Summary(draft.Period), WorkState.NotStarted, WorkState.Returned, WorkState.Reopened);
        RequireOpen(checks, draft.Period, terms);
        CheckContent(checks, draft.Content);
        return checks.Refusals;
    }

    /// <remarks>Codes: summary.too-many-sections, summary.title-twice, name.*, text.too-long, summary.too-many-sources, summary.source-unclear (it names none or
    /// several), summary.source-foreign (its sentence does not stand in the text). The place is the section's title.</remarks>
    private static void CheckContent(Checks checks, SummaryContent content)
    {
        checks.Require(content.Sections.Length <= MostSections, "summary.too-many-sections", RefusalKind.TooLarge, $"总结最多 {MostSections} 个部分。", "sections");
        foreach (var twice in content.Sections.GroupBy(s => s.Title).Where(g => g.Count() > 1))
            checks.Valid(false, "summary.title-twice", $"标题“{twice.Key}”用了两次。", twice.Key);
        foreach (var section in content.Sections)
        {
            checks.Name(section.Title, "部分的标题", section.Title);
            checks.Text(section.Text, $"“{section.Title}”", section.Title, MaxSection);
            checks.Require(section.Sources.Length <= MostSources, "summary.too-many-sources", RefusalKind.TooLarge, $"“{section.Title}”最多注明 {MostSources} 处来源。", section.Title);
            foreach (var source in section.Sources)
            {
                var named = (source.Task is null ? 0 : 1) + (source.Quarter is null ? 0 : 1) + (source.Ledger is null ? 0 : 1);
                checks.Valid(named == 1, "summary.source-unclear", $"“{source.Name}”要正好注明一处来源：任务、季度或台账。", section.Title);
                checks.Name(source.Name, "来源的名称", section.Title);
                checks.Valid(
                    !string.IsNullOrWhiteSpace(source.Sentence) && section.Text.Contains(source.Sentence, StringComparison.Ordinal),
                    "summary.source-foreign", $"“{source.Name}”注明的句子不在“{section.Title}”的正文里。", section.Title);
            }
        }
    }

    private static void RequireChair(Checks checks, Actor actor, PlanTerms terms) => checks.Require(
        !terms.ChairSigns || actor.Role is Role.SchoolChair, "summary.chair-signs", RefusalKind.Forbidden, "本区规定总结由工会主席签发，请由工会主席报送或撤回。");

    private static void RequireState(Checks checks, WorkSummary summary, params WorkState[] states) =>
        checks.Free(states.Contains(summary.State), "summary.not-draft", $"总结现在是“{Words.Of(summary.State)}”，不能填写。", summary.Period.ToString());

    private static bool RequireOpen(Checks checks, SummaryPeriod period, PlanTerms terms) =>
        checks.Free(!terms.ClosedYears.Contains(period.Year), "summary.year-closed", $"{period.Year}年已归档，不能再改。", period.ToString());

    private static Decision<SummaryReceipt> Act(
        SchoolUnion union, PlanTerms terms, ICommand command, SummaryPeriod period, IFact fact, string code, string text, DateTimeOffset now, WorkState[] states, Action<Checks> check)
    {
        var state = union.Summary(period).State;
        var checks = new Checks();
        checks.Free(states.Contains(state), code, $"{text}，现在是“{Words.Of(state)}”。", period.ToString());
        if (RequireOpen(checks, period, terms)) check(checks);
        return checks.HaveFailed ? checks.Refuse<SummaryReceipt>() : Answer(union, terms, now, command.Context.Actor.Account, fact, period);
    }

    private static Decision<SummaryReceipt> Answer(SchoolUnion union, PlanTerms terms, DateTimeOffset now, string by, IFact fact, SummaryPeriod period) =>
        Decision<SummaryReceipt>.Accept(SummaryReceipt.Of(union.Apply(fact, now, by).Summary(period), terms.TimeZone), fact);
}
