using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>The district's settings as they are shown.</summary>
public sealed record DistrictView(
    DistrictCode Code,
    string Name,
    string TimeZone,
    ImmutableArray<WorkArea> Areas,
    ImmutableArray<SchoolGroup> Groups,
    int SchoolCount,
    ImmutableArray<RoundView> Rounds,
    ImmutableArray<DistrictTask> Tasks,
    ImmutableArray<Exemption> Exemptions,
    ImmutableArray<Extension> Extensions,
    SchoolCalendar Calendar,
    ImmutableArray<int> ClosedYears,
    long Revision)
{
    public DistrictSettings Settings { get; init; } = DistrictSettings.Usual;

    /// <summary>The plans that the district expects (计划期), by their spans.</summary>
    public ImmutableArray<PlanPeriod> PlanPeriods { get; init; } = [];

    public static DistrictView Of(District district) => new(
        district.Code,
        district.Name,
        district.TimeZone,
        district.Areas,
        [.. district.Groups.Values.OrderBy(g => g.Order).ThenBy(g => g.Code)],
        district.Schools.Count,
        [.. district.Rounds.Values.Select(RoundView.Of)],
        [.. district.Tasks.Values],
        district.Exemptions,
        district.Extensions,
        district.Calendar,
        district.ClosedYears,
        district.Revision)
    {
        Settings = district.Settings,
        PlanPeriods = district.PlanPeriods,
    };
}

/// <param name="ExpectedCount">Schools on the frozen list, exempt ones among them.</param>
public sealed record RoundView(Quarter Quarter, int Version, RoundDates Dates, DateTimeOffset OpenedAt, int ExpectedCount)
{
    public static RoundView Of(Round round) => new(round.Quarter, round.Version, round.Dates, round.OpenedAt, round.Expected.Length);
}

/// <summary>A page of the district's schools.</summary>
/// <param name="Total">Schools that match, on all pages.</param>
public sealed record SchoolPage(ImmutableArray<School> Schools, int Total);
