using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Pages.Ledgers;

namespace DistrictUnion.Gateway.Pages.Summaries;

/// <summary>A page about one work summary.</summary>
/// <param name="Files">The signed scan and other files of it.</param>
public sealed record SummaryModel(DistrictView District, Actor Actor, SummaryView View, ImmutableArray<AttachedFile> Files)
{
    /// <summary>Usual days for handing in again after a return.</summary>
    private const int UsualDays = 7;

    /// <summary>What the data of now propose, for who writes.</summary>
    public SummaryContent Proposal { get; init; } = SummaryContent.Empty;

    /// <summary>What stands in the form.</summary>
    public SummaryContent Typed { get; init; } = SummaryContent.Empty;

    /// <summary>What stands in the form is a proposal that nobody saved.</summary>
    public bool IsFresh { get; init; }

    public string School => $"/districts/{District.Code}/schools/{View.School}";

    public string At => $"{School}/summaries/{View.Period}";

    /// <summary>The school's own posts of all areas, while it is open.</summary>
    public bool MayWrite => View.IsOpen && Actor.School == View.School && Actor.IsOfAllAreas;

    /// <summary>Files may come and go as long as the year is open; when it is closed they come with a reason (补归档).</summary>
    public bool MayAttach => May("page.summary-attach") && Actor.IsOfAllAreas;

    /// <summary>The year of the summary when it is closed; null otherwise.</summary>
    public int? ClosedYear => View.State is WorkState.Archived ? View.Period.Year : null;

    public DateOnly Deadline => View.Today.AddDays(UsualDays);

    public bool May(string act) => PolicyTable.Allows(act, Actor, View.State);

    public string Moment(DateTimeOffset moment) => Figures.Moment(moment, View.TimeZone);

    /// <summary>Where a source is read.</summary>
    public string? AddressOf(SummarySource source) =>
        source.Task is { } task ? $"{School}/plans/{task.Plan}"
        : source.Quarter is { } quarter ? $"{School}/quarters/{quarter}"
        : source.Ledger is { } ledger ? LedgerPages.Ledger(School, ledger.Kind, ledger.Period)
        : null;

    public static string Title(int section) => string.Create(CultureInfo.InvariantCulture, $"title-{section}");

    public static string Text(int section) => string.Create(CultureInfo.InvariantCulture, $"text-{section}");
}

/// <summary>How a summary's dates and states are said.</summary>
public static class SummaryWords
{
    /// <summary>按时, 迟报, 退回未再报; not handed in: 未报, or 未到期 as long as there is time.</summary>
    public static string Of(Filing filing, DateOnly due, DateOnly today) => filing switch
    {
        Filing.OnTime => SummaryTexts.OnTime,
        Filing.Late => SummaryTexts.Late,
        Filing.Returned => SummaryTexts.ReturnedWord,
        _ => today <= due ? SummaryTexts.NotYetDue : SummaryTexts.Missing,
    };

    /// <summary>Only what is wrong gets weight.</summary>
    public static string Css(Filing filing, DateOnly due, DateOnly today) => filing switch
    {
        Filing.OnTime => "st ok",
        Filing.Late => "st work",
        Filing.Returned => "st bad",
        _ => today <= due ? "st" : "st bad",
    };
}
