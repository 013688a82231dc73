using DistrictUnion.Domain;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Summaries;

/// <summary>What is made of a school's plans, quarters and ledgers for a work summary; the domain proposes, here it is asked.</summary>
internal static class SummaryDesk
{
    /// <summary>What the school could write; null: absent.</summary>
    public static async Task<SummaryContent?> Propose(SchoolCall call, SummaryPeriod period, CancellationToken cancellationToken) =>
        await call.Union.Year(call.Actor, period.Year, cancellationToken) is { } year
            ? SummaryProposal.Of(period, year, await call.District.LedgerShelf.Shelf(call.Actor, call.Code, period.Year, cancellationToken))
            : null;

    /// <summary>What was typed, with the sources of those sentences that still stand there as they were proposed or handed in.</summary>
    public static SummaryContent WithSources(IEnumerable<(string Title, string Text)> typed, params IEnumerable<SummaryContent?> known)
    {
        SummarySource[] sources = [.. known.OfType<SummaryContent>().SelectMany(c => c.Sections).SelectMany(s => s.Sources).DistinctBy(s => (s.Sentence, s.Name))];
        return new(
        [
            .. from section in typed
               let text = section.Text.ReplaceLineEndings("\n").Trim()
               where section.Title.Length > 0 || text.Length > 0
               select new SummarySection(
                   section.Title, text, [.. sources.Where(s => text.Contains(s.Sentence, StringComparison.Ordinal)).Take(SummaryRules.MostSources)]),
        ]);
    }

    /// <summary>The summary as a letter: what was handed in, else what is being typed; null: nothing is there.</summary>
    public static LetterDownload? Letter(SummaryView view, TimeProvider clock) => view.Latest is { } content
        ? new(
            WorkSummaryLetter.Shape(view, content, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zones.Find(view.TimeZone))),
            WorkSummaryLetter.FileName(view))
        : null;
}
