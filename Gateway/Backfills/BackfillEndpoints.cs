using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Backfills;

/// <summary>Earlier years that are entered afterwards (补录): one school's over JSON, many schools' by one workbook.</summary>
internal static class BackfillEndpoints
{
    public static void MapBackfills(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}/backfill/{year}").WithTags("补录");
        district.MapGet("/template", Template).WithRequestTimeout(ApiPaths.LongTime).WithName("getBackfillTemplate").WithSummary("下载一个年度的补录模板（Excel，多所学校）：计划任务、所选台账、考核得分");
        district.MapPost("/import", Import).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("importBackfill").WithSummary("从 Excel 补录一个年度：先预览，apply=true 写入没有问题的行");
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("补录");
        school.MapPost("/backfill/{year}", OfYear).WithName("backfillYear").WithSummary("补录一所学校一个年度的计划任务、完成情况和考核得分");
        school.MapGet("/past-scores", Scores).WithName("getPastScores").WithSummary("查看一所学校补录的考核得分");
        school.MapPost("/ledgers/{ledger}/{period}/backfill", Entries).WithName("backfillEntries").WithSummary("补录以前年度的台账条目（全部成功或全部不动）");
    }

    /// <summary>Codes apart by commas; what is none is left out.</summary>
    public static IEnumerable<TCode> Codes<TCode>(string? text, Func<string, TCode> of) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(Domain.Codes.IsCode).Select(of);

    private static async Task<Results<TableDownload, Refused>> Template(
        DistrictCall call, int year, string? ledgers, string? groups, bool? wasOpen, TimeProvider clock, CancellationToken cancellationToken)
    {
        var import = await BackfillImport.Of(call, year, clock, cancellationToken);
        if (import.Value is not { } found) return Refused.With(import.Refusals);
        var choice = new BackfillChoice([.. Codes(ledgers, code => new LedgerCode(code))], wasOpen is true);
        return new TableDownload(await found.Template(choice, [.. Codes(groups, code => new GroupCode(code))], cancellationToken), found.FileName, clock.GetUtcNow());
    }

    private static async Task<Results<Ok<BackfillImportView>, Refused>> Import(
        DistrictCall call, int year, Upload upload, bool? apply, string? because, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } unread) return Refused.With(unread);
        var import = await BackfillImport.Of(call, year, clock, cancellationToken);
        if (import.Value is not { } found) return Refused.With(import.Refusals);
        var (plan, refusals) = await found.Plan(new SourceFile(upload.Name, upload.Content), because, cancellationToken);
        if (plan is null) return Refused.With(refusals);
        if (!plan.FileFlaws.IsEmpty)
            return Refused.With([.. plan.FileFlaws.Select(flaw => new Refusal(flaw.Code, RefusalKind.Invalid, flaw.Text, flaw.Place is { Length: > 0 } place ? place : upload.Name))]);
        if (apply is not true || plan.GoodRows == 0) return TypedResults.Ok(BackfillImportView.Of(plan, false));
        var taken = await found.Take(plan, cancellationToken);
        return taken.IsEmpty ? TypedResults.Ok(BackfillImportView.Of(plan, true)) : Refused.With(taken);
    }

    private static async Task<Results<Ok<BackfillReceipt>, Refused>> OfYear(SchoolCall call, int year, BackfillBody body, CancellationToken cancellationToken)
    {
        var taken = await call.Union.Backfill(body.Command(call.Context, year), cancellationToken);
        return taken.Value is { } receipt ? TypedResults.Ok(receipt) : Refused.With(taken.Refusals);
    }

    private static async Task<Results<Ok<PastScores>, Refused>> Scores(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Union.PastScores(call.Actor, cancellationToken) is { } scores ? TypedResults.Ok(scores) : Refused.Absent();

    private static async Task<Results<Tagged<LedgerReceipt>, Refused>> Entries(LedgerCall call, EntriesBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Ledger.Write(new(call.Context, body.Edits, EntrySource.Backfilled, body.Because), cancellationToken));
}

/// <summary>What a workbook of an earlier year would do, or did.</summary>
/// <param name="Rows">Every row that does something or cannot, those first that need somebody.</param>
/// <param name="Notes">What was passed over: columns that are not needed.</param>
/// <param name="IsTaken">The good rows were written.</param>
public sealed record BackfillImportView(int New, int Changed, int Unchanged, int Wrong, ImmutableArray<BackfilledRow> Rows, ImmutableArray<string> Notes, bool IsTaken)
{
    internal static BackfillImportView Of(BackfillPlan plan, bool isTaken) => new(
        plan.Count(ImportRowState.New), plan.Count(ImportRowState.Changed), plan.Count(ImportRowState.Unchanged), plan.Count(ImportRowState.Wrong),
        [
            .. from row in plan.Telling
               select new BackfilledRow(row.Row.Sheet.Name, row.Row.Number, row.Id, row.State, row.What, [.. row.Flaws.Select(flaw => new ImportedFlaw(flaw.Code, flaw.Text, flaw.Place))]),
        ],
        [.. plan.Reading.Notes.Select(note => note.Text)], isTaken);
}

/// <summary>A row of such a workbook.</summary>
/// <param name="Row">As Excel counts.</param>
/// <param name="School">Name of the school; null: none that is known.</param>
public sealed record BackfilledRow(string Sheet, int Row, string? School, ImportRowState State, string What, ImmutableArray<ImportedFlaw> Flaws);
