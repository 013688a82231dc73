using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Rubrics;

/// <summary>All rubrics of a district.</summary>
/// <param name="MayEdit">The post leads all groups.</param>
public sealed record RubricListModel(DistrictView District, InspectionCatalogue Catalogue, bool MayEdit)
{
    public string At => $"/districts/{District.Code}/rubrics";

    public IEnumerable<InspectionRound> RoundsOf(Rubric rubric) => Catalogue.Rounds.Where(round => round.Rubric.Code == rubric.Code);
}

/// <summary>One rubric as it is read.</summary>
/// <param name="IsLatest">It is the version that holds now.</param>
/// <param name="MayEdit">The post may set rubrics.</param>
/// <param name="Rounds">That were made with this version.</param>
public sealed record RubricModel(DistrictView District, Rubric Rubric, bool IsLatest, bool MayEdit, ImmutableArray<InspectionRound> Rounds)
{
    public string At => $"/districts/{District.Code}/rubrics/{Rubric.Code}";

    public string Workbook => IsLatest ? $"{At}/workbook" : $"{At}/workbook?version={Rubric.Version}";
}

/// <summary>What the versions of rubrics are called.</summary>
public static class RubricVersions
{
    extension(Rubric rubric)
    {
        /// <summary>Came with the product, and was not changed.</summary>
        public bool IsShipped => rubric.Version < InspectionRoundRules.FirstOwnVersion;

        /// <summary>随产品第1版; 本区第2版.</summary>
        public string VersionName => rubric.IsShipped
            ? Say.It(RubricTexts.ShippedVersion, rubric.Version)
            : Say.It(RubricTexts.OwnVersion, rubric.Version - InspectionRoundRules.FirstOwnVersion + 1);
    }
}

/// <summary>A workbook read as a rubric, before it is taken.</summary>
/// <param name="Code">Of the rubric whose next version it shall be, or a new one.</param>
internal sealed record RubricPreview(RubricListModel Page, CarriedTable Table, RubricPlan Plan, RubricCode Code)
{
    public string At => $"/districts/{Page.District.Code}/rubric-import";

    public IEnumerable<Choice> Targets => TargetsOf(Page);

    /// <summary>What a workbook may become: a rubric of its own, or the next version of one that there is.</summary>
    public static IEnumerable<Choice> TargetsOf(RubricListModel model) =>
    [
        new("", RubricTexts.AsNew),
        .. model.Catalogue.Rubrics.Select(rubric => new Choice(rubric.Code.Value, Say.It(RubricTexts.AsVersionOf, rubric.Name))),
    ];

    /// <summary>Each flaw at its place, those of the items first.</summary>
    public IEnumerable<TableFlaw> Flaws => Plan.Flaws.OrderBy(flaw => flaw.Sheet != RubricTable.ItemSheet).ThenBy(flaw => flaw.Row).ThenBy(flaw => flaw.Column);
}
