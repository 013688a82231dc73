using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Grains.Interfaces.Comparison;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Comparison;

/// <summary>A workbook and what its file is called.</summary>
internal sealed record NamedWorkbook(WorkbookData Data, WorkbookFileName Name);

/// <summary>The district workbook of a quarter, for the API, the page's button and the verb <c>export</c>.</summary>
internal static class ComparisonWorkbook
{
    /// <param name="asked">The same question as the page's or the API's, of one quarter.</param>
    public static async Task<Outcome<NamedWorkbook>> Of(
        IComparisonGrain comparison, Actor actor, ComparisonQuery asked, CancellationToken cancellationToken)
    {
        var query = ComparisonQuery.LookingBack(asked.Until, asked.Basis, asked.Group, asked.Area);
        var compared = await comparison.Compare(actor, query, cancellationToken);
        if (compared.Value is not { } view) return Outcome<NamedWorkbook>.Refused(compared.Refusals);
        var tasks = await comparison.KeyTasks(actor, query, cancellationToken);
        return tasks.Value is { } keyTasks
            ? new NamedWorkbook(DistrictWorkbook.Shape(view, keyTasks), DistrictWorkbook.FileName(view))
            : Outcome<NamedWorkbook>.Refused(tasks.Refusals);
    }
}
