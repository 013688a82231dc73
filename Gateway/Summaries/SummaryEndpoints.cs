using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Summaries;

/// <summary>Work summaries (半年小结, 年度总结) of schools, and the district's list of who handed one in.</summary>
internal static class SummaryEndpoints
{
    public static void MapSummaries(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}/summaries").WithTags("工作总结");
        school.MapGet("", OfSchool).WithName("getSummaries").WithSummary("查看学校的半年小结和年度总结");
        school.MapGet("/{summary}", View).WithName("getSummary").WithSummary("查看一份工作总结");
        school.MapGet("/{summary}/proposal", Proposal).WithName("getSummaryProposal").WithSummary("按任务、季度报告和台账拟一份总结，每句注明来源");
        school.MapPut("/{summary}/draft", SaveDraft).WithName("saveSummaryDraft").WithSummary("保存工作总结草稿（整份）");
        school.MapPost("/{summary}/submission", Submit).WithName("submitSummary").WithSummary("报送工作总结");
        school.MapPost("/{summary}/withdrawal", Withdraw).WithName("withdrawSummary").WithSummary("撤回已报送、还没审核的工作总结");
        school.MapPost("/{summary}/acceptance", Accept).WithName("acceptSummary").WithSummary("审核通过工作总结");
        school.MapPost("/{summary}/return", Return).WithName("returnSummary").WithSummary("退回工作总结修改");
        school.MapPost("/{summary}/reopening", Reopen).WithName("reopenSummary").WithSummary("解锁审核通过的工作总结");
        school.MapGet("/{summary}/letter", Letter).WithRequestTimeout(ApiPaths.LongTime).WithName("getSummaryLetter").WithSummary("下载工作总结（Word）");

        var district = routes.MapGroup("/api/v1/districts/{district}/summaries").WithTags("工作总结");
        district.MapGet("/{summary}", OfDistrict).WithName("getDistrictSummaries").WithSummary("查看全区谁交了工作总结");
    }

    private static async Task<Results<Ok<SchoolSummaries>, Refused>> OfSchool(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Union.Summaries(call.Actor, cancellationToken) is { } summaries ? TypedResults.Ok(summaries) : Refused.Absent();

    private static async Task<Results<Tagged<SummaryView>, Refused>> View(SchoolCall call, SummaryPeriod summary, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.Union.Summary(call.Actor, summary, cancellationToken), v => v.Revision, () => Refused.Absent());

    private static async Task<Results<Ok<SummaryContent>, Refused>> Proposal(SchoolCall call, SummaryPeriod summary, CancellationToken cancellationToken) =>
        await SummaryDesk.Propose(call, summary, cancellationToken) is { } proposal ? TypedResults.Ok(proposal) : Refused.Absent();

    private static async Task<Results<Tagged<SummaryDraft>, Refused>> SaveDraft(
        SchoolCall call, SummaryPeriod summary, SummaryBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.SaveSummaryDraft(new(summary, body.Content, call.TypedOn, default, call.Actor.Account), call.Actor, cancellationToken));

    private static async Task<Results<Tagged<SummaryReceipt>, Refused>> Submit(
        SchoolCall call, SummaryPeriod summary, SubmitSummaryBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.SubmitSummary(new(call.Context, summary, body.Content), cancellationToken));

    private static async Task<Results<Tagged<SummaryReceipt>, Refused>> Withdraw(SchoolCall call, SummaryPeriod summary, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.WithdrawSummary(new(call.Context, summary), cancellationToken));

    private static async Task<Results<Tagged<SummaryReceipt>, Refused>> Accept(SchoolCall call, SummaryPeriod summary, NoteBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.AcceptSummary(new(call.Context, summary, body.Note), cancellationToken));

    private static async Task<Results<Tagged<SummaryReceipt>, Refused>> Return(SchoolCall call, SummaryPeriod summary, ReturnBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.ReturnSummary(new(call.Context, summary, body.Reasons, body.Deadline), cancellationToken));

    private static async Task<Results<Tagged<SummaryReceipt>, Refused>> Reopen(
        SchoolCall call, SummaryPeriod summary, ReopenSummaryBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.ReopenSummary(new(call.Context, summary, body.Reason, body.Deadline), cancellationToken));

    private static async Task<Results<LetterDownload, Refused>> Letter(SchoolCall call, SummaryPeriod summary, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.Union.Summary(call.Actor, summary, cancellationToken) is not { } view ? Refused.Absent()
        : SummaryDesk.Letter(view, clock) is { } letter ? letter
        : Refused.Absent("summary.absent", "还没有写这份总结。", summary.ToString());

    private static async Task<Results<Ok<SummaryList>, Refused>> OfDistrict(DistrictCall call, SummaryPeriod summary, CancellationToken cancellationToken)
    {
        var list = await call.Comparison.Summaries(call.Actor, summary, cancellationToken);
        return list.Value is { } found ? TypedResults.Ok(found) : Refused.With(list.Refusals);
    }
}
