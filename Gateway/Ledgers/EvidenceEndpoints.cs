using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>Evidence (佐证材料) of the entries of a ledger.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/ledgers/{ledger}/{period}").WithTags("台账");
        ledger.MapPost("/entries/{entry}/files", Attach).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("attachEntryFile").WithSummary("上传条目的佐证材料（照片去掉拍摄地点等信息）");
        ledger.MapDelete("/entries/{entry}/files/{file}", Detach).WithName("detachEntryFile").WithSummary("删除条目的佐证材料");
        ledger.MapPost("/files", AttachPrint).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("attachLedgerPrint").WithSummary("上传其他系统的台账打印件（先填写“登记在其他系统”）");
        ledger.MapDelete("/files/{file}", DetachPrint).WithName("detachLedgerPrint").WithSummary("删除其他系统的台账打印件");
        ledger.MapGet("/files/{file}", Open).WithRequestTimeout(ApiPaths.LongTime).WithName("downloadEntryFile").WithSummary("下载台账的一个佐证材料");
    }

    private static Task<Results<Made<AttachedFile>, Refused>> Attach(LedgerCall call, int entry, string? lateReason, Upload upload, CancellationToken cancellationToken) =>
        Keep(call, call.Subject(entry), lateReason, upload, cancellationToken);

    private static Task<Results<Made<AttachedFile>, Refused>> AttachPrint(LedgerCall call, string? lateReason, Upload upload, CancellationToken cancellationToken) =>
        Keep(call, call.Whole, lateReason, upload, cancellationToken);

    private static async Task<Results<Made<AttachedFile>, Refused>> Keep(LedgerCall call, FileSubject subject, string? lateReason, Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } refusal) return Refused.With(refusal);
        var file = FileToAttach.Of(upload.Name, upload.Content.ToArray());
        var attached = await call.Ledger.Attach(file.Command(call.Context, subject, FileRole.Attachment, lateReason), file.Content, cancellationToken);
        return Answer.Made(attached, $"{call.Path}/files/{attached.Value?.Sha256}", _ => 0);
    }

    private static Task<Results<Ok<AttachedFile>, Refused>> Detach(LedgerCall call, int entry, string file, CancellationToken cancellationToken) =>
        Remove(call, call.Subject(entry), file, cancellationToken);

    private static Task<Results<Ok<AttachedFile>, Refused>> DetachPrint(LedgerCall call, string file, CancellationToken cancellationToken) =>
        Remove(call, call.Whole, file, cancellationToken);

    private static async Task<Results<Ok<AttachedFile>, Refused>> Remove(LedgerCall call, FileSubject subject, string file, CancellationToken cancellationToken)
    {
        var detached = await call.Ledger.Detach(new(call.Context, subject, file), cancellationToken);
        return detached.Value is { } value ? TypedResults.Ok(value) : Refused.With(detached.Refusals);
    }

    private static async Task<Results<FileDownload, Refused>> Open(
        LedgerCall call, string file, string? reason, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        var (isOpen, refusal) = opening.ByReason(http, call.School, reason);
        if (refusal is not null) return Refused.With(refusal);
        return await call.Ledger.File(call.Actor, file, isOpen, cancellationToken) is { } opened ? new FileDownload(opened) : Refused.Absent("file.unknown", "没有这个文件。", file);
    }
}
