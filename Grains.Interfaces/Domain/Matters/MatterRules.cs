using System.Globalization;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Matters;

/// <summary>Decides about matters of a school: 请示 → 批复 → 实施 → 结果报告. What comes late is taken and counts as late.</summary>
public static class MatterRules
{
    /// <summary>Matters of one school.</summary>
    public const int Most = 2_000;

    private const int MostYears = 3;

    /// <returns>Refusals: school.unknown, matter.kind-unknown, matter.off, matter.unknown, matter.state, matter.kind-differs, matter.too-many, matter.planned-invalid,
    /// revision.stale, and those of <see cref="MatterFields.Read"/>.</returns>
    public static Decision<MatterReceipt> Request(SchoolMatters state, MatterTerms terms, RequestMatter command, DateTimeOffset now)
    {
        var (checks, today) = (new Checks(), terms.DayOf(now));
        checks.Require(terms.School is not null, "school.unknown", RefusalKind.Absent, "没有这所学校。");
        var before = command.Number is { } asked ? state[asked] : null;
        checks.Require(command.Number is null || before is not null, "matter.unknown", RefusalKind.Absent, "没有这件请示事项。");
        checks.Require(before is null || before.Kind == command.Kind, "matter.kind-differs", RefusalKind.Invalid, "再次报送时不能换一种事项。", "kind");
        if (!checks.Require(terms.Catalogue.Find(command.Kind) is not null, "matter.kind-unknown", RefusalKind.Absent, "没有这种请示事项。", "kind"))
            return checks.Refuse<MatterReceipt>();
        var kept = terms.Catalogue.Find(command.Kind)!;
        if (before is null)
        {
            checks.Free(kept.IsOn, "matter.off", $"区里没有启用“{kept.Kind.Name}”。", "kind");
            checks.Require(state.Matters.Count < Most, "matter.too-many", RefusalKind.TooLarge, $"请示事项最多 {Most} 件。");
        }
        else if (RefuseState(checks, before, command, MatterState.Returned, MatterState.Withdrawn) is { } stale) return stale;

        if (MatterFields.Read(checks, kept.Kind.Step(MatterStepKind.Request), command.Content, MatterFields.Before(kept.Kind, null, MatterStepKind.Request), today) is not { } content)
            return checks.Refuse<MatterReceipt>();
        var planned = DayIn(content, kept.Kind.Planned);
        checks.Valid(
            planned > today.AddYears(-MostYears) && planned < today.AddYears(MostYears), "matter.planned-invalid", $"计划日期要在前后{MostYears}年之内。", kept.Kind.Planned);
        if (checks.HaveFailed) return checks.Refuse<MatterReceipt>();
        var due = before is { State: MatterState.Returned, Due: { } again } ? again : DueOf(kept.Kind, MatterStepKind.Request, terms, planned, today, today);
        var next = DueOf(kept.Kind, MatterStepKind.Approval, terms, planned, today, today);
        var number = before?.Number ?? state.Matters.Count + 1;
        return Accept(state, number, command, now, new MatterRequested(number, command.Kind, kept.Kind.Version, content, planned, today, due, next));
    }

