using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Progress;

/// <summary>What stands beside plans and reports: the signed paper, the school's confirmation of what was handed in for it, what it owes.</summary>
internal static class ReceiptEndpoints
{
    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        var school = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("季度报告");
        school.MapPut("/quarters/{quarter}/paper", ReceivePaper).WithName("receivePaper").WithSummary("登记收到季度报告的纸质件");
        school.MapDelete("/quarters/{quarter}/paper", UndoPaper).WithName("undoPaper").WithSummary("撤销纸质件的登记");
        school.MapPost("/quarters/{quarter}/confirmation", ConfirmReport).WithName("confirmReport").WithSummary("本校确认区代填的季度报告");
        school.MapGet("/duties", Duties).WithName("getSchoolDuties").WithSummary("查看学校要交的计划和待确认的区代填内容");
    }

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> ReceivePaper(
        SchoolCall call, Quarter quarter, PaperBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.ReceivePaper(new(call.Context, quarter, body.On, body.Note), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> UndoPaper(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.UndoPaper(new(call.Context, quarter), cancellationToken));

    private static async Task<Results<Tagged<ReportReceipt>, Refused>> ConfirmReport(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.Confirm(new(call.Context, quarter), cancellationToken));

    private static async Task<Results<Ok<SchoolDuties>, Refused>> Duties(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Union.Duties(call.Actor, cancellationToken) is { } duties ? TypedResults.Ok(duties) : Refused.Absent();
}

/// <param name="On">The day on which it came: from the round's opening to today.</param>
public sealed record PaperBody(DateOnly On, string? Note);
