using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>Sets of roles, as the policy table names them.</summary>
[Flags]
public enum Roles
{
    None = 0,
    SystemAdmin = 1 << Role.SystemAdmin,
    DistrictAdmin = 1 << Role.DistrictAdmin,
    DistrictOfficer = 1 << Role.DistrictOfficer,
    Inspector = 1 << Role.Inspector,
    LogAuditor = 1 << Role.LogAuditor,
    SchoolChair = 1 << Role.SchoolChair,
    SchoolMember = 1 << Role.SchoolMember,

    /// <summary>The district's own office.</summary>
    Office = DistrictAdmin | DistrictOfficer,

    /// <summary>A school's own union.</summary>
    School = SchoolChair | SchoolMember,

    /// <summary>Who types into plans and reports: the school, and the office on its behalf (区代填).</summary>
    FillIn = School | Office,

    /// <summary>Who inspects: inspectors, and the office, which may have seats in teams.</summary>
    Inspectors = Office | Inspector,

    /// <summary>Who sees union content.</summary>
    Content = Office | School | Inspector,

    All = Content | SystemAdmin | LogAuditor,
}
