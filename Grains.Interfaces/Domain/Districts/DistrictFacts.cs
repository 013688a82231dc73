using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>The district was set up (建区).</summary>
/// <param name="Name">Full name as it stands on sheets: 青岚区教育工会.</param>
/// <param name="TimeZone">IANA name of the zone in which its days end.</param>
/// <param name="Areas">The work areas it starts with.</param>
public sealed record DistrictFounded(DistrictCode District, string Name, string TimeZone, ImmutableArray<WorkArea> Areas) : IFact;

public sealed record DistrictRenamed(string Name) : IFact;

public sealed record AreasSet(ImmutableArray<WorkArea> Areas) : IFact;

/// <summary>The district set its own list of required points (必备工作要点); before, the shipped one holds.</summary>
public sealed record RequiredPointsSet(ImmutableArray<RequiredPoint> Points) : IFact;

public sealed record GroupSet(GroupCode Group, string Name, int Order) : IFact;

/// <summary>The group is no more; nothing named it.</summary>
public sealed record GroupRemoved(GroupCode Group) : IFact;

/// <summary>A school came under the district's lead.</summary>
/// <param name="Opens">First day on which it counts.</param>
/// <param name="HasUnion">False: 未建会, it is never expected to report.</param>
public sealed record SchoolRegistered(
    SchoolCode School, string Name, GroupCode Group, DateOnly Opens, bool HasUnion, ImmutableArray<string> Campuses) : IFact;

public sealed record SchoolRenamed(SchoolCode School, string Name, DateOnly From) : IFact;

public sealed record SchoolMoved(SchoolCode School, GroupCode Group, DateOnly From) : IFact;

public sealed record CampusesSet(SchoolCode School, ImmutableArray<string> Campuses) : IFact;

public sealed record UnionStatusSet(SchoolCode School, bool HasUnion) : IFact;

/// <summary>From now on the school reports through another one (集团、联合工会); null: for itself again.</summary>
public sealed record ReportingPathSet(SchoolCode School, SchoolCode? Through) : IFact;

public sealed record SchoolClosed(SchoolCode School, DateOnly On, string Reason) : IFact;

/// <summary>The school became part of its successor.</summary>
/// <param name="OpenTasks">What its unfinished tasks are to become.</param>
public sealed record SchoolMerged(SchoolCode School, SchoolCode Successor, DateOnly On, OpenTasks OpenTasks, string Reason) : IFact;

public sealed record CalendarSet(SchoolCalendar Calendar) : IFact;

/// <summary>A round opened; the list of who is expected is frozen with it.</summary>
public sealed record RoundOpened(Quarter Quarter, RoundDates Dates, ImmutableArray<ExpectedSchool> Expected) : IFact;

public sealed record RoundRescheduled(Quarter Quarter, RoundDates Dates, string Reason) : IFact;

public sealed record ExemptionGranted(SchoolCode School, Quarter From, Quarter Until, string Reason) : IFact;

public sealed record ExemptionEnded(SchoolCode School, Quarter From, string Reason) : IFact;

public sealed record ExtensionGranted(SchoolCode School, Quarter Quarter, DateOnly Until, string Reason) : IFact;

/// <summary>The last extension of the school for the quarter ends on another, earlier day.</summary>
public sealed record ExtensionEnded(SchoolCode School, Quarter Quarter, DateOnly Until, string Reason) : IFact;

public sealed record DistrictTaskHandedDown(DistrictTask Task) : IFact;

/// <summary>A task that was handed down became another one under the same id.</summary>
public sealed record DistrictTaskChanged(DistrictTask Task) : IFact;

public sealed record DistrictTaskCancelled(TaskId Task, string Reason) : IFact;

/// <summary>The year was closed: its reports and plans are archived (已归档).</summary>
public sealed record YearClosed(int Year) : IFact;

/// <summary>A closed year is open again.</summary>
public sealed record YearReopened(int Year, string Reason) : IFact;
