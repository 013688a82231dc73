using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>Who may use a route. The grain checks scope again, the decision checks state.</summary>
public enum Access
{
    /// <summary>Any post.</summary>
    Anyone,

    /// <summary>Any post in the district that may see union content.</summary>
    District,

    /// <summary>A post of the district itself, not of a school, that may see union content.</summary>
    AllSchools,

    /// <summary>The district's own office.</summary>
    Office,

    /// <summary>The district's log auditor.</summary>
    LogAuditor,

    /// <summary>Whoever may see the school.</summary>
    School,

    /// <summary>The school's own union.</summary>
    OwnSchool,

    /// <summary>The school's own union, or the office on its behalf (区代填).</summary>
    FillsIn,
}

/// <summary>Marks a route of the API and says who may use it and whether it changes anything.</summary>
public sealed record ApiAccess(Access Access, bool IsChanging)
{
    /// <summary>Why an actor may not use the route; null when he may. What is foreign is absent.</summary>
    public Refusal? Refuse(Actor actor, DistrictCode? district, SchoolCode? school) => Access switch
    {
        Access.Anyone => null,
        Access.District => InDistrict(actor, district!.Value),
        Access.AllSchools => InDistrict(actor, district!.Value) ?? (actor.School is null ? null : Forbidden),
        Access.Office => actor.UnlessDistrict(district!.Value),
        Access.LogAuditor => actor.District != district ? Absent : actor is { Role: Role.LogAuditor, School: null } ? null : Forbidden,
        Access.School => actor.MaySee(district!.Value, school!.Value) ? null : Absent,
        Access.FillsIn when actor.IsDistrict => actor.UnlessDistrict(district!.Value, school!.Value),
        Access.OwnSchool or Access.FillsIn => actor.UnlessSchool(district!.Value, school!.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(actor)),
    };

    private static Refusal? InDistrict(Actor actor, DistrictCode district) =>
        actor.District != district ? Absent : actor.Role is Role.SystemAdmin ? Forbidden : null;

    private static Refusal Absent { get; } = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    private static Refusal Forbidden { get; } = new("scope.forbidden", RefusalKind.Forbidden, "这个岗位不能查看这些内容。");
}

/// <summary>Largest body that a route takes; the server and the gate read it.</summary>
public sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

/// <summary>Conventions for routes.</summary>
public static class ApiAccessExtensions
{
    /// <summary>A route that only reads.</summary>
    public static TBuilder Reads<TBuilder>(this TBuilder builder, Access access)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ApiAccess(access, IsChanging: false));

    /// <summary>A route that changes something: it asks for an Idempotency-Key.</summary>
    public static TBuilder Changes<TBuilder>(this TBuilder builder, Access access)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ApiAccess(access, IsChanging: true));
}
