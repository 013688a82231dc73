using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Districts;

/// <summary>Reminders (催报): what the office said in the group or on the telephone, noted; nothing is sent from here.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup("/api/v1/districts/{district}/rounds/{quarter}/notices").WithTags("填报批次");
        notices.MapGet("", List).WithName("listNotices").WithSummary("查看一个季度的催报记录");
        notices.MapPost("", Note).WithName("noteNotice").WithSummary("记下一次催报（群里、电话或其他）");
    }

    private static async Task<Results<Tagged<NoticeList>, Refused>> List(DistrictCall call, Quarter quarter, CancellationToken cancellationToken)
    {
        var outcome = await call.District.Notices(call.Actor, quarter, cancellationToken);
        return outcome.Value is { } list ? new Tagged<NoticeList>(list, list.Revision) : Refused.With(outcome.Refusals);
    }

    private static async Task<Results<Made<NoticeReceipt>, Refused>> Note(
        DistrictCall call, Quarter quarter, NoticeBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.District.NoteNotice(new(call.Context, quarter, body.Schools, body.Channel, body.Text), cancellationToken),
            $"{call.Path}/rounds/{quarter}/notices", v => v.Revision);
}

/// <param name="Schools">Who was reminded; each is on the round's list.</param>
/// <param name="Text">What was said; may be absent.</param>
public sealed record NoticeBody(ImmutableArray<SchoolCode> Schools, NoticeChannel Channel, string? Text);
