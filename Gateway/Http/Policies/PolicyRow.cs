using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>What an address names, and so what a post must reach.</summary>
public enum Reach
{
    /// <summary>Neither district nor school.</summary>
    Nothing,

    /// <summary>A district: the post's own.</summary>
    District,

    /// <summary>A school that the post may see.</summary>
    School,
}

/// <summary>How far somebody has come in signing in.</summary>
public enum Stage
{
    /// <summary>Not signed in.</summary>
    Nobody,

    /// <summary>Signed in, but a first or expired password must be changed, or a second factor set up, before anything else.</summary>
    Entered,

    /// <summary>Signed in, in a post.</summary>
    Ready,
}

/// <summary>Who may use a route: role × scope × state.</summary>
/// <param name="Name">Name of the route.</param>
/// <param name="IsChanging">It changes something: it asks for an Idempotency-Key.</param>
/// <param name="States">States of the plan or report in which the act makes sense; empty: any. The gate does not know them and the rule decides; pages offer the act by them.</param>
public sealed record PolicyRow(string Name, Roles Roles, Reach Reach, bool IsChanging, Stage Stage, ImmutableArray<WorkState> States)
{
    /// <summary>Why a post may not use the route; null when it may. What is foreign is absent.</summary>
    /// <param name="school">The school of the address, or null.</param>
    public Refusal? Refuse(Actor actor, DistrictCode? district, SchoolCode? school)
    {
        if (Reach is not Reach.Nothing && actor.District != district) return Absent;
        if (Reach is Reach.School && !actor.MaySee(district!.Value, school!.Value)) return Absent;
        return Roles.HasFlag((Roles)(1 << (int)actor.Role)) ? null : Forbidden;
    }

    /// <summary>Whether a post may do it to something in this state, for pages that offer it.</summary>
    public bool Allows(Actor actor, WorkState? state = null) =>
        Roles.HasFlag((Roles)(1 << (int)actor.Role)) && (States.IsEmpty || state is not { } of || States.Contains(of));

    /// <summary>Whether it is an act upon a whole district that schools and inspectors have no part in.</summary>
    public bool IsAdministration => IsChanging && Reach is not Reach.School && (Roles & ~(Roles.Office | Roles.SystemAdmin | Roles.LogAuditor)) is Roles.None;

    internal static Refusal Absent { get; } = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    private Refusal Forbidden => new("scope.forbidden", RefusalKind.Forbidden, (Roles & ~Roles.Office) is Roles.None ? "只有区教育工会可以这样操作。"
        : (Roles & ~Roles.School) is Roles.None ? "只有本校工会可以这样操作。"
        : "这个岗位不能查看或操作这些内容。");
}
