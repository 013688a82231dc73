using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Progress;

/// <summary>Decides about what stands beside a report and changes none of its numbers: the school's confirmation, the signed paper.</summary>
public static class ReceiptRules
{
    public const int MaxNote = 500;

    /// <summary>The school confirms what the office handed in for it, also when the year is archived: no number changes.</summary>
    /// <returns>Refusals: report.nothing-to-confirm, report.chair-signs.</returns>
    public static Decision<ReportReceipt> Confirm(SchoolUnion union, RoundTerms terms, ConfirmReport command, DateTimeOffset now)
    {
        var checks = new Checks();
        checks.Free(
            union.Report(command.Quarter).AwaitsConfirmation,
            "report.nothing-to-confirm", "没有等待本校确认的区代填报告。", command.Quarter.ToString());
        ReportRules.RequireChair(checks, command.Context.Actor, terms);
        return Decide(checks, union, command, command.Quarter, now, new ReportConfirmed(command.Quarter));
    }

    /// <returns>Refusals: quarter.invalid, report.round-not-open, report.paper-date, text.too-long.</returns>
    public static Decision<ReportReceipt> ReceivePaper(SchoolUnion union, RoundTerms terms, ReceivePaper command, DateTimeOffset now)
    {
        if (!command.Quarter.IsKnown) return NoQuarter;
        var (checks, place) = (new Checks(), command.Quarter.ToString());
        if (checks.Free(terms.Round is not null, "report.round-not-open", $"{command.Quarter.Name}还没有开放填报。", place))
            checks.Valid(
                command.On >= terms.Round!.Dates.Opens && command.On <= terms.DayOf(now),
                "report.paper-date", $"收到纸质件的日期要在批次开放（{Words.Day(terms.Round.Dates.Opens)}）到今天之间。", place);
        checks.Text(command.Note, "备注", place, MaxNote);
        var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
        return Decide(checks, union, command, command.Quarter, now, new ReportPaperReceived(command.Quarter, command.On, note));
    }

    /// <returns>Refusals: quarter.invalid, report.no-paper.</returns>
    public static Decision<ReportReceipt> UndoPaper(SchoolUnion union, RoundTerms terms, UndoPaper command, DateTimeOffset now)
    {
        if (!command.Quarter.IsKnown) return NoQuarter;
        var checks = new Checks();
        checks.Free(union.Report(terms.Quarter).Paper is not null, "report.no-paper", "没有登记过收到纸质件。", command.Quarter.ToString());
        return Decide(checks, union, command, command.Quarter, now, new ReportPaperUndone(command.Quarter));
    }

    private static Refusal NoQuarter { get; } = new("quarter.invalid", RefusalKind.Invalid, "季度不对，应写作 2026Q3。");

    private static Decision<ReportReceipt> Decide(
        Checks checks, SchoolUnion union, ICommand command, Quarter quarter, DateTimeOffset now, IFact fact) =>
        checks.HaveFailed ? checks.Refuse<ReportReceipt>() : ReportRules.Answer(union, quarter, now, command.Context.Actor.Account, fact);
}
