using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Districts;

/// <summary>Sets a district up, once.</summary>
/// <param name="TimeZone">IANA name; null: Asia/Shanghai.</param>
public sealed record FoundDistrict(CommandContext Context, DistrictCode District, string Name, string? TimeZone) : ICommand;

public sealed record RenameDistrict(CommandContext Context, string Name) : ICommand;

/// <summary>Sets the list of work areas. An area that is in use goes out of use instead of disappearing.</summary>
public sealed record SetAreas(CommandContext Context, ImmutableArray<WorkArea> Areas) : ICommand;

/// <summary>Sets the list of required points (必备工作要点), whole. None: the district asks for nothing.</summary>
public sealed record SetRequiredPoints(CommandContext Context, ImmutableArray<RequiredPoint> Points) : ICommand;

/// <summary>Adds a group, or renames or reorders one.</summary>
public sealed record SetGroup(CommandContext Context, GroupCode Group, string Name, int Order) : ICommand;

/// <summary>Deletes a group that nothing hangs on.</summary>
public sealed record RemoveGroup(CommandContext Context, GroupCode Group) : ICommand;

public sealed record NewSchool(
    SchoolCode School, string Name, GroupCode Group, DateOnly Opens, bool HasUnion, ImmutableArray<string> Campuses);

/// <summary>Registers schools, all or none.</summary>
public sealed record RegisterSchools(CommandContext Context, ImmutableArray<NewSchool> Schools) : ICommand;

public sealed record RenameSchool(CommandContext Context, SchoolCode School, string Name, DateOnly From) : ICommand;

public sealed record MoveSchool(CommandContext Context, SchoolCode School, GroupCode Group, DateOnly From) : ICommand;

public sealed record SetCampuses(CommandContext Context, SchoolCode School, ImmutableArray<string> Campuses) : ICommand;

public sealed record SetUnionStatus(CommandContext Context, SchoolCode School, bool HasUnion) : ICommand;

public sealed record SetReportingPath(CommandContext Context, SchoolCode School, SchoolCode? Through) : ICommand;

public sealed record CloseSchool(CommandContext Context, SchoolCode School, DateOnly On, string Reason) : ICommand;

public sealed record MergeSchool(
    CommandContext Context, SchoolCode School, SchoolCode Successor, DateOnly On, OpenTasks OpenTasks, string Reason) : ICommand;

public sealed record SetCalendar(CommandContext Context, SchoolCalendar Calendar) : ICommand;

public sealed record OpenRound(CommandContext Context, Quarter Quarter, RoundDates Dates) : ICommand;

public sealed record RescheduleRound(CommandContext Context, Quarter Quarter, RoundDates Dates, string Reason) : ICommand;

public sealed record GrantExemption(CommandContext Context, SchoolCode School, Quarter From, Quarter Until, string Reason) : ICommand;

public sealed record EndExemption(CommandContext Context, SchoolCode School, Quarter From, string Reason) : ICommand;

public sealed record GrantExtension(CommandContext Context, SchoolCode School, Quarter Quarter, DateOnly Until, string Reason) : ICommand;

/// <summary>Ends an extension early.</summary>
/// <param name="Until">The school's last day now; today or later.</param>
public sealed record EndExtension(CommandContext Context, SchoolCode School, Quarter Quarter, DateOnly Until, string Reason) : ICommand;

/// <summary>Hands a task down (区下达). Schools take it when they next act, or when asked to.</summary>
public sealed record HandDownTask(CommandContext Context, DistrictTask Task) : ICommand;

/// <summary>Changes a task that was handed down; the whole task as it is to be. Schools take the change as they took the task.</summary>
public sealed record ChangeDistrictTask(CommandContext Context, DistrictTask Task) : ICommand;

public sealed record CancelDistrictTask(CommandContext Context, TaskId Task, string Reason) : ICommand;

public sealed record CloseYear(CommandContext Context, int Year) : ICommand;

/// <summary>Opens a closed year again: its plans and reports are archived no longer, and may be reopened one by one.</summary>
public sealed record ReopenYear(CommandContext Context, int Year, string Reason) : ICommand;
