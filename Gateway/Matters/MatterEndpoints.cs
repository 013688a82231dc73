using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Matters;

/// <summary>Matters (请示事项) of a school: 请示, 批复, 实施, 结果报告, and the files of each.</summary>
internal static class MatterEndpoints
{
    public static void MapMatters(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/matters").WithTags("请示批复");
        school.MapGet("", OfSchool).WithName("listMatters").WithSummary("列出学校的请示事项");
        school.MapPost("", Request).WithName("requestMatter").WithSummary("报送请示");
        school.MapGet("/{matter}", View).WithName("getMatter").WithSummary("查看一件请示事项：请示、批复、实施、结果报告");
        school.MapPut("/{matter}/request", RequestAgain).WithName("requestMatterAgain").WithSummary("再次报送退回或撤回的请示");
        school.MapPost("/{matter}/withdrawal", Withdraw).WithName("withdrawMatter").WithSummary("撤回还没有受理的请示");
        school.MapPost("/{matter}/review", TakeUp).WithName("takeUpMatter").WithSummary("受理请示");
        school.MapPost("/{matter}/approval", Approve).WithName("approveMatter").WithSummary("批复请示");
        school.MapPost("/{matter}/return", Return).WithName("returnMatter").WithSummary("退回请示或结果报告");
        school.MapPost("/{matter}/action", CarryOut).WithName("carryOutMatter").WithSummary("登记实施情况");
        school.MapPost("/{matter}/result", Report).WithName("reportMatterResult").WithSummary("报送结果报告");
        school.MapPost("/{matter}/acceptance", Accept).WithName("acceptMatterResult").WithSummary("结果报告审核通过，结果记入台账");
        school.MapPost("/{matter}/ledger", Fill).WithName("fillMatterLedger").WithSummary("把没有记成的结果再次记入台账");
        school.MapPost("/{matter}/cancellation", Cancel).WithName("cancelMatter").WithSummary("终止请示事项");
        school.MapGet("/{matter}/letter", Letter).WithRequestTimeout(ApiPaths.LongTime).WithName("getMatterLetter").WithSummary("下载请示、批复或结果报告（Word）");
        school.MapPost("/{matter}/files", Attach).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("attachMatterFile").WithSummary("上传某一步的盖章扫描件或材料");
        school.MapDelete("/{matter}/files/{file}", Detach).WithName("detachMatterFile").WithSummary("删除请示事项的文件");
        school.MapGet("/{matter}/files/{file}", OpenFile).WithRequestTimeout(ApiPaths.LongTime).WithName("downloadMatterFile").WithSummary("下载请示事项的一个文件");
    }

    private static async Task<Results<Ok<SchoolMatterList>, Refused>> OfSchool(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Matters.List(call.Actor, cancellationToken) is { } list ? TypedResults.Ok(list) : Refused.Absent();

    private static async Task<Results<Made<MatterReceipt>, Refused>> Request(SchoolCall call, MatterRequestBody body, CancellationToken cancellationToken)
    {
        var made = await call.Matters.Request(new(call.Context, null, body.Kind, body.Content), cancellationToken);
        return Answer.Made(made, $"{call.Path}/matters/{made.Value?.Number}", receipt => receipt.Revision);
    }

    private static async Task<Results<Tagged<MatterView>, Refused>> View(MatterCall call, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.View(cancellationToken), v => v.Matter.Revision, () => Absent);

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> RequestAgain(MatterCall call, MatterRequestBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.Request(new(call.Context, call.Number, body.Kind, body.Content), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Withdraw(MatterCall call, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.Withdraw(new(call.Context, call.Number), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> TakeUp(MatterCall call, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.TakeUp(new(call.Context, call.Number), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Approve(MatterCall call, MatterStepBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.Approve(new(call.Context, call.Number, body.Content), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Return(MatterCall call, MatterReturnBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.Return(new(call.Context, call.Number, body.Reason, body.Due), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> CarryOut(MatterCall call, MatterStepBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.CarryOut(new(call.Context, call.Number, body.Content), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Report(MatterCall call, MatterStepBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.Report(new(call.Context, call.Number, body.Content), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Accept(MatterCall call, NoteBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.AcceptResult(new(call.Context, call.Number, body.Note), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Fill(MatterCall call, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.FillLedger(new(call.Context, call.Number), cancellationToken));

    private static async Task<Results<Tagged<MatterReceipt>, Refused>> Cancel(MatterCall call, ReasonBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Matters.Cancel(new(call.Context, call.Number, body.Reason), cancellationToken));

    private static async Task<Results<LetterDownload, Refused>> Letter(MatterCall call, string? step, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TryStep(step ?? "request", out var of)) return Refused.With(BadStep);
        return await call.View(cancellationToken) is not { } view ? Absent
            : await MatterDesk.Letter(call, view, of, clock, cancellationToken) is { } letter ? letter
            : Refused.Absent("matter.step-absent", "这一步还没有办理，没有可以打印的。", of.ToString());
    }

    private static async Task<Results<Made<AttachedFile>, Refused>> Attach(MatterCall call, Upload upload, string? step, string? role, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } refusal) return Refused.With(refusal);
        if (!TryStep(step ?? "request", out var of)) return Refused.With(BadStep);
        var file = FileToAttach.Of(upload.Name, upload.Content.ToArray());
        var use = string.Equals(role, nameof(FileRole.SignedScan), StringComparison.OrdinalIgnoreCase) ? FileRole.SignedScan : FileRole.Attachment;
        var attached = await call.Matters.Attach(file.Command(call.Context, FileSubject.Of(call.Number, of), use), file.Content, cancellationToken);
        return Answer.Made(attached, $"{call.Path}/files/{attached.Value?.Sha256}", _ => 0);
    }

    private static async Task<Results<Ok<AttachedFile>, Refused>> Detach(MatterCall call, string file, string? step, CancellationToken cancellationToken)
    {
        if (!TryStep(step ?? "request", out var of)) return Refused.With(BadStep);
        var detached = await call.Matters.Detach(new(call.Context, FileSubject.Of(call.Number, of), file), cancellationToken);
        return detached.Value is { } value ? TypedResults.Ok(value) : Refused.With(detached.Refusals);
    }

    private static async Task<Results<FileDownload, Refused>> OpenFile(MatterCall call, string file, CancellationToken cancellationToken) =>
        await call.Matters.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : Refused.Absent("file.unknown", "没有这个文件。", file);

    /// <summary>request, approval, action, result.</summary>
    internal static bool TryStep(string? text, out MatterStepKind step) =>
        Enum.TryParse(text, ignoreCase: true, out step) && Enum.IsDefined(step) && !int.TryParse(text, out _);

    private static Refusal BadStep { get; } = new("query.bad-step", RefusalKind.Invalid, "step 只能是 request、approval、action、result。", "step");

    private static Refused Absent => Refused.Absent("matter.unknown", "没有这件请示事项。");
}
