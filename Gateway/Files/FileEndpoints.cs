using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Files;

/// <summary>Files attached to plans, quarters and district tasks: upload, list, download. The gateway keeps none itself.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("文件");
        school.MapGet("/files", OfSchool).WithName("listSchoolFiles").WithSummary("列出学校计划和季度报告的文件");
        school.MapGet("/files/{file}", OpenOfSchool).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("downloadSchoolFile").WithSummary("下载学校的一个文件");
        Takes(school.MapPost("/plans/{plan}/files", AttachToPlan)).WithName("attachPlanFile").WithSummary("上传计划的文件：来源、扫描件、附件");
        school.MapDelete("/plans/{plan}/files/{file}", DetachFromPlan).WithName("detachPlanFile").WithSummary("删除计划的文件");
        Takes(school.MapPost("/quarters/{quarter}/files", AttachToReport)).WithName("attachReportFile").WithSummary("上传季度报告的文件：来源、扫描件、附件");
        school.MapDelete("/quarters/{quarter}/files/{file}", DetachFromReport).WithName("detachReportFile").WithSummary("删除季度报告的文件");

        Takes(school.MapPost("/summaries/{summary}/files", AttachToSummary)).WithName("attachSummaryFile").WithSummary("上传工作总结的文件：签字盖章扫描件、附件");
        school.MapDelete("/summaries/{summary}/files/{file}", DetachFromSummary).WithName("detachSummaryFile").WithSummary("删除工作总结的文件");

        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("文件");
        district.MapGet("/files", OfDistrict).WithName("listDistrictFiles").WithSummary("列出区下达任务和批次的文件");
        district.MapGet("/files/{file}", OpenOfDistrict).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("downloadDistrictFile").WithSummary("下载区的一个文件");
        Takes(district.MapPost("/tasks/{task}/files", AttachToTask)).WithName("attachTaskFile").WithSummary("上传区下达任务的附件");
        district.MapDelete("/tasks/{task}/files/{file}", DetachFromTask).WithName("detachTaskFile").WithSummary("删除区下达任务的附件");
        Takes(district.MapPost("/rounds/{quarter}/files", AttachToRound)).WithName("attachRoundFile").WithSummary("上传批次的文件：领导签批件、附件");
        district.MapDelete("/rounds/{quarter}/files/{file}", DetachFromRound).WithName("detachRoundFile").WithSummary("删除批次的文件");
    }

    private static RouteHandlerBuilder Takes(RouteHandlerBuilder route)
    {
        route.WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime);
        return route;
    }

    private static async Task<Results<Ok<FileList>, Refused>> OfSchool(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Union.Files(call.Actor, cancellationToken) is { } files ? TypedResults.Ok(files) : Refused.Absent();

    private static async Task<Results<FileDownload, Refused>> OpenOfSchool(SchoolCall call, string file, CancellationToken cancellationToken) =>
        await call.Union.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : Unknown(file);

    private static Task<Results<Made<AttachedFile>, Refused>> AttachToPlan(
        SchoolCall call, PlanId plan, string? role, string? lateReason, Upload upload, CancellationToken cancellationToken) =>
        Attach(call, FileSubject.Of(plan), role, lateReason, upload, cancellationToken);

    private static Task<Results<Made<AttachedFile>, Refused>> AttachToReport(
        SchoolCall call, Quarter quarter, string? role, string? lateReason, Upload upload, CancellationToken cancellationToken) =>
        Attach(call, FileSubject.Of(quarter), role, lateReason, upload, cancellationToken);

    private static Task<Results<Made<AttachedFile>, Refused>> AttachToSummary(
        SchoolCall call, SummaryPeriod summary, string? role, string? lateReason, Upload upload, CancellationToken cancellationToken) =>
        Attach(call, FileSubject.Of(summary), role, lateReason, upload, cancellationToken);

    private static async Task<Results<Ok<AttachedFile>, Refused>> DetachFromSummary(SchoolCall call, SummaryPeriod summary, string file, CancellationToken cancellationToken) =>
        Detached(await call.Union.Detach(new(call.Context, FileSubject.Of(summary), file), cancellationToken));

    private static async Task<Results<Ok<AttachedFile>, Refused>> DetachFromPlan(SchoolCall call, PlanId plan, string file, CancellationToken cancellationToken) =>
        Detached(await call.Union.Detach(new(call.Context, FileSubject.Of(plan), file), cancellationToken));

    private static async Task<Results<Ok<AttachedFile>, Refused>> DetachFromReport(SchoolCall call, Quarter quarter, string file, CancellationToken cancellationToken) =>
        Detached(await call.Union.Detach(new(call.Context, FileSubject.Of(quarter), file), cancellationToken));

    private static async Task<Ok<FileList>> OfDistrict(DistrictCall call, CancellationToken cancellationToken) =>
        TypedResults.Ok(await call.District.Files(call.Actor, cancellationToken));

    private static async Task<Results<FileDownload, Refused>> OpenOfDistrict(DistrictCall call, string file, CancellationToken cancellationToken) =>
        await call.District.File(call.Actor, file, cancellationToken) is { } opened ? new FileDownload(opened) : Unknown(file);

    private static Task<Results<Made<AttachedFile>, Refused>> AttachToTask(
        DistrictCall call, TaskId task, string? role, Upload upload, CancellationToken cancellationToken) =>
        Attach(call, FileSubject.Of(task), role, upload, cancellationToken);

    private static Task<Results<Made<AttachedFile>, Refused>> AttachToRound(
        DistrictCall call, Quarter quarter, string? role, Upload upload, CancellationToken cancellationToken) =>
        Attach(call, FileSubject.Of(quarter), role, upload, cancellationToken);

    private static async Task<Results<Ok<AttachedFile>, Refused>> DetachFromTask(DistrictCall call, TaskId task, string file, CancellationToken cancellationToken) =>
        Detached(await call.District.Detach(new(call.Context, FileSubject.Of(task), file), cancellationToken));

    private static async Task<Results<Ok<AttachedFile>, Refused>> DetachFromRound(DistrictCall call, Quarter quarter, string file, CancellationToken cancellationToken) =>
        Detached(await call.District.Detach(new(call.Context, FileSubject.Of(quarter), file), cancellationToken));

    private static async Task<Results<Made<AttachedFile>, Refused>> Attach(
        SchoolCall call, FileSubject subject, string? role, string? lateReason, Upload upload, CancellationToken cancellationToken) =>
        Read(role, upload, out var read, out var file) is { } refusal
            ? Refused.With(refusal)
            : Made(
                await call.Union.Attach(file!.Command(call.Context, subject, read, lateReason), file.Content, cancellationToken), call.Path);

    private static async Task<Results<Made<AttachedFile>, Refused>> Attach(
        DistrictCall call, FileSubject subject, string? role, Upload upload, CancellationToken cancellationToken) =>
        Read(role, upload, out var read, out var file) is { } refusal
            ? Refused.With(refusal)
            : Made(
                await call.District.Attach(file!.Command(call.Context, subject, read), file.Content, cancellationToken), call.Path);

    /// <summary>Absent: an attachment.</summary>
    private static Refusal? Read(string? text, Upload upload, out FileRole role, out FileToAttach? file)
    {
        (role, file) = (FileRole.Attachment, null);
        if (upload.Refusal is { } refusal) return refusal;
        file = FileToAttach.Of(upload.Name, upload.Content.ToArray());
        return text is null || (Enum.TryParse(text, ignoreCase: true, out role) && !int.TryParse(text, out _))
            ? null
            : new("file.role-invalid", RefusalKind.Invalid, "role 只能是 source、signedScan、approval、attachment。", "role");
    }

    private static Results<Made<AttachedFile>, Refused> Made(Outcome<AttachedFile> outcome, string path) =>
        Answer.Made(outcome, $"{path}/files/{outcome.Value?.Sha256}", _ => 0);

    private static Results<Ok<AttachedFile>, Refused> Detached(Outcome<AttachedFile> outcome) =>
        outcome.Value is { } file ? TypedResults.Ok(file) : Refused.With(outcome.Refusals);

    private static Refused Unknown(string file) => Refused.Absent("file.unknown", "没有这个文件。", file);
}
