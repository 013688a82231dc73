using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Inspections;

/// <summary>The inspection of a school: marks, 综评, objections, findings, files.</summary>
internal static class InspectionEndpoints
{
    public static void MapInspections(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("检查考核");
        school.MapGet("/inspections", OfSchool).WithName("listSchoolInspections").WithSummary("列出对学校的历次检查");
        var inspection = school.MapGroup("/inspections/{inspection}");
        inspection.MapGet("", View).WithName("getInspection").WithSummary("查看学校的一次检查：自评、考评、综评、系统数据、异议、整改");
        inspection.MapPost("/marks", Score).WithName("scoreItems").WithSummary("打分（逐项保存，别人刚改过的项留着不动并说明）");
        inspection.MapPost("/submission", HandIn).WithName("handInMarks").WithSummary("提交自评或考评");
        inspection.MapPost("/reopening", Reopen).WithName("reopenMarks").WithSummary("退回自评或考评");
        inspection.MapPost("/conclusion", Conclude).WithName("concludeInspection").WithSummary("综评");
        inspection.MapPost("/conclusion/reopening", ReopenConclusion).WithName("reopenConclusion").WithSummary("退回综评");
        inspection.MapPost("/objections", RaiseObjection).WithName("raiseObjection").WithSummary("提出异议");
        inspection.MapPost("/objections/{objection}/answer", AnswerObjection).WithName("answerObjection").WithSummary("答复异议");
        inspection.MapPost("/findings", RaiseFinding).WithName("raiseFinding").WithSummary("提出整改");
        inspection.MapPost("/findings/{finding}/report", ReportFinding).WithName("reportFinding").WithSummary("报告整改情况");
        inspection.MapPost("/findings/{finding}/recheck", RecheckFinding).WithName("recheckFinding").WithSummary("复查整改：销号或继续整改");
        inspection.MapPost("/findings/{finding}/withdrawal", WithdrawFinding).WithName("withdrawFinding").WithSummary("撤销整改");
        inspection.MapPost("/files", Attach).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("attachInspectionFile").WithSummary("上传检查的佐证材料或签字扫描件");
        inspection.MapDelete("/files/{file}", Detach).WithName("detachInspectionFile").WithSummary("删除检查的文件");
        inspection.MapGet("/files/{file}", OpenFile).WithRequestTimeout(ApiPaths.LongTime).WithName("downloadInspectionFile").WithSummary("下载检查的一个文件");
    }

    private static async Task<Results<Ok<SchoolInspections>, Refused>> OfSchool(SchoolCall call, CancellationToken cancellationToken) =>
        await call.District.InspectionDesk.OfSchool(call.Actor, call.Code, cancellationToken) is { } found ? TypedResults.Ok(found) : Refused.Absent();

    private static async Task<Results<Tagged<InspectionView>, Refused>> View(InspectionCall call, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.Inspection.View(call.Actor, cancellationToken), v => v.Revision, () => Refused.Absent());

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> Score(InspectionCall call, MarksBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.Score(new(call.Context, body.Sheet, body.Marks, body.Opinion, body.Rater, body.Claims), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> HandIn(InspectionCall call, HandInBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.HandIn(new(call.Context, body.Sheet, body.Claims, body.Rater), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> Reopen(InspectionCall call, ReopenSheetBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.Reopen(new(call.Context, body.Sheet, body.Reason, body.Rater), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> Conclude(InspectionCall call, ConclusionBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.Conclude(
            new(call.Context, body.Changes, body.Bonuses, body.Vetoes, body.FailedGates, body.Titles, body.Opinion), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> ReopenConclusion(InspectionCall call, ReasonBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.ReopenConclusion(new(call.Context, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> RaiseObjection(InspectionCall call, ObjectionBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.RaiseObjection(new(call.Context, body.Item, body.Text), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> AnswerObjection(
        InspectionCall call, int objection, ObjectionAnswerBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.AnswerObjection(new(call.Context, objection, body.Marks, body.Text), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> RaiseFinding(InspectionCall call, FindingBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.RaiseFinding(new(call.Context, body.Item, body.Text, body.Due), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> ReportFinding(
        InspectionCall call, int finding, FindingReportBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.ReportFinding(new(call.Context, finding, body.Text), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> RecheckFinding(
        InspectionCall call, int finding, RecheckBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.RecheckFinding(new(call.Context, finding, body.IsSettled, body.Text, body.Due), cancellationToken));

    private static async Task<Results<Tagged<InspectionReceipt>, Refused>> WithdrawFinding(
        InspectionCall call, int finding, ReasonBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Inspection.WithdrawFinding(new(call.Context, finding, body.Reason), cancellationToken));

    private static async Task<Results<Made<AttachedFile>, Refused>> Attach(
        InspectionCall call, Upload upload, int? item, string? role, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } refusal) return Refused.With(refusal);
        var file = FileToAttach.Of(upload.Name, upload.Content.ToArray());
        var use = string.Equals(role, nameof(FileRole.SignedScan), StringComparison.OrdinalIgnoreCase) ? FileRole.SignedScan : FileRole.Attachment;
        var attached = await call.Inspection.Attach(file.Command(call.Context, FileSubject.Of(call.Code, item), use), file.Content, cancellationToken);
        return Answer.Made(attached, $"{call.Path}/files/{attached.Value?.Sha256}", _ => 0);
    }

    private static async Task<Results<Ok<AttachedFile>, Refused>> Detach(InspectionCall call, string file, int? item, CancellationToken cancellationToken)
    {
        var detached = await call.Inspection.Detach(new(call.Context, FileSubject.Of(call.Code, item), file), cancellationToken);
        return detached.Value is { } value ? TypedResults.Ok(value) : Refused.With(detached.Refusals);
    }

    private static async Task<Results<FileDownload, Refused>> OpenFile(InspectionCall call, string file, CancellationToken cancellationToken) =>
        await call.Inspection.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : Refused.Absent("file.unknown", "没有这个文件。", file);
}
