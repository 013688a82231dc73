using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Districts;

/// <param name="Name">Full name as it stands on sheets.</param>
/// <param name="TimeZone">IANA name; absent: Asia/Shanghai.</param>
public sealed record FoundDistrictBody(string Name, string? TimeZone);

public sealed record NameBody(string Name);

/// <param name="Areas">The whole list. An area that is in use goes out of use by <c>isUsed: false</c>.</param>
public sealed record AreasBody(ImmutableArray<WorkArea> Areas);

/// <param name="Points">The whole list of required points (必备工作要点); none: the district asks for nothing.</param>
public sealed record RequiredPointsBody(ImmutableArray<RequiredPoint> Points);

/// <param name="Order">Position on pages and sheets, ascending.</param>
public sealed record GroupBody(string Name, int Order);

/// <summary>The whole school calendar; what is absent is empty.</summary>
public sealed record CalendarBody(ImmutableArray<Term> Terms, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> WorkingWeekends);

/// <summary>The four dates of a round; every day counts to its end.</summary>
public sealed record OpenRoundBody(DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Lock)
{
    public RoundDates Dates => new(Opens, Due, Grace, Lock);
}

public sealed record RescheduleRoundBody(DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Lock, string Reason)
{
    public RoundDates Dates => new(Opens, Due, Grace, Lock);
}

public sealed record ExemptionBody(SchoolCode School, Quarter From, Quarter Until, string Reason);

/// <param name="From">First quarter that is asked again.</param>
public sealed record EndExemptionBody(Quarter From, string Reason);

public sealed record ExtensionBody(SchoolCode School, Quarter Quarter, DateOnly Until, string Reason);

/// <param name="Until">The school's last day now; today or later, and earlier than it was.</param>
public sealed record EndExtensionBody(Quarter Quarter, DateOnly Until, string Reason);

/// <summary>A task to hand down.</summary>
/// <param name="Weight">Millionths; absent: 1,000,000.</param>
/// <param name="Groups">Concerned groups; none and no schools: all schools.</param>
public sealed record HandDownBody(
    TaskId Id,
    string Title,
    AreaCode Area,
    ImmutableArray<YearMonth> Months,
    Target? Target,
    long? Weight,
    ImmutableArray<GroupCode> Groups,
    ImmutableArray<SchoolCode> Schools)
{
    public DistrictTask Task => new(Id, Title, Area, Months, Target, Weight ?? PlanTask.UsualWeight, Groups, Schools);
}

/// <summary>A task that was handed down, whole, as it is to be.</summary>
/// <param name="Weight">Millionths; absent: 1,000,000.</param>
/// <param name="Groups">Concerned groups; none and no schools: all schools.</param>
public sealed record ChangeTaskBody(
    string Title,
    AreaCode Area,
    ImmutableArray<YearMonth> Months,
    Target? Target,
    long? Weight,
    ImmutableArray<GroupCode> Groups,
    ImmutableArray<SchoolCode> Schools)
{
    public DistrictTask Task(TaskId id) => new(id, Title, Area, Months, Target, Weight ?? PlanTask.UsualWeight, Groups, Schools);
}

/// <summary>A task that was handed down, changed or cancelled, and which schools' plans have it (or have it no more) already.</summary>
/// <param name="Taken">Schools that took the change.</param>
/// <param name="NotTaken">Schools that did not; they will when they next act, or when the request is sent again.</param>
public sealed record HandedDown(DistrictView District, ImmutableArray<SchoolCode> Taken, ImmutableArray<NotTaken> NotTaken);

/// <param name="Code">The refusal's code.</param>
public sealed record NotTaken(SchoolCode School, string Code, string Text);
