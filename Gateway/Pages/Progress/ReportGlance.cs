using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>报送前看一眼: how full the form is, and what the rates become. Drawn on the page, and sent to the script after each save.</summary>
/// <param name="Open">Due rows that say nothing.</param>
/// <param name="Flaws">Rows that stop the report.</param>
/// <param name="Asks">Rows that are asked about and not answered.</param>
public sealed record ReportGlance(
    string Filled,
    string States,
    string Rate,
    string RateNumbers,
    string RateNote,
    string Year,
    string YearNumbers,
    string YearNote,
    Light Light,
    ImmutableArray<OpenRow> Open,
    ImmutableArray<OpenRow> Flaws,
    ImmutableArray<OpenRow> Asks)
{
    public static ReportGlance Of(ReportFormModel form)
    {
        var rates = form.Outlook.Rates;
        var due = form.Asked.ToArray();
        var all = form.Outlook.IfAllDone;
        return new(
            $"{due.Count(r => r.Outlook.SaysSomething)}/{due.Length}",
            string.Join("，", due.GroupBy(r => r.State).Where(g => g.Key is not null).OrderBy(g => g.Key).Select(g => $"{Words.Of(g.Key!.Value)} {g.Count()}")),
            Figures.PercentSign(rates.Completion),
            Figures.Weights(rates.Completion),
            all.Part > rates.Completion.Part ? Say.It(ReportTexts.IfAllDone, Figures.PercentSign(all), Figures.Weights(all)) : "",
            Figures.PercentSign(rates.Year),
            Figures.Weights(rates.Year),
            Say.It(ReportTexts.PlannedIs, Figures.PercentSign(rates.Planned), Figures.Weights(rates.Planned)),
            rates.Light,
            [.. due.Where(r => !r.Outlook.SaysSomething).Select(OpenRow.Of)],
            [.. form.Rows.Where(r => r.HardFlaws.Any()).Select(OpenRow.Of)],
            [.. form.Rows.Where(r => !r.HardFlaws.Any() && (r.Flaws.Length > 0 || r.Queries.Any(q => !q.IsAnswered))).Select(OpenRow.Of)]);
    }
}

/// <summary>A row that something is to be done about.</summary>
/// <param name="Id">Id of its first field.</param>
public sealed record OpenRow(int Number, string Title, string Id)
{
    internal static OpenRow Of(ReportFormRow row) => new(row.Number, row.Task.Title, $"row-{row.Occurrence.Id}");
}
