using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>Marks in Excel: the sheets to take along, and what comes back.</summary>
internal static class ScoringEndpoints
{
    public static void MapScoring(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/inspections/{inspection}").WithTags("检查考核");
        school.MapGet("/scoring-sheet", Sheet).WithRequestTimeout(ApiPaths.LongTime).WithName("getScoringSheet").WithSummary("下载评分表（Excel，学校得到自评表）");
        school.MapPost("/scoring-import", ImportOne).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("importScoring").WithSummary("从 Excel 导入评分：先预览，apply=true 写入没有问题的行");
        var round = routes.MapGroup("/api/v1/districts/{district}/inspections/{inspection}").WithTags("检查考核");
        round.MapGet("/scoring-sheets", Sheets).WithRequestTimeout(ApiPaths.LongTime).WithName("getScoringSheets").WithSummary("下载一个检查组或全部学校的评分表（一校一张，Excel）");
        round.MapPost("/scoring-import", ImportMany).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("importRoundScoring").WithSummary("从 Excel 导入几所学校的评分：先预览，apply=true 写入没有问题的行");
    }

    private static Task<Results<WorkbookDownload, Refused>> Sheet(InspectionCall call, string? rater, TimeProvider clock, CancellationToken cancellationToken) =>
        Download(ScoringScope.Of(call), null, rater, clock, cancellationToken);

    private static Task<Results<WorkbookDownload, Refused>> Sheets(
        DistrictCall call, InspectionCode inspection, string? team, string? rater, TimeProvider clock, CancellationToken cancellationToken) =>
        Download(new(call, inspection, null), team, rater, clock, cancellationToken);

    private static Task<Results<Ok<ScoringImportView>, Refused>> ImportOne(InspectionCall call, Upload upload, bool? apply, CancellationToken cancellationToken) =>
        Import(ScoringScope.Of(call), upload, apply, cancellationToken);

    private static Task<Results<Ok<ScoringImportView>, Refused>> ImportMany(
        DistrictCall call, InspectionCode inspection, Upload upload, bool? apply, CancellationToken cancellationToken) =>
        Import(new(call, inspection, null), upload, apply, cancellationToken);

    private static async Task<Results<WorkbookDownload, Refused>> Download(ScoringScope scope, string? team, string? rater, TimeProvider clock, CancellationToken cancellationToken)
    {
        var workbook = await ScoringFiles.Workbook(scope, team, rater, clock, cancellationToken);
        return workbook.Value is { } found ? found : Refused.With(workbook.Refusals);
    }

    private static async Task<Results<Ok<ScoringImportView>, Refused>> Import(ScoringScope scope, Upload upload, bool? apply, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } unread) return Refused.With(unread);
        var plan = await ScoringImport.Preview(scope, new SourceFile(upload.Name, upload.Content), cancellationToken);
        if (!plan.FileFlaws.IsEmpty)
            return Refused.With([.. plan.FileFlaws.Select(flaw => new Refusal(flaw.Code, RefusalKind.Invalid, flaw.Text, flaw.Place is { Length: > 0 } place ? place : upload.Name))]);
        return TypedResults.Ok(ScoringImportView.Of(plan, apply is true ? await ScoringImport.Take(scope, plan, cancellationToken) : []));
    }
}

/// <summary>What a workbook of marks would do, or did.</summary>
/// <param name="Rows">Every row, in the order of the workbook.</param>
/// <param name="Notes">What was passed over.</param>
/// <param name="Taken">What was written, by school; none of a preview.</param>
public sealed record ScoringImportView(
    int New, int Changed, int Unchanged, int Wrong, int Conflicts, ImmutableArray<ImportedMark> Rows, ImmutableArray<string> Notes, ImmutableArray<TakenSchool> Taken)
{
    internal static ScoringImportView Of(ScoringPlan plan, ImmutableArray<TakenMarks> taken) => new(
        plan.Count(ImportRowState.New), plan.Count(ImportRowState.Changed), plan.Count(ImportRowState.Unchanged), plan.Count(ImportRowState.Wrong), plan.Count(ImportRowState.Conflict),
        [
            .. plan.Schools.SelectMany(school => school.Rows.Select(row => ImportedMark.Of(school.School, row))),
            .. plan.Strays.Select(row => ImportedMark.Of(null, row)),
        ],
        [.. plan.Reading.Notes.Select(note => note.Text)],
        [.. taken.Select(t => new TakenSchool(t.Marks.School, t.Receipt, [.. t.Refusals.Select(refusal => new ImportedFlaw(refusal.Code, refusal.Text, refusal.Place ?? ""))]))]);
}

/// <summary>A row of a workbook of marks.</summary>
/// <param name="School">Null: a row that belongs to none.</param>
/// <param name="Row">As Excel counts.</param>
/// <param name="Item">Null: the opinion about the whole, or none of ours.</param>
/// <param name="What">What would change, in words.</param>
public sealed record ImportedMark(SchoolCode? School, string Sheet, int Row, int? Item, ImportRowState State, string What, ImmutableArray<ImportedFlaw> Flaws)
{
    internal static ImportedMark Of(SchoolCode? school, PlannedMark row) => new(
        school, row.Row.Sheet.Name, row.Row.Number, row.Item, row.State, row.What, [.. row.Flaws.Select(flaw => new ImportedFlaw(flaw.Code, flaw.Text, flaw.Place))]);
}

/// <summary>What was written of a school.</summary>
/// <param name="Receipt">Null: nothing was, for these reasons.</param>
public sealed record TakenSchool(SchoolCode School, InspectionReceipt? Receipt, ImmutableArray<ImportedFlaw> Refusals);
