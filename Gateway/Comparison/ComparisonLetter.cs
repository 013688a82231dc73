using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces.Comparison;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Comparison;

/// <summary>The district's 通报 of a quarter, for the API and the page's button.</summary>
internal static class ComparisonLetter
{
    /// <param name="basis">The basis that the letter is about; the other one is named beside it.</param>
    /// <returns>Refused: letter.no-round, and what the comparison refuses.</returns>
    public static async Task<Outcome<LetterDownload>> Of(IComparisonGrain comparison, Actor actor, Quarter quarter, Basis basis, CancellationToken cancellationToken)
    {
        var compared = await comparison.Compare(actor, ComparisonQuery.LookingBack(quarter, basis), cancellationToken);
        if (compared.Value is not { } view) return Outcome<LetterDownload>.Refused(compared.Refusals);
        if (view.Tables[^1].Round is null) return new Refusal("letter.no-round", RefusalKind.Conflict, $"{quarter.Name}没有开放填报，没有可以通报的内容。");
        var other = await comparison.Compare(actor, new(quarter, quarter, basis is Basis.Accepted ? Basis.Reported : Basis.Accepted), cancellationToken);
        return other.Value is { } beside
            ? new LetterDownload(DistrictCircular.Shape(view, beside), DistrictCircular.FileName(view))
            : Outcome<LetterDownload>.Refused(other.Refusals);
    }
}
