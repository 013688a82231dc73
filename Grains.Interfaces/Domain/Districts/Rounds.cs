using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>The dates of a round. Every day counts to its end in the district's zone.</summary>
/// <param name="Opens">First day on which schools may fill in.</param>
/// <param name="Due">Last day that is on time (截止).</param>
/// <param name="Grace">Last day that is late but open (宽限); not before <paramref name="Due"/>.</param>
/// <param name="Lock">Last day before the quarter is locked (锁定); not before <paramref name="Grace"/>.</param>
public sealed record RoundDates(DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Lock);

/// <summary>A school on the frozen list, as it was called and grouped when the round opened.</summary>
public sealed record ExpectedSchool(SchoolCode School, string Name, GroupCode Group);

/// <summary>One collection of a quarter (填报批次). It names a quarter, never a plan.</summary>
/// <param name="Version">Grows with every rescheduling; facts name the version they were judged by.</param>
/// <param name="Expected">Who is expected to report, frozen at opening.</param>
public sealed record Round(
    Quarter Quarter, int Version, RoundDates Dates, DateTimeOffset OpenedAt, ImmutableArray<ExpectedSchool> Expected)
{
    /// <summary>Whether its lock day is past; then only returned and reopened reports change.</summary>
    public bool IsLockedOn(DateOnly day) => day > Dates.Lock;

    public Round Reschedule(RoundDates dates) => this with { Dates = dates, Version = Version + 1 };
}

/// <summary>A school need not report (免报), from a quarter to a quarter, both included.</summary>
public sealed record Exemption(SchoolCode School, Quarter From, Quarter Until, string Reason, string By, DateTimeOffset At);

/// <summary>A school has more time for a quarter (延期), up to the end of a day.</summary>
public sealed record Extension(SchoolCode School, Quarter Quarter, DateOnly Until, string Reason, string By, DateTimeOffset At);

/// <summary>What a school union needs to know of the district to decide about a quarter.</summary>
/// <param name="Round">Null: no round was opened for the quarter (未启用).</param>
/// <param name="IsExpected">On the frozen list and not exempt.</param>
/// <param name="ExtendedUntil">The school's own last day, or null.</param>
/// <param name="IsYearClosed">The district closed the quarter's year.</param>
/// <param name="Tasks">District tasks that concern the school and are not cancelled.</param>
/// <param name="Group">The school's group now; null: the district does not know the school.</param>
/// <param name="ChairSigns">Only the chair hands in (签发).</param>
public sealed record RoundTerms(
    Quarter Quarter,
    string TimeZone,
    RoundSummary? Round,
    bool IsExpected,
    bool IsExempt,
    DateOnly? ExtendedUntil,
    bool IsYearClosed,
    ImmutableArray<DistrictTask> Tasks,
    GroupCode? Group = null,
    bool ChairSigns = false)
{
    /// <summary>The last day that is on time for this school: the due day, or its extension when that is later.</summary>
    public DateOnly? DueFor() =>
        Round is null ? null : ExtendedUntil is { } until && until > Round.Dates.Due ? until : Round.Dates.Due;

    public DateOnly DayOf(DateTimeOffset moment) => Zones.DayOf(moment, TimeZone);
}

/// <summary>A round without its list.</summary>
public sealed record RoundSummary(Quarter Quarter, int Version, RoundDates Dates, DateTimeOffset OpenedAt);

/// <summary>What a school union needs to know of the district to decide about a plan.</summary>
/// <param name="School">Null: the district does not know the school.</param>
/// <param name="Areas">Work areas, those that went out of use among them.</param>
/// <param name="Tasks">District tasks that concern the school and are not cancelled.</param>
/// <param name="Periods">Plan periods that concern the school.</param>
/// <param name="ChairSigns">Only the chair hands in (签发).</param>
public sealed record PlanTerms(
    string TimeZone,
    School? School,
    ImmutableArray<WorkArea> Areas,
    ImmutableArray<int> ClosedYears,
    ImmutableArray<DistrictTask> Tasks,
    ImmutableArray<PlanPeriod> Periods,
    bool ChairSigns = false)
{
    public DistrictSettings Settings { get; init; } = DistrictSettings.Usual;

    /// <summary>Year of the earliest round that was opened; null: none. Years before it may be entered afterwards (补录).</summary>
    public int? FirstRoundYear { get; init; }

    public DateOnly DayOf(DateTimeOffset moment) => Zones.DayOf(moment, TimeZone);
}
