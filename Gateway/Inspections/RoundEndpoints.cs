using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Inspections;

/// <summary>A district's rubrics and rounds of inspections.</summary>
internal static class RoundEndpoints
{
    public static void MapInspectionRounds(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("检查考核");
        district.MapGet("/inspections", List).WithName("listInspections").WithSummary("列出考核细则和检查批次");
        district.MapPut("/rubrics/{rubric}", SetRubric).WithName("setRubric").WithSummary("自设或改动一份考核细则");
        district.MapPost("/inspections", Open).WithName("openInspection").WithSummary("开始一次检查（可抽查，抽签号记录在案）");
        var round = district.MapGroup("/inspections/{inspection}");
        round.MapGet("", Board).WithName("getInspectionBoard").WithSummary("查看一次检查的汇总：各校得分、组内名次、与上年比较、逐项统计");
        round.MapPut("/dates", Reschedule).WithName("rescheduleInspection").WithSummary("检查改期");
        round.MapPut("/teams", SetTeams).WithName("setInspectionTeams").WithSummary("安排检查组（整份清单）");
        round.MapPost("/cancellation", Cancel).WithName("cancelInspection").WithSummary("取消一次检查");
        round.MapPost("/publication-proposal", Propose).WithName("proposePublication").WithSummary("拟公布结果");
        round.MapPost("/publication", Publish).WithName("publishResults").WithSummary("公布结果，异议期开始");
        round.MapPost("/files", Attach).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName("attachInspectionApproval").WithSummary("上传领导签批件");
    }

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> List(DistrictCall call, CancellationToken cancellationToken) =>
        Answer.OrAbsent(await call.District.Inspections(cancellationToken), v => v.Revision, () => Refused.Absent());

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> SetRubric(DistrictCall call, string rubric, RubricBody body, CancellationToken cancellationToken) =>
        body.Rubric.Code.Value == rubric
            ? Answer.Of(await call.District.SetRubric(new(call.Context, body.Rubric), cancellationToken))
            : Refused.With(new Refusal("rubric.code-differs", RefusalKind.Invalid, "内容里的细则编号和地址里的不同。", "rubric.code"));

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> Open(DistrictCall call, InspectionBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.OpenInspection(new(call.Context, body.Code, body.Name, body.Year, body.Rubric, body.Dates, body.Mode, body.Scope), cancellationToken));

    private static async Task<Results<Ok<InspectionBoard>, Refused>> Board(DistrictCall call, InspectionCode inspection, CancellationToken cancellationToken)
    {
        var board = await call.InspectionDesk.Board(call.Actor, inspection, cancellationToken);
        return board.Value is { } found ? TypedResults.Ok(found) : Refused.With(board.Refusals);
    }

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> Reschedule(
        DistrictCall call, InspectionCode inspection, InspectionDatesBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.RescheduleInspection(new(call.Context, inspection, body.Dates, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> SetTeams(
        DistrictCall call, InspectionCode inspection, TeamsBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetInspectionTeams(new(call.Context, inspection, body.Teams), cancellationToken));

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> Cancel(
        DistrictCall call, InspectionCode inspection, ReasonBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.CancelInspection(new(call.Context, inspection, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> Propose(DistrictCall call, InspectionCode inspection, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.ProposePublication(new(call.Context, inspection), cancellationToken));

    private static async Task<Results<Tagged<InspectionCatalogue>, Refused>> Publish(DistrictCall call, InspectionCode inspection, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.PublishResults(new(call.Context, inspection), cancellationToken));

    private static async Task<Results<Made<AttachedFile>, Refused>> Attach(DistrictCall call, InspectionCode inspection, Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } refusal) return Refused.With(refusal);
        var file = FileToAttach.Of(upload.Name, upload.Content.ToArray());
        var attached = await call.District.Attach(file.Command(call.Context, FileSubject.Of(inspection), FileRole.Approval), file.Content, cancellationToken);
        return Answer.Made(attached, $"{call.Path}/files/{attached.Value?.Sha256}", _ => 0);
    }
}