    /// <returns>Refusals: matter.unknown, matter.state (somebody looked at it already), revision.stale.</returns>
    public static Decision<MatterReceipt> Withdraw(SchoolMatters state, MatterTerms terms, WithdrawMatter command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.Requested], (_, matter) =>
        {
            var today = terms.DayOf(now);
            return new MatterWithdrawn(matter.Number, today, DueOf(KindOf(terms, matter), MatterStepKind.Request, terms, matter.PlannedOn, today, today));
        }, now);

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale.</returns>
    public static Decision<MatterReceipt> TakeUp(SchoolMatters state, MatterTerms terms, TakeUpMatter command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.Requested], (_, matter) => new MatterTakenUp(matter.Number, terms.DayOf(now)), now);

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale, and those of <see cref="MatterFields.Read"/>.</returns>
    public static Decision<MatterReceipt> Approve(SchoolMatters state, MatterTerms terms, ApproveMatter command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.Requested, MatterState.TakenUp], (checks, matter) =>
        {
            var (kind, today) = (KindOf(terms, matter), terms.DayOf(now));
            return Read(checks, kind, matter, MatterStepKind.Approval, command.Content, today) is { } content
                ? new MatterApproved(matter.Number, content, today, DueOf(kind, MatterStepKind.Action, terms, matter.PlannedOn, today, today))
                : null;
        }, now);

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale, reason.missing, text.too-long, matter.due-past.</returns>
    public static Decision<MatterReceipt> Return(SchoolMatters state, MatterTerms terms, ReturnMatter command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.Requested, MatterState.TakenUp, MatterState.Reported], (checks, matter) =>
        {
            var today = terms.DayOf(now);
            checks.Reason(command.Reason, "退回的理由", "reason");
            checks.Valid(command.Due is null || command.Due >= today, "matter.due-past", "再次报送的期限不能早于今天。", "due");
            var step = matter.State is MatterState.Reported ? MatterStepKind.Result : MatterStepKind.Request;
            return new MatterReturned(matter.Number, step, (command.Reason ?? "").Trim(), today, command.Due);
        }, now);

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale, and those of <see cref="MatterFields.Read"/>. Recorded anew it replaces what was recorded.</returns>
    public static Decision<MatterReceipt> CarryOut(SchoolMatters state, MatterTerms terms, CarryOutMatter command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.Approved, MatterState.CarriedOut, MatterState.ResultReturned], (checks, matter) =>
        {
            var (kind, today) = (KindOf(terms, matter), terms.DayOf(now));
            if (Read(checks, kind, matter, MatterStepKind.Action, command.Content, today) is not { } content) return null;
            var actual = DayIn(content, kind.Actual);
            var due = matter.State is MatterState.ResultReturned ? matter.Due : DueOf(kind, MatterStepKind.Result, terms, matter.PlannedOn, today, actual);
            return new MatterCarriedOut(matter.Number, content, actual, today, due);
        }, now);

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale, and those of <see cref="MatterFields.Read"/>.</returns>
    public static Decision<MatterReceipt> Report(SchoolMatters state, MatterTerms terms, ReportMatterResult command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.CarriedOut, MatterState.ResultReturned], (checks, matter) =>
            Read(checks, KindOf(terms, matter), matter, MatterStepKind.Result, command.Content, terms.DayOf(now)) is { } content
                ? new MatterResultReported(matter.Number, content, terms.DayOf(now))
                : null, now);

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale, text.too-long.</returns>
    public static Decision<MatterReceipt> AcceptResult(SchoolMatters state, MatterTerms terms, AcceptMatterResult command, DateTimeOffset now) =>
        On(state, command.Number, command, [MatterState.Reported], (checks, matter) =>
        {
            checks.Text(command.Note, "审核意见", "note");
            return new MatterResultAccepted(matter.Number, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), terms.DayOf(now));
        }, now);

    /// <summary>Notes where an accepted result stands; once is enough.</summary>
    public static Decision<MatterReceipt> Filled(SchoolMatters state, FillMatterLedger command, FilledLedger filled, DateTimeOffset now) =>
        state[command.Number] is not { State: MatterState.Closed } matter ? Unknown
        : matter.Filled is not null ? Decision<MatterReceipt>.Nothing(ReceiptOf(matter))
        : Accept(state, matter.Number, command, now, new MatterLedgerFilled(matter.Number, filled.Ledger, filled.Period, filled.Entries));

    /// <returns>Refusals: matter.unknown, matter.state, revision.stale, reason.missing, text.too-long.</returns>
    public static Decision<MatterReceipt> Cancel(SchoolMatters state, MatterTerms terms, CancelMatter command, DateTimeOffset now) =>
        On(
            state, command.Number, command,
            [MatterState.Requested, MatterState.TakenUp, MatterState.Returned, MatterState.Withdrawn, MatterState.Approved, MatterState.CarriedOut, MatterState.ResultReturned],
            (checks, matter) =>
            {
                checks.Reason(command.Reason, "终止的理由", "reason");
                return new MatterCancelled(matter.Number, (command.Reason ?? "").Trim(), terms.DayOf(now));
            }, now);

    public static MatterReceipt ReceiptOf(Matter matter) => new(matter.Number, matter.State, matter.Revision, []);

    /// <summary>The kind in the version that a matter is written in, with the district's last days.</summary>
    internal static MatterKind KindOf(MatterTerms terms, Matter matter) =>
        terms.Catalogue.Find(matter.Kind) is { } kept && kept.Kind.Version == matter.Version ? kept.Kind : ShippedMatters.Of(matter.Kind, matter.Version);

    /// <summary>Last day of a step; null: it has none.</summary>
    /// <param name="before">The day of the step before.</param>
    /// <param name="actual">The day on which it was carried out.</param>
    internal static DateOnly? DueOf(MatterKind kind, MatterStepKind step, MatterTerms terms, DateOnly planned, DateOnly before, DateOnly actual) => kind.Step(step).Due is not { } due ? null
        : due.From is DueFrom.DayOfYear ? new DateOnly(planned.Year, due.Month, due.Days)
        : Count(due, terms, due.From switch { DueFrom.PlannedDay => planned, DueFrom.ActualDay => actual, _ => before });

    private static DateOnly Count(MatterDue due, MatterTerms terms, DateOnly from) => due.IsWorking ? terms.Calendar.AfterWorkingDays(from, due.Days) : from.AddDays(due.Days);

    private static DateOnly DayIn(MatterContent content, string key) => DateOnly.ParseExact(content.Values[key], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static MatterContent? Read(Checks checks, MatterKind kind, Matter matter, MatterStepKind step, MatterContent typed, DateOnly today) =>
        MatterFields.Read(checks, kind.Step(step), typed, MatterFields.Before(kind, matter, step), today);

    /// <param name="fact">Null when the checks failed.</param>
    private static Decision<MatterReceipt> On(
        SchoolMatters state, int number, ICommand command, MatterState[] states, Func<Checks, Matter, IFact?> fact, DateTimeOffset now)
    {
        if (state[number] is not { } matter) return Unknown;
        var checks = new Checks();
        if (RefuseState(checks, matter, command, states) is { } refused) return refused;
        var decided = fact(checks, matter);
        return checks.HaveFailed || decided is null ? checks.Refuse<MatterReceipt>() : Accept(state, number, command, now, decided);
    }

    private static Decision<MatterReceipt>? RefuseState(Checks checks, Matter matter, ICommand command, params MatterState[] states) =>
        command.Context.WhenStale(matter.Revision) is { } stale ? stale
        : checks.Free(states.Contains(matter.State), "matter.state", $"这件事项现在是“{Words.Of(matter.State)}”，不能这样办理。") ? null
        : checks.Refuse<MatterReceipt>();

    private static Refusal Unknown { get; } = new("matter.unknown", RefusalKind.Absent, "没有这件请示事项。");

    private static Decision<MatterReceipt> Accept(SchoolMatters state, int number, ICommand command, DateTimeOffset now, IFact fact) =>
        Decision<MatterReceipt>.Accept(ReceiptOf(state.Apply(fact, now, command.Context.Actor.Account)[number]!), fact);
}
