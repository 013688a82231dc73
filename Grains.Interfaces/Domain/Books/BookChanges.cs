using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain.Books;

/// <summary>Which part of a year's book a fact changes.</summary>
public static class BookChanges
{
    private const string Plans = "工作计划";
    private const string Summaries = "工作总结";
    private const string Scores = "考核得分";

    /// <summary>Of a fact of the school's stream: 工作计划, 工作总结, 考核得分, or the name of a quarter of the year; null: no part of the book.</summary>
    public static string? Of(IFact fact, int year) => fact switch
    {
        ReportStarted f => Of(f.Quarter, year),
        ReportSubmitted f => Of(f.Quarter, year),
        ReportConfirmed f => Of(f.Quarter, year),
        ReportPaperReceived f => Of(f.Quarter, year),
        ReportPaperUndone f => Of(f.Quarter, year),
        ReportWithdrawn f => Of(f.Quarter, year),
        ReportReviewStarted f => Of(f.Quarter, year),
        ReportAccepted f => Of(f.Quarter, year),
        ReportReturned f => Of(f.Quarter, year),
        ReportReopened f => Of(f.Quarter, year),
        FileAttached { Subject.Quarter: { } quarter } => Of(quarter, year),
        FileDetached { Subject.Quarter: { } quarter } => Of(quarter, year),
        PlanBackfilled f => f.Year == year ? Plans : null,
        ScoreBackfilled f => f.Year == year ? Scores : null,
        SummarySubmitted f => Of(f.Period, year),
        SummaryWithdrawn f => Of(f.Period, year),
        SummaryAccepted f => Of(f.Period, year),
        SummaryReturned f => Of(f.Period, year),
        SummaryReopened f => Of(f.Period, year),
        FileAttached { Subject.Summary: { } summary } => Of(summary, year),
        FileDetached { Subject.Summary: { } summary } => Of(summary, year),
        _ => Plans,
    };

    /// <summary>Whether a fact changes what a book of the year shows of a ledger.</summary>
    /// <param name="before">The ledger before the fact.</param>
    public static bool Concerns(Ledger before, IFact fact, LedgerKind kind, int year)
    {
        return !kind.IsSelectedByDay || fact switch
        {
            EntryAdded f => f.Content.On.Year == year,
            EntryChanged f => f.Content.On.Year == year || IsOfYear(f.Number),
            EntryVoided f => IsOfYear(f.Number),
            ValueErased f => IsOfYear(f.Number),
            FileAttached { Subject.Entry: { IsWhole: false } entry } => IsOfYear(entry.Number),
            FileDetached { Subject.Entry: { IsWhole: false } entry } => IsOfYear(entry.Number),
            _ => true,
        };

        bool IsOfYear(int number) => before.Entries[number]?.Content.On.Year == year;
    }

    private static string? Of(SummaryPeriod period, int year) => period.Year == year ? Summaries : null;

    private static string? Of(Quarter quarter, int year) => quarter.Year == year ? quarter.Name : null;
}
