using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>A rubric as it is read.</summary>
internal static class RubricPages
{
    public static async Task<IResult> Show(DistrictCall call, RubricCode rubric, HttpContext http, CancellationToken cancellationToken)
    {
        if (await call.District.Inspections(cancellationToken) is not { } catalogue || await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var latest = catalogue.Rubrics.FirstOrDefault(r => r.Code == rubric);
        var asked = int.TryParse(http.Request.Query["version"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version != latest?.Version
            ? await call.District.Rubric(new(rubric, version), cancellationToken)
            : latest;
        return asked is null ? PageResults.Say(Notice.NotFound) : PageResults.Draw<RubricPage>(new { Rubric = asked, DistrictName = district.Name, District = call.Code });
    }
}
