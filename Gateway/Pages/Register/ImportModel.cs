using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Districts.Import;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>A list that was handed in, laid beside the district, before anything is done with it.</summary>
/// <param name="Refused">Names of groups that are not to be made.</param>
public sealed record ImportModel(
    DistrictView District, SchoolPreview Preview, CarriedTable Table, DateOnly Opens, DateOnly From, IReadOnlyCollection<string> Refused)
{
    public string At => $"/districts/{District.Code}/schools/_import";

    public int Good => Preview.Count(ImportKind.New) + Preview.Count(ImportKind.Changed);

    public int Wrong => Preview.Count(ImportKind.Wrong);
}
