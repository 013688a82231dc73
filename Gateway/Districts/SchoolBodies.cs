using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Districts;

/// <param name="Schools">At most 2,000; all or none are registered.</param>
public sealed record RegisterSchoolsBody(ImmutableArray<NewSchoolBody> Schools);

/// <summary>A school in a list.</summary>
/// <param name="HasUnion">False: 未建会.</param>
public sealed record NewSchoolBody(
    SchoolCode School, string Name, GroupCode Group, DateOnly Opens, ImmutableArray<string> Campuses, bool HasUnion = true)
{
    public NewSchool Entry => new(School, Name, Group, Opens, HasUnion, Campuses);
}

/// <summary>A school whose code stands in the address.</summary>
public sealed record RegisterSchoolBody(string Name, GroupCode Group, DateOnly Opens, ImmutableArray<string> Campuses, bool HasUnion = true)
{
    public NewSchool Entry(SchoolCode school) => new(school, Name, Group, Opens, HasUnion, Campuses);
}

/// <param name="From">First day of the new name.</param>
public sealed record RenameSchoolBody(string Name, DateOnly From);

public sealed record MoveSchoolBody(GroupCode Group, DateOnly From);

public sealed record CampusesBody(ImmutableArray<string> Campuses);

public sealed record UnionStatusBody(bool HasUnion);

/// <param name="Through">The school that reports for it (集团、联合工会); absent: it reports for itself.</param>
public sealed record ReportingPathBody(SchoolCode? Through);

/// <param name="On">First day on which it no longer counts.</param>
public sealed record CloseSchoolBody(DateOnly On, string Reason);

public sealed record MergeSchoolBody(SchoolCode Successor, DateOnly On, OpenTasks OpenTasks, string Reason);

/// <summary>A page of schools.</summary>
/// <param name="Total">Schools that match, on all pages.</param>
public sealed record SchoolList(int Total, int Skip, int Take, ImmutableArray<School> Schools);
