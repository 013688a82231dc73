using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Ledgers;

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

/// <summary>What narrows a post within its district or school (岗位范围). An empty list narrows nothing.</summary>
/// <param name="Groups">Of an officer: schools that are in one of these groups now.</param>
/// <param name="Schools">Of an inspector: the schools of the inspection; an inspector without any sees none.</param>
/// <param name="Areas">Of a school's post: the work areas whose tasks it fills in.</param>
/// <param name="LedgerKinds">Of a school's post: the kinds of ledgers (L01 …) that it keeps.</param>
public sealed record PostLimits(
    ImmutableArray<GroupCode> Groups, ImmutableArray<SchoolCode> Schools, ImmutableArray<AreaCode> Areas, ImmutableArray<string> LedgerKinds)
{
    public static PostLimits None { get; } = new([], [], [], []);
}

/// <summary>An account acting in one of its posts (操作人).</summary>
/// <param name="Account">Id of the account; its name lives with the accounts, never in facts.</param>
/// <param name="Role">Role of the post.</param>
/// <param name="District">District of the post.</param>
/// <param name="School">School of the post; null for posts of the district.</param>
/// <param name="Limits">What narrows the post; null: nothing does.</param>
public sealed record Actor(string Account, Role Role, DistrictCode District, SchoolCode? School = null, PostLimits? Limits = null)
{
    /// <summary>Whether the post belongs to the district's own office.</summary>
    public bool IsDistrict => School is null && Role is Role.DistrictAdmin or Role.DistrictOfficer;

    /// <summary>Whether the post fills in for this school.</summary>
    public bool IsSchool(DistrictCode district, SchoolCode school) =>
        District == district && School == school && Role is Role.SchoolChair or Role.SchoolMember;

    /// <summary>Whether the post may see this school's plans and progress. An officer's groups are looked at by <see cref="Covers(GroupCode)"/>.</summary>
    public bool MaySee(DistrictCode district, SchoolCode school) =>
        District == district && Role switch
        {
            Role.DistrictAdmin or Role.DistrictOfficer => School is null,
            Role.Inspector => Limits?.Schools.Contains(school) is true,
            Role.SchoolChair or Role.SchoolMember => School == school,
            _ => false,
        };

    /// <summary>Whether a school of this group lies within the groups of the post.</summary>
    public bool Covers(GroupCode group) => Limits is not { Groups.IsEmpty: false } || Limits.Groups.Contains(group);

    /// <summary>Whether the post fills in tasks of this area.</summary>
    public bool Covers(AreaCode area) => Limits is not { Areas.IsEmpty: false } || Limits.Areas.Contains(area);

    /// <summary>Whether the post keeps this kind of ledger: its kinds and its areas allow it.</summary>
    public bool Keeps(LedgerKind kind) =>
        (Limits is not { LedgerKinds.IsEmpty: false } || Limits.LedgerKinds.Contains(kind.Code.Value, StringComparer.OrdinalIgnoreCase))
        && (IsOfAllAreas || kind.Areas.IsEmpty || kind.Areas.Any(Covers));

    /// <summary>Whether the post leads all groups of its district.</summary>
    [JsonIgnore]
    public bool IsOfAllGroups => Limits is not { Groups.IsEmpty: false };

    /// <summary>Whether the post fills in tasks of all areas.</summary>
    [JsonIgnore]
    public bool IsOfAllAreas => Limits is not { Areas.IsEmpty: false };

    /// <summary>The refusal for a post whose groups leave this school's out; null when they do not. What is left out is absent.</summary>
    /// <param name="group">The school's group now; null: there is no such school.</param>
    public Refusal? UnlessCovers(GroupCode? group) => IsOfAllGroups || (group is { } known && Covers(known)) ? null : Absent;

    /// <summary>The refusal for a post of some groups where the whole district is meant, or a group that is not its own; null for all others.</summary>
    public Refusal? UnlessOfAllGroups() => IsOfAllGroups ? null : Forbidden("这个岗位只负责部分分组，全区的事项请由不限分组的岗位办理。");

    /// <summary>The refusal for a school's post of some areas where the whole plan or report is meant; null for all others.</summary>
    public Refusal? UnlessOfAllAreas() =>
        IsOfAllAreas ? null : Forbidden("这个岗位只填写部分工作领域，整份计划或报告请由工会主席或不限领域的填报员办理。");

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
