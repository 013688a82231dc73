using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Districts;

/// <summary>The district itself: founding, name, work areas, required points, groups, calendar, closing and reopening of years.</summary>
internal static class DistrictEndpoints
{
    public static void MapDistricts(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("区与设置");
        district.MapPost("", Found).WithName("foundDistrict").WithSummary("建立一个区教育工会");
        district.MapGet("", View).WithName("getDistrict").WithSummary("查看区的设置、批次、下达任务");
        district.MapPut("/name", Rename).WithName("renameDistrict").WithSummary("改区教育工会的名称");
        district.MapGet("/areas", Areas).WithName("getAreas").WithSummary("查看工作领域清单");
        district.MapPut("/areas", SetAreas).WithName("setAreas").WithSummary("设置工作领域清单");
        district.MapGet("/required-points", RequiredPoints).WithName("getRequiredPoints").WithSummary("查看必备工作要点");
        district.MapPut("/required-points", SetRequiredPoints).WithName("setRequiredPoints").WithSummary("设置必备工作要点（整份清单）");
        district.MapGet("/groups", Groups).WithName("getGroups").WithSummary("查看学校分组");
        district.MapPut("/groups/{group}", SetGroup).WithName("setGroup").WithSummary("增加分组，或改它的名称和次序");
        district.MapDelete("/groups/{group}", RemoveGroup).WithName("removeGroup").WithSummary("删除一个没有用到的分组");
        district.MapGet("/calendar", Calendar).WithName("getCalendar").WithSummary("查看校历");
        district.MapPut("/calendar", SetCalendar).WithName("setCalendar").WithSummary("设置校历");
        district.MapPost("/years/{year}/closing", CloseYear).WithName("closeYear").WithSummary("归档一个年度");
        district.MapPost("/years/{year}/reopening", ReopenYear).WithName("reopenYear").WithSummary("撤销一个年度的归档");
    }

    private static async Task<Results<Made<DistrictView>, Refused>> Found(DistrictCall call, FoundDistrictBody body, CancellationToken cancellationToken) =>
        Answer.Made(await call.District.Found(new(call.Context, call.Code, body.Name, body.TimeZone), cancellationToken), call.Path, v => v.Revision);

    private static async Task<Results<Tagged<DistrictView>, Refused>> View(DistrictCall call, CancellationToken cancellationToken) =>
        Shown(await call.District.ViewFor(call.Actor, cancellationToken), view => view);

    private static async Task<Results<Tagged<DistrictView>, Refused>> Rename(DistrictCall call, NameBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.Rename(new(call.Context, body.Name), cancellationToken));

    private static async Task<Results<Tagged<AreasBody>, Refused>> Areas(DistrictCall call, CancellationToken cancellationToken) =>
        Shown(await call.District.View(cancellationToken), view => new AreasBody(view.Areas));

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetAreas(DistrictCall call, AreasBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetAreas(new(call.Context, body.Areas), cancellationToken));

    private static async Task<Results<Tagged<RequiredPointsBody>, Refused>> RequiredPoints(DistrictCall call, CancellationToken cancellationToken) =>
        await call.District.RequiredPoints(cancellationToken) is { } list
            ? new Tagged<RequiredPointsBody>(new(list.Points), list.Revision)
            : Refused.Absent("district.unknown", "没有这个区。");

    private static async Task<Results<Tagged<RequiredPointList>, Refused>> SetRequiredPoints(
        DistrictCall call, RequiredPointsBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetRequiredPoints(new(call.Context, body.Points), cancellationToken));

    private static async Task<Results<Tagged<GroupList>, Refused>> Groups(DistrictCall call, CancellationToken cancellationToken) =>
        Shown(await call.District.View(cancellationToken), view => new GroupList(view.Groups));

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetGroup(
        DistrictCall call, GroupCode group, GroupBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetGroup(new(call.Context, group, body.Name, body.Order), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> RemoveGroup(
        DistrictCall call, GroupCode group, GroupRemoval removal, CancellationToken cancellationToken) =>
        Answer.Of(await removal.Run(call, group, cancellationToken));

    private static async Task<Results<Tagged<SchoolCalendar>, Refused>> Calendar(DistrictCall call, CancellationToken cancellationToken) =>
        Shown(await call.District.View(cancellationToken), view => view.Calendar);

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetCalendar(DistrictCall call, CalendarBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetCalendar(
            new(call.Context, new(body.Terms, body.Holidays, body.WorkingWeekends)), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> CloseYear(DistrictCall call, int year, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.CloseYear(new(call.Context, year), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> ReopenYear(DistrictCall call, int year, ReasonBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.ReopenYear(new(call.Context, year, body.Reason), cancellationToken));

    /// <summary>A part of the district's view, under the district's revision.</summary>
    internal static Results<Tagged<T>, Refused> Shown<T>(DistrictView? view, Func<DistrictView, T> part)
        where T : class =>
        view is null ? Refused.Absent("district.unknown", "没有这个区。") : new Tagged<T>(part(view), view.Revision);
}

public sealed record GroupList(ImmutableArray<SchoolGroup> Groups);
