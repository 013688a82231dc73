using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>A ledger in Excel: its workbook, the template to be filled in, and what comes back.</summary>
internal static class LedgerFileEndpoints
{
    public static void Map(RouteGroupBuilder ledgers)
    {
        ledgers.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("getLedgerWorkbook").WithSummary("下载一本台账（Excel）");
        ledgers.MapGet("/forms", Forms).WithRequestTimeout(ApiPaths.LongTime).WithName("getLedgerForms").WithSummary("下载一事一页的登记表（Word）：entry 为条目编号，不给就是整本");
        ledgers.MapGet("/template", Template).WithRequestTimeout(ApiPaths.LongTime).WithName("getLedgerTemplate").WithSummary("下载台账的填报模板（Excel）");
        ledgers.MapPost("/import", Import).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("importLedger").WithSummary("从 Excel 导入台账：先预览，apply=true 写入没有问题的行");
    }

    private static async Task<Results<WorkbookDownload, Refused>> Workbook(
        LedgerCall call, bool? open, string? reason, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (mayOpen, refusal) = opening.ByReason(http, call.School, reason);
        if (refusal is not null) return Refused.With(refusal);

        // What leaves the service is masked unless somebody who may see it asks for it.
        var isOpen = mayOpen && (open is true || reason is not null);
        return await LedgerFiles.Whole(call, isOpen, cancellationToken) is { } view
            ? await LedgerFiles.Workbook(call, view, isOpen, clock, cancellationToken)
            : Refused.Absent();
    }

    private static async Task<Results<LetterDownload, Refused>> Forms(
        LedgerCall call, int? entry, bool? open, string? reason, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (mayOpen, refusal) = opening.ByReason(http, call.School, reason);
        if (refusal is not null) return Refused.With(refusal);
        var forms = await LedgerFiles.Forms(call, entry, mayOpen && (open is true || reason is not null), clock, cancellationToken);
        return forms is null ? Refused.Absent() : forms.Value is { } download ? download : Refused.With(forms.Refusals);
    }

    private static async Task<Results<TableDownload, Refused>> Template(
        LedgerCall call, bool? filled, string? reason, HttpContext http, PrivateOpening opening, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (isOpen, refusal) = opening.ByReason(http, call.School, reason);
        if (refusal is not null) return Refused.With(refusal);
        if (await LedgerFiles.Whole(call, isOpen, cancellationToken) is not { } view) return Refused.Absent();
        var template = LedgerFiles.Template(view, filled is true, clock);
        return template.Value is { } download ? download : Refused.With(template.Refusals);
    }

    private static async Task<Results<Ok<LedgerImportView>, Refused>> Import(
        LedgerCall call, Upload upload, bool? apply, string? because, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } unread) return Refused.With(unread);
        var mayShow = call.Actor.IsSchool(call.District.Code, call.School.Code);
        var preview = await LedgerImport.Preview(call, new SourceFile(upload.Name, upload.Content), mayShow, because, cancellationToken);
        if (preview.Value is not { } plan) return Refused.With(preview.Refusals);
        if (!plan.FileFlaws.IsEmpty) return Refused.With(ImportPlans.Refusals(plan.FileFlaws, upload.Name));
        if (apply is not true || plan.Good.IsEmpty) return TypedResults.Ok(LedgerImportView.Of(plan, null));
        var taken = await LedgerImport.Take(call, plan, because, cancellationToken);
        return taken.Value is { } receipt ? TypedResults.Ok(LedgerImportView.Of(plan, receipt)) : Refused.With(taken.Refusals);
    }
}

/// <summary>What a workbook would do with a ledger, or did.</summary>
/// <param name="Rows">Every row, in the order of the workbook.</param>
/// <param name="Notes">What was passed over: columns and sheets that are not needed.</param>
/// <param name="Taken">What was written; null: nothing was.</param>
public sealed record LedgerImportView(
    int New, int Changed, int Unchanged, int Wrong, int Conflicts, ImmutableArray<ImportedRow> Rows, ImmutableArray<string> Notes, LedgerReceipt? Taken)
{
    internal static LedgerImportView Of(ImportPlan plan, LedgerReceipt? taken) => new(
        plan.Count(ImportRowState.New), plan.Count(ImportRowState.Changed), plan.Count(ImportRowState.Unchanged), plan.Count(ImportRowState.Wrong), plan.Count(ImportRowState.Conflict),
        [.. plan.Rows.Select(ImportedRow.Of)],
        [.. plan.Reading.Notes.Select(note => note.Text)], taken);
}
