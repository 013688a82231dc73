using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Gateway.Pages.Rubrics;

/// <summary>Rubrics: the list, one as it is read and printed, a copy of one.</summary>
internal static class RubricPages
{
    private const string All = "/districts/{district}/rubrics";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(All, List).WithName("page.rubrics");
        var one = pages.MapGroup(All + "/{rubric}");
        one.MapGet("", Show).WithName("page.rubric");
        one.MapGet("/workbook", Workbook).WithName("page.rubric-workbook");
        one.MapPost("/copy", Copy).WithName("page.copy-rubric");
        one.MapGet("/edit", RubricEditPages.Show).WithName("page.rubric-edit");
        one.MapPost("/edit", RubricEditPages.Save).WithFormOptions(valueCountLimit: RubricEditPages.MaxValues).WithName("page.save-rubric");
        RubricImportPages.Map(pages);
    }

    public static string AddressOf(DistrictCode district, RubricCode rubric) => $"/districts/{district}/rubrics/{rubric}";

    /// <summary>The rubrics of the district; null: it is not founded.</summary>
    public static async Task<RubricListModel?> Model(DistrictCall call, CancellationToken cancellationToken) =>
        await call.District.Inspections(cancellationToken) is { } catalogue && await call.District.View(cancellationToken) is { } district
            ? new(district, catalogue, MayEdit(call))
            : null;

    private static bool MayEdit(DistrictCall call) => call.Actor is { IsDistrict: true, IsOfAllGroups: true };

    private static async Task<IResult> List(DistrictCall call, CancellationToken cancellationToken) =>
        await Model(call, cancellationToken) is { } model ? PageResults.Draw<RubricListPage>(new { Model = model }) : PageResults.Say(Notice.NoDistrict);

    private static async Task<IResult> Show(DistrictCall call, RubricCode rubric, int? version, CancellationToken cancellationToken) =>
        await Draw(call, rubric, version, null, cancellationToken);

    private static async Task<IResult> Draw(DistrictCall call, RubricCode rubric, int? version, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await Model(call, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
        if (await RubricFileEndpoints.RubricOf(call, rubric, version, cancellationToken) is not { } found) return PageResults.Say(Notice.NotFound);
        var isLatest = model.Catalogue.Rubrics.Any(r => r.Code == rubric && r.Version == found.Version);
        var parameters = new
        {
            Model = new RubricModel(model.District, found, isLatest, model.MayEdit, [.. model.RoundsOf(found).Where(round => round.Rubric.Version == found.Version)]),
            Sent = sent,
        };
        return sent is null ? PageResults.Draw<RubricPage>(parameters) : PageResults.DrawRefused<RubricPage>(parameters);
    }

    private static async Task<IResult> Workbook(DistrictCall call, RubricCode rubric, int? version, TimeProvider clock, CancellationToken cancellationToken)
    {
        var download = await RubricFileEndpoints.Download(call, rubric, version, clock, cancellationToken);
        return download.Value is { } found ? found : PageResults.Say(Notice.Of(download.Refusals[0]));
    }

    /// <summary>A rubric of the district's own that begins as this one.</summary>
    private static Task<IResult> Copy(DistrictCall call, RubricCode rubric, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (_, _) =>
        {
            var name = form.Required("name", RubricTexts.Name);
            var version = form.Number("version", RubricTexts.Version, 1, int.MaxValue);
            if (await Model(call, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
            if (await RubricFileEndpoints.RubricOf(call, rubric, version, cancellationToken) is not { } found) return PageResults.Say(Notice.NotFound);
            var code = RubricImport.FreeCode(model.Catalogue);
            return await FormFlow.Send(
                http, form, () => call.District.SetRubric(new(call.Context, found with { Code = code, Name = name }), cancellationToken), [("name.", "name"), ("rubric.", "name")],
                _ => (Say.It(RubricTexts.Copied, name), $"{AddressOf(call.Code, code)}/edit"), () => Draw(call, rubric, version, form, cancellationToken));
        }, cancellationToken);
}
