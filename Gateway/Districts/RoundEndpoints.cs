using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Districts;

/// <summary>Rounds (填报批次), exemptions (免报) and extensions (延期).</summary>
internal static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("填报批次");
        district.MapGet("/rounds", Rounds).WithName("listRounds").WithSummary("查看填报批次");
        district.MapPost("/rounds/{quarter}", Open).WithName("openRound").WithSummary("开放一个季度的填报，应报名单随之冻结");
        district.MapPut("/rounds/{quarter}/dates", Reschedule).WithName("rescheduleRound").WithSummary("改批次的日期");
        district.MapGet("/exemptions", Exemptions).WithName("listExemptions").WithSummary("查看免报");
        district.MapPost("/exemptions", Exempt).WithName("grantExemption").WithSummary("准予免报");
        district.MapPost("/exemptions/{school}/end", EndExemption).WithName("endExemption").WithSummary("结束免报");
        district.MapGet("/extensions", Extensions).WithName("listExtensions").WithSummary("查看延期");
        district.MapPost("/extensions", Extend).WithName("grantExtension").WithSummary("准予延期");
        district.MapPost("/extensions/{school}/end", EndExtension).WithName("endExtension").WithSummary("提前结束延期");
    }

    private static async Task<Results<Tagged<RoundList>, Refused>> Rounds(DistrictCall call, CancellationToken cancellationToken) =>
        DistrictEndpoints.Shown(await call.District.View(cancellationToken), view => new RoundList(view.Rounds));

    private static async Task<Results<Made<DistrictView>, Refused>> Open(
        DistrictCall call, Quarter quarter, OpenRoundBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.District.OpenRound(new(call.Context, quarter, body.Dates), cancellationToken), $"{call.Path}/rounds", v => v.Revision);

    private static async Task<Results<Tagged<DistrictView>, Refused>> Reschedule(
        DistrictCall call, Quarter quarter, RescheduleRoundBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.RescheduleRound(new(call.Context, quarter, body.Dates, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<ExemptionList>, Refused>> Exemptions(DistrictCall call, CancellationToken cancellationToken) =>
        DistrictEndpoints.Shown(await call.District.ViewFor(call.Actor, cancellationToken), view => new ExemptionList(view.Exemptions));

    private static async Task<Results<Made<DistrictView>, Refused>> Exempt(DistrictCall call, ExemptionBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.District.GrantExemption(new(call.Context, body.School, body.From, body.Until, body.Reason), cancellationToken),
            $"{call.Path}/exemptions", v => v.Revision);

    private static async Task<Results<Tagged<DistrictView>, Refused>> EndExemption(
        DistrictCall call, SchoolCode school, EndExemptionBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.EndExemption(new(call.Context, school, body.From, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<ExtensionList>, Refused>> Extensions(DistrictCall call, CancellationToken cancellationToken) =>
        DistrictEndpoints.Shown(await call.District.ViewFor(call.Actor, cancellationToken), view => new ExtensionList(view.Extensions));

    private static async Task<Results<Made<DistrictView>, Refused>> Extend(DistrictCall call, ExtensionBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.District.GrantExtension(new(call.Context, body.School, body.Quarter, body.Until, body.Reason), cancellationToken),
            $"{call.Path}/extensions", v => v.Revision);

    private static async Task<Results<Tagged<DistrictView>, Refused>> EndExtension(
        DistrictCall call, SchoolCode school, EndExtensionBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.EndExtension(new(call.Context, school, body.Quarter, body.Until, body.Reason), cancellationToken));
}

public sealed record RoundList(ImmutableArray<RoundView> Rounds);

public sealed record ExemptionList(ImmutableArray<Exemption> Exemptions);

public sealed record ExtensionList(ImmutableArray<Extension> Extensions);
