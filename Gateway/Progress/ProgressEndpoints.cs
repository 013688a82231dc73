using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Progress;

/// <summary>The quarter reports of a school's union.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder routes)
    {
        var quarter = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/quarters/{quarter}").WithTags("季度报告");
        quarter.MapGet("", View).WithName("getReport").WithSummary("查看季度报告：到期任务、填报内容、两个口径的完成情况");
        quarter.MapGet("/draft", Draft).WithName("getReportDraft").WithSummary("查看季度报告草稿");
        quarter.MapPatch("/draft", SaveDraft).WithName("saveReportDraft").WithSummary("按字段保存季度报告草稿");
        quarter.MapPost("/submission", Submit).WithName("submitReport").WithSummary("报送季度报告");
        quarter.MapPost("/withdrawal", Withdraw).WithName("withdrawReport").WithSummary("撤回已报送、还没开始审核的报告");
        quarter.MapPost("/review", BeginReview).WithName("beginReportReview").WithSummary("开始审核季度报告");
        quarter.MapPost("/acceptance", Accept).WithName("acceptReport").WithSummary("审核通过季度报告");
        quarter.MapPost("/return", Return).WithName("returnReport").WithSummary("退回季度报告修改");
        quarter.MapPost("/reopening", Reopen).WithName("reopenReport").WithSummary("解锁审核通过的季度报告");
    }

    private static async Task<Results<Tagged<ReportView>, Refused>> View(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.Union.Report(call.Actor, quarter, cancellationToken), v => v.Revision, () => Refused.Absent());

    private static async Task<Results<Tagged<ReportDraft>, Refused>> Draft(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        Answer.OrAbsent(
            await call.Union.ReportDraft(call.Actor, quarter, cancellationToken), v => v.Revision,
            () => Refused.Absent("draft.absent", "没有保存的草稿。", quarter.ToString()));

    private static async Task<Results<Tagged<ReportDraft>, Refused>> SaveDraft(
        SchoolCall call, Quarter quarter, ReportDraftBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.SaveReportDraft(
            new(call.Context, quarter), new(quarter, body.Fields, body.Extra, body.Highlights, body.NothingDue), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> Submit(
        SchoolCall call, Quarter quarter, SubmitReportBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.Submit(new(call.Context, quarter, body.Content, body.ConfirmEmpty, body.OnBehalf), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> Withdraw(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.Withdraw(new(call.Context, quarter), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> BeginReview(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.BeginReview(new(call.Context, quarter), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> Accept(
        SchoolCall call, Quarter quarter, NoteBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.Accept(new(call.Context, quarter, body.Note), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> Return(
        SchoolCall call, Quarter quarter, ReturnBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.Return(new(call.Context, quarter, body.Reasons, body.Deadline), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> Reopen(
        SchoolCall call, Quarter quarter, ReopenReportBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.Reopen(new(call.Context, quarter, body.Reason, body.Deadline), cancellationToken));
}
