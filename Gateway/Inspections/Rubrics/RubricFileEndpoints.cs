using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>Rubrics in Excel, there and back.</summary>
internal static class RubricFileEndpoints
{
    public static void MapRubricFiles(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("检查考核");
        district.MapGet("/rubric-template", Template).WithName("getRubricTemplate").WithSummary("下载考核细则的空白模板（Excel）");
        district.MapGet("/rubrics/{rubric}/workbook", Workbook).WithName("getRubricWorkbook").WithSummary("下载一份考核细则（Excel，改好可以上传）");
        district.MapPost("/rubrics/{rubric}/import", Import).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("importRubric").WithSummary("从 Excel 导入考核细则：先预览，apply=true 存为新细则或新版本");
    }

    /// <param name="rubric">Null: the empty template.</param>
    /// <param name="version">Null: the one that holds now.</param>
    /// <returns>Refused: scope.absent, rubric.unknown.</returns>
    public static async Task<Outcome<TableDownload>> Download(DistrictCall call, RubricCode? rubric, int? version, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district || await call.District.Ledgers(cancellationToken) is not { } ledgers)
            return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var found = rubric is { } code ? await RubricOf(call, code, version, cancellationToken) : null;
        return rubric is not null && found is null
            ? new Refusal("rubric.unknown", RefusalKind.Absent, "没有这个考核细则。", "rubric")
            : new TableDownload(RubricTemplate.Of(district, ledgers, found), RubricTemplate.FileName(found), clock.GetUtcNow());
    }

    /// <summary>A rubric in a version; null: there is none.</summary>
    /// <param name="version">Null: the one that holds now.</param>
    public static async Task<Rubric?> RubricOf(DistrictCall call, RubricCode code, int? version, CancellationToken cancellationToken) =>
        version is { } asked
            ? await call.District.Rubric(new(code, asked), cancellationToken)
            : (await call.District.Inspections(cancellationToken))?.Rubrics.FirstOrDefault(r => r.Code == code);

    private static async Task<Results<TableDownload, Refused>> Template(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        Of(await Download(call, null, null, clock, cancellationToken));

    private static async Task<Results<TableDownload, Refused>> Workbook(DistrictCall call, RubricCode rubric, int? version, TimeProvider clock, CancellationToken cancellationToken) =>
        Of(await Download(call, rubric, version, clock, cancellationToken));

    private static Results<TableDownload, Refused> Of(Outcome<TableDownload> download) => download.Value is { } found ? found : Refused.With(download.Refusals);

    private static async Task<Results<Ok<RubricImportView>, Refused>> Import(
        DistrictCall call, RubricCode rubric, Upload upload, bool? apply, string? name, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } unread) return Refused.With(unread);
        var preview = await RubricImport.Preview(call, new SourceFile(upload.Name, upload.Content), rubric, name, cancellationToken);
        if (preview.Value is not { } plan) return Refused.With(preview.Refusals);
        if (!plan.FileFlaws.IsEmpty)
            return Refused.With([.. plan.FileFlaws.Select(flaw => new Refusal(flaw.Code, RefusalKind.Invalid, flaw.Text, flaw.Place is { Length: > 0 } place ? place : upload.Name))]);
        if (apply is not true || !plan.IsGood) return TypedResults.Ok(RubricImportView.Of(plan, null));
        var set = await call.District.SetRubric(new(call.Context, plan.Rubric!), cancellationToken);
        return set.Value is { } catalogue ? TypedResults.Ok(RubricImportView.Of(plan, catalogue)) : Refused.With(set.Refusals);
    }
}

/// <summary>What a workbook would be as a rubric, or is.</summary>
/// <param name="Rubric">As it would stand, with version 0; once it is taken with its version. Absent: nothing could be read.</param>
/// <param name="Flaws">What must be mended first; while there is any, nothing is taken.</param>
/// <param name="Warnings">What does not add up, and may stay.</param>
/// <param name="Notes">What was passed over or supposed.</param>
/// <param name="IsTaken">It holds now.</param>
public sealed record RubricImportView(Rubric? Rubric, ImmutableArray<ImportedFlaw> Flaws, ImmutableArray<string> Warnings, ImmutableArray<string> Notes, bool IsTaken)
{
    /// <param name="taken">Null: nothing was set.</param>
    internal static RubricImportView Of(RubricPlan plan, InspectionCatalogue? taken) => new(
        taken?.Rubrics.First(r => r.Code == plan.Rubric!.Code) ?? plan.Rubric, [.. plan.Flaws.Select(ImportedFlaw.Of)], plan.Warnings, plan.Notes,
        taken is not null);
}
