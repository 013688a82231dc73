using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Plans;

/// <summary>The plans of a school's union: start, draft, hand in, review, amend.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("计划");
        school.MapGet("/plans", List).WithName("listPlans").WithSummary("列出学校的计划");
        school.MapPost("/plans", Start).WithName("startPlan").WithSummary("新建一个计划");
        school.MapGet("/plans/{plan}", One).WithName("getPlan").WithSummary("查看一个计划");
        school.MapGet("/plans/{plan}/draft", Draft).WithName("getPlanDraft").WithSummary("查看计划草稿");
        school.MapPut("/plans/{plan}/draft", SaveDraft).WithName("savePlanDraft").WithSummary("保存计划草稿（不检查内容）");
        school.MapPost("/plans/{plan}/submission", Submit).WithName("submitPlan").WithSummary("报送计划");
        school.MapPost("/plans/{plan}/confirmation", Confirm).WithName("confirmPlan").WithSummary("本校确认区代填的计划");
        school.MapPost("/plans/{plan}/withdrawal", Withdraw).WithName("withdrawPlan").WithSummary("撤回已报送、还没开始审核的计划");
        school.MapPost("/plans/{plan}/review", BeginReview).WithName("beginPlanReview").WithSummary("开始审核计划");
        school.MapPost("/plans/{plan}/acceptance", Accept).WithName("acceptPlan").WithSummary("审核通过计划");
        school.MapPost("/plans/{plan}/return", Return).WithName("returnPlan").WithSummary("退回计划修改");
        school.MapPost("/plans/{plan}/amendment", Amend).WithName("amendPlan").WithSummary("开始调整已通过的计划");
        school.MapDelete("/plans/{plan}/amendment", DropAmendment).WithName("dropAmendment").WithSummary("放弃正在填写的调整");
        school.MapPost("/district-tasks", TakeDistrictTasks).WithName("takeDistrictTasks").WithSummary("把区下达任务取进学校的计划");
        school.MapPost("/takeovers", TakeOver).WithName("takeOverTasks").WithSummary("接收并入学校的未完成任务");
    }

    private static async Task<Results<Ok<PlanList>, Refused>> List(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Union.Plans(call.Actor, cancellationToken) is { } plans ? TypedResults.Ok(new PlanList(plans)) : Refused.Absent();

    private static async Task<Results<Made<PlanView>, Refused>> Start(SchoolCall call, StartPlanBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.Union.StartPlan(
                new(call.Context, body.Plan, body.Title, new(body.First, body.Last), body.Document), cancellationToken),
            $"{call.Path}/plans/{body.Plan}", v => v.Revision);

    private static async Task<Results<Tagged<PlanView>, Refused>> One(SchoolCall call, PlanId plan, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.Union.Plan(call.Actor, plan, cancellationToken), v => v.Revision, () => Unknown(plan));

    private static async Task<Results<Tagged<PlanDraft>, Refused>> Draft(SchoolCall call, PlanId plan, CancellationToken cancellationToken) =>
        Answer.OrAbsent(
            await call.Union.PlanDraft(call.Actor, plan, cancellationToken), v => v.Revision,
            () => Refused.Absent("draft.absent", "没有保存的草稿。", plan.Value));

    private static async Task<Results<Tagged<PlanDraft>, Refused>> SaveDraft(
        SchoolCall call, PlanId plan, PlanDraftBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.SavePlanDraft(
            new(plan, body.Title, [.. body.Tasks.Select(t => t.Task)], call.TypedOn, default, ""), call.Actor, cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> Submit(
        SchoolCall call, PlanId plan, SubmitPlanBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.SubmitPlan(
            new(call.Context, plan, body.Title ?? "", body.Tasks is { } tasks ? [.. tasks.Select(t => t.Task)] : null, body.OnBehalf), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> Confirm(SchoolCall call, PlanId plan, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.ConfirmPlan(new(call.Context, plan), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> Withdraw(SchoolCall call, PlanId plan, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.WithdrawPlan(new(call.Context, plan), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> BeginReview(SchoolCall call, PlanId plan, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.BeginPlanReview(new(call.Context, plan), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> Accept(SchoolCall call, PlanId plan, NoteBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.AcceptPlan(new(call.Context, plan, body.Note), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> Return(SchoolCall call, PlanId plan, ReturnBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.ReturnPlan(new(call.Context, plan, body.Reasons, body.Deadline), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> Amend(SchoolCall call, PlanId plan, ReasonBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.AmendPlan(new(call.Context, plan, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> DropAmendment(SchoolCall call, PlanId plan, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.DropAmendment(new(call.Context, plan), cancellationToken));

    private static async Task<Results<Tagged<PlanView>, Refused>> TakeDistrictTasks(SchoolCall call, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.TakeDistrictTasks(new(call.Context), cancellationToken));

    private static async Task<Results<Ok<TakenOverTasks>, Refused>> TakeOver(SchoolCall call, TakeOverBody body, CancellationToken cancellationToken)
    {
        var outcome = await call.Union.TakeOverTasks(new(call.Context, body.From), cancellationToken);
        return outcome.Value is { } taken ? TypedResults.Ok(taken) : Refused.With(outcome.Refusals);
    }

    private static Refused Unknown(PlanId plan) => Refused.Absent("plan.unknown", "没有这个计划。", plan.Value);
}
