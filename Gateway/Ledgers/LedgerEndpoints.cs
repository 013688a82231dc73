using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>Ledgers of schools: the shelf, one ledger, its entries.</summary>
internal static class LedgerEndpoints
{
    /// <summary>Entries of one answer.</summary>
    private const int Page = 1_000;

    public static void MapLedgers(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("台账");
        school.MapGet("/years/{year}/ledgers", Shelf).WithName("getLedgerShelf").WithSummary("查看学校一年的台账目录");
        var ledgers = school.MapGroup("/ledgers/{ledger}/{period}");
        ledgers.MapGet("", View).WithName("getLedger").WithSummary("查看一本台账");
        ledgers.MapPost("/entries", Write).WithName("writeEntries").WithSummary("登记和修改条目（全部成功或全部不动）");
        ledgers.MapPost("/preview", Preview).WithName("previewEntries").WithSummary("试算条目：哪些会新增、修改，哪些有错");
        ledgers.MapPost("/voiding", Void).WithName("voidEntries").WithSummary("作废条目");
        ledgers.MapPut("/nothing", Declare).WithName("declareNothing").WithSummary("填写或撤销“无此情况”");
        ledgers.MapPut("/elsewhere", Keep).WithName("keepLedgerElsewhere").WithSummary("填写或撤销“登记在其他系统”");
        ledgers.MapPost("/erasure", Erase).WithName("eraseValue").WithSummary("依法清除一项个人信息");
        LedgerFileEndpoints.Map(ledgers);
    }

    private static async Task<Results<Ok<SchoolShelf>, Refused>> Shelf(SchoolCall call, int year, CancellationToken cancellationToken) =>
        await call.District.LedgerShelf.Shelf(call.Actor, call.Code, year, cancellationToken) is { } shelf ? TypedResults.Ok(shelf) : Refused.Absent();

    private static async Task<Results<Tagged<LedgerView>, Refused>> View(
        LedgerCall call, string? text, int? skip, int? take, string? reason, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        if (Paging.Refuse(skip, take, Page) is { } page) return Refused.With(page);
        var (isOpen, refusal) = opening.ByReason(http, call.School, reason);
        if (refusal is not null) return Refused.With(refusal);
        var query = new LedgerQuery(isOpen, null, text, skip ?? 0, take ?? Page);
        return Answer.OrAbsent(await call.Ledger.View(call.Actor, query, cancellationToken), v => v.Revision, () => Refused.Absent());
    }

    private static async Task<Results<Tagged<LedgerReceipt>, Refused>> Write(LedgerCall call, EntriesBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Ledger.Write(new(call.Context, body.Edits, EntrySource.Typed, body.Because, body.LateReason), cancellationToken));

    private static async Task<Results<Ok<LedgerPreview>, Refused>> Preview(LedgerCall call, EntriesBody body, CancellationToken cancellationToken)
    {
        var preview = await call.Ledger.Preview(new(call.Context, body.Edits, EntrySource.Typed, body.Because, body.LateReason), cancellationToken);
        return preview.Value is { } found ? TypedResults.Ok(found) : Refused.With(preview.Refusals);
    }

    private static async Task<Results<Tagged<LedgerReceipt>, Refused>> Void(LedgerCall call, VoidBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Ledger.Void(new(call.Context, body.Numbers, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<LedgerReceipt>, Refused>> Declare(LedgerCall call, NothingBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Ledger.Declare(new(call.Context, body.IsSo, body.Remark), cancellationToken));

    private static async Task<Results<Tagged<LedgerReceipt>, Refused>> Keep(LedgerCall call, ElsewhereBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Ledger.Keep(new(call.Context, body.IsSo, body.System, body.Note), cancellationToken));

    private static async Task<Results<Tagged<LedgerReceipt>, Refused>> Erase(LedgerCall call, EraseBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Ledger.Erase(new(call.Context, body.Number, body.Column, body.Reason, body.Basis), cancellationToken));
}
