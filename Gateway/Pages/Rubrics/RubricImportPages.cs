using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Rubrics;

/// <summary>A rubric from Excel in two steps: the workbook, then the rubric as it would stand. Nothing is kept here between the steps.</summary>
internal static class RubricImportPages
{
    /// <summary>The largest workbook as the second form carries it: sealed, and in base 64.</summary>
    private static readonly int MaxCarried = CarriedTable.MaxField(RubricPlan.MaxFile);

    public static void Map(RouteGroupBuilder pages)
    {
        var import = pages.MapGroup("/districts/{district}/rubric-import");
        import.MapGet("", Show).WithName("page.rubric-import");
        import.MapGet("/template", Template).WithName("page.rubric-template");
        import.MapPost("", Read).WithName("page.read-rubric").WithMetadata(new BodyLimit(UploadedFile.MaxForm));
        import.MapPost("/flaws", Flaws).WithName("page.flawed-rubric").WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: MaxCarried);
        import.MapPost("/take", Take).WithName("page.take-rubric").WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: MaxCarried);
    }

    /// <param name="rubric">Whose next version it shall be; none: a new rubric.</param>
    private static Task<IResult> Show(DistrictCall call, string? rubric, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (_, _) => Ask(call, rubric, null, cancellationToken), cancellationToken);

    private static async Task<IResult> Template(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        var download = await RubricFileEndpoints.Download(call, null, null, clock, cancellationToken);
        return download.Value is { } found ? found : PageResults.Say(Notice.Of(download.Refusals[0]));
    }

    private static async Task<IResult> Ask(DistrictCall call, string? target, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await RubricPages.Model(call, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
        var parameters = new { Model = model, Target = target, Sent = sent };
        return sent is null ? PageResults.Draw<RubricImportPage>(parameters) : PageResults.DrawRefused<RubricImportPage>(parameters);
    }

    private static Task<IResult> Read(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WithPreview(call, form, http, clock, preview => Task.FromResult<IResult>(Draw(preview, null, !preview.Plan.IsGood)), cancellationToken);

    private static Task<IResult> Flaws(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WithPreview(call, form, http, clock, preview => Task.Run(
            () =>
            {
                var (file, plan) = (preview.Table.File, preview.Plan);
                var name = WorkbookFileName.Of((Path.GetFileNameWithoutExtension(file.Name), "rubric"), (RubricTexts.FlawFile, "flaws"));
                var flawed = plan.Items.Rows.Select(row => (Row: row, Words: string.Join('\n', plan.Flaws.Where(flaw => flaw.Sheet == row.Sheet.Name && flaw.Row == row.Number).Select(flaw => flaw.Text))));
                return FlawedTableDownload.Of(file, RubricTable.Items, plan.Sheets, plan.Flaws, flawed.Where(row => row.Words.Length > 0), name, clock.GetUtcNow());
            },
            cancellationToken), cancellationToken);

    private static Task<IResult> Take(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WithPreview(call, form, http, clock, preview => preview.Plan.IsGood
            ? FormFlow.Send(
                http, form, () => call.District.SetRubric(new(call.Context, preview.Plan.Rubric!), cancellationToken), [("name.", "name"), ("rubric.", "name")],
                catalogue => (Say.It(RubricTexts.Taken, preview.Plan.Rubric!.Name, catalogue.Rubrics.First(r => r.Code == preview.Code).VersionName), RubricPages.AddressOf(call.Code, preview.Code)),
                () => Task.FromResult<IResult>(Draw(preview, form, true)))
            : Task.FromResult<IResult>(Draw(preview, form, true)), cancellationToken);

    private static RazorComponentResult Draw(RubricPreview preview, PageForm? sent, bool isRefused)
    {
        var parameters = new { Model = preview, Sent = sent };
        return isRefused ? PageResults.DrawRefused<RubricPreviewPage>(parameters) : PageResults.Draw<RubricPreviewPage>(parameters);
    }

    /// <summary>Goes on with what the workbook of the form would be; without one, or for a rubric that is none, the form is asked again.</summary>
    private static Task<IResult> WithPreview(
        DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, Func<RubricPreview, Task<IResult>> then, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (_, _) =>
        {
            if (await RubricPages.Model(call, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
            var target = form.Code<RubricCode>("target", RubricTexts.Target);
            if (target is { } asked && model.Catalogue.Rubrics.All(r => r.Code != asked)) form.Flaw("rubric.unknown", RubricTexts.TargetUnknown, "target");
            if (await CarriedTable.Of(form, http, call.Actor.Account, RubricPlan.MaxFile, cancellationToken) is not { } table || form.HasFlaws) return await Ask(call, target?.Value, form, cancellationToken);
            var code = target ?? RubricImport.FreeCode(model.Catalogue);
            var preview = await RubricImport.Preview(call, table.File, code, form.Text("name"), cancellationToken);
            return preview.Value is { } plan ? await then(new(model, table, plan, code)) : PageResults.Say(Notice.Of(preview.Refusals[0]));
        }, cancellationToken);
}
