using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Districts;

/// <summary>The district's schools. A change answers the district with its new revision.</summary>
internal static class SchoolEndpoints
{
    private const int UsualTake = 100;
    private const int MaxTake = 1_000;

    public static void MapSchools(this IEndpointRouteBuilder routes)
    {
        var schools = routes.MapGroup("/api/v1/districts/{district}/schools").WithTags("学校");
        schools.MapGet("", List).WithName("listSchools").WithSummary("分页列出学校");
        schools.MapPost("", RegisterMany).WithName("registerSchools").WithSummary("登记多所学校（全部成功或全部不登记）");
        schools.MapGet("/{school}", One).WithName("getSchool").WithSummary("查看一所学校");
        schools.MapPut("/{school}", Register).WithName("registerSchool").WithSummary("登记一所学校");
        schools.MapPost("/{school}/names", Rename).WithName("renameSchool").WithSummary("学校更名（从某日起）");
        schools.MapPost("/{school}/groups", Move).WithName("moveSchool").WithSummary("调整学校的分组（从某日起）");
        schools.MapPut("/{school}/campuses", SetCampuses).WithName("setCampuses").WithSummary("设置校区");
        schools.MapPut("/{school}/union", SetUnionStatus).WithName("setUnionStatus").WithSummary("设置是否建会");
        schools.MapPut("/{school}/reporting-path", SetReportingPath).WithName("setReportingPath").WithSummary("设置通过哪所学校填报（集团、联合工会）");
        schools.MapPost("/{school}/closing", Close).WithName("closeSchool").WithSummary("停办一所学校");
        schools.MapPost("/{school}/merger", Merge).WithName("mergeSchool").WithSummary("把一所学校并入另一所");
    }

    private static async Task<Results<Ok<SchoolList>, Refused>> List(
        DistrictCall call, string? group, int? skip, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Refuse(skip, take, MaxTake) is { } refusal) return Refused.With(refusal);
        GroupCode? only = null;
        if (group is not null)
        {
            if (!Codes.TryParse<GroupCode>(group, out var code)) return Refused.With(new Refusal("query.bad-code", RefusalKind.Invalid, "分组编号不对。", "group"));
            only = code;
        }

        var (from, count) = (skip ?? 0, take ?? UsualTake);
        var page = await call.District.SchoolsFor(call.Actor, only, from, count, cancellationToken);
        return TypedResults.Ok(new SchoolList(page.Total, from, count, page.Schools));
    }

    private static async Task<Results<Made<DistrictView>, Refused>> RegisterMany(
        DistrictCall call, RegisterSchoolsBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.District.RegisterSchools(new(call.Context, [.. body.Schools.Select(s => s.Entry)]), cancellationToken),
            $"{call.Path}/schools", v => v.Revision);

    private static async Task<Results<Ok<School>, Refused>> One(SchoolCall call, CancellationToken cancellationToken) =>
        await call.District.District.School(call.Code, cancellationToken) is { } school && call.Actor.UnlessCovers(school.Group) is null ? TypedResults.Ok(school) : Refused.Absent();

    private static async Task<Results<Made<DistrictView>, Refused>> Register(SchoolCall call, RegisterSchoolBody body, CancellationToken cancellationToken) =>
        Answer.Made(
            await call.District.District.RegisterSchools(new(call.Context, [body.Entry(call.Code)]), cancellationToken), call.Path, v => v.Revision);

    private static async Task<Results<Tagged<DistrictView>, Refused>> Rename(SchoolCall call, RenameSchoolBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.RenameSchool(new(call.Context, call.Code, body.Name, body.From), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> Move(SchoolCall call, MoveSchoolBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.MoveSchool(new(call.Context, call.Code, body.Group, body.From), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetCampuses(SchoolCall call, CampusesBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.SetCampuses(new(call.Context, call.Code, body.Campuses), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetUnionStatus(SchoolCall call, UnionStatusBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.SetUnionStatus(new(call.Context, call.Code, body.HasUnion), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetReportingPath(SchoolCall call, ReportingPathBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.SetReportingPath(new(call.Context, call.Code, body.Through), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> Close(SchoolCall call, CloseSchoolBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.CloseSchool(new(call.Context, call.Code, body.On, body.Reason), cancellationToken));

    private static async Task<Results<Tagged<DistrictView>, Refused>> Merge(SchoolCall call, MergeSchoolBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.District.MergeSchool(
            new(call.Context, call.Code, body.Successor, body.On, body.OpenTasks, body.Reason), cancellationToken));
}
