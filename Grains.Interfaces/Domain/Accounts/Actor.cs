namespace DistrictUnion.Domain.Accounts;

/// <summary>What a post may do. Which school or group it may do it to is the post's scope.</summary>
public enum Role
{
    SystemAdmin,
    DistrictAdmin,
    DistrictOfficer,
    Inspector,
    LogAuditor,
    SchoolChair,
    SchoolMember,
}

/// <summary>An account acting in one of its posts (操作人).</summary>
/// <param name="Account">Id of the account; its name lives with the accounts, never in facts.</param>
/// <param name="Role">Role of the post.</param>
/// <param name="District">District of the post.</param>
/// <param name="School">School of the post; null for posts of the district.</param>
public sealed record Actor(string Account, Role Role, DistrictCode District, SchoolCode? School = null)
{
    /// <summary>Whether the post belongs to the district's own office.</summary>
    public bool IsDistrict => School is null && Role is Role.DistrictAdmin or Role.DistrictOfficer;

    /// <summary>Whether the post fills in for this school.</summary>
    public bool IsSchool(DistrictCode district, SchoolCode school) =>
        District == district && School == school && Role is Role.SchoolChair or Role.SchoolMember;

    /// <summary>Whether the post may see this school's plans and progress.</summary>
    public bool MaySee(DistrictCode district, SchoolCode school) =>
        District == district && (School is { } own ? own == school : Role is not (Role.SystemAdmin or Role.SchoolChair or Role.SchoolMember));

    /// <summary>The refusal for a post that does not fill in for this school; null when it does. A foreign school is absent.</summary>
    public Refusal? UnlessSchool(DistrictCode district, SchoolCode school) =>
        IsSchool(district, school) ? null : MaySee(district, school) ? Forbidden("只有本校工会可以填报。") : Absent;

    /// <summary>The refusal for a post outside the district's own office; null when it is in it. A foreign district is absent.</summary>
    public Refusal? UnlessDistrict(DistrictCode district) =>
        District != district ? Absent : IsDistrict ? null : Forbidden("只有区教育工会可以这样操作。");

    /// <summary>The same for what the office does to this school. Somebody else's school is absent.</summary>
    public Refusal? UnlessDistrict(DistrictCode district, SchoolCode school) =>
        MaySee(district, school) ? UnlessDistrict(district) : Absent;

    private static Refusal Absent { get; } = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    private static Refusal Forbidden(string text) => new("scope.forbidden", RefusalKind.Forbidden, text);
}

/// <summary>Who sends a command, and under which id. The same id counts once.</summary>
/// <param name="CommandId">SHA-256 over account and Idempotency-Key, 64 lower-case hex digits.</param>
/// <param name="ExpectedRevision">The revision that the actor saw (If-Match); another one is refused as stale. Null: not asked for.</param>
public sealed record CommandContext(string CommandId, Actor Actor, long? ExpectedRevision = null)
{
    /// <summary>The refusal of a command that was decided on an older revision; null when it is fresh.</summary>
    public Refusal? WhenStale(long revision) =>
        ExpectedRevision is not { } expected || expected == revision
            ? null
            : new("revision.stale", RefusalKind.Stale, "这一内容刚被别人改过，请刷新后再操作。", $"{expected} → {revision}");
}

/// <summary>A request to change something. Named in the imperative.</summary>
public interface ICommand
{
    CommandContext Context { get; }
}
