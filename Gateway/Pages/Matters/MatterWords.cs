using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Reports.Matters;

namespace DistrictUnion.Gateway.Pages.Matters;

/// <summary>How states and last days of matters are said.</summary>
internal static class MatterWords
{
    /// <summary>Only what somebody waits for, or what is wrong, has weight.</summary>
    public static string Css(MatterState state) => state switch
    {
        MatterState.Closed => "st ok",
        MatterState.Returned or MatterState.ResultReturned => "st bad",
        MatterState.Requested or MatterState.TakenUp or MatterState.Reported => "st rev",
        MatterState.Approved or MatterState.CarriedOut => "st work",
        _ => "st",
    };

    /// <summary>已逾期 3 天; 今天到期; 还有 5 天.</summary>
    public static string DueOf(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => MatterTexts.DueToday,
        > 0 and var days => Say.It(MatterTexts.DueIn, days),
        var days => Say.It(MatterTexts.Overdue, -days),
    };

    public static string NextOf(MatterState state) => state switch
    {
        MatterState.Requested or MatterState.TakenUp => MatterTexts.NextApproval,
        MatterState.Returned or MatterState.Withdrawn => MatterTexts.NextRequest,
        MatterState.Approved => MatterTexts.NextAction,
        MatterState.CarriedOut or MatterState.ResultReturned => MatterTexts.NextResult,
        MatterState.Reported => MatterTexts.NextAccept,
        _ => MatterTexts.NextNothing,
    };

    /// <summary>What was done, by the state that came of it.</summary>
    public static string ActOf(MatterState state) => state switch
    {
        MatterState.Requested => MatterTexts.ActRequested,
        MatterState.TakenUp => MatterTexts.TakeUp,
        MatterState.Returned => MatterTexts.ActReturned,
        MatterState.Withdrawn => MatterTexts.Withdraw,
        MatterState.Approved => MatterTexts.Approve,
        MatterState.CarriedOut => MatterTexts.ActCarriedOut,
        MatterState.Reported => MatterTexts.ActReported,
        MatterState.ResultReturned => MatterTexts.ActResultReturned,
        MatterState.Closed => MatterTexts.ActClosed,
        _ => MatterTexts.Cancel,
    };

    public static string LateOf(MatterLine line, DateOnly today) => string.Join("；", new[] { line is { IsOverdue: true, Due: { } due } ? DueOf(due, today) : null }
        .Concat(line.LateSteps.Select(step => Say.It(MatterTexts.LateStepOf, Words.Of(step)))).OfType<string>());

    public static string Shown(LedgerColumn column, MatterContent content) => content.Values.TryGetValue(column.Key, out var value) ? MatterPaper.Shown(column, value) : "—";
}
