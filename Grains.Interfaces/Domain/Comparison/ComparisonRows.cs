using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>What the read model says, from one snapshot: rows that each belong to one stream, not joined into any verdict yet.</summary>
/// <param name="Position">The journal's position of the snapshot; the same position gives the same answer on the same day.</param>
/// <param name="Sums">One row for each quarter, school and area, of the versions in force when the quarter locked, or now.</param>
public sealed record ComparisonRows(
    DistrictCode District,
    string DistrictName,
    string TimeZone,
    long Position,
    ImmutableArray<SchoolGroup> Groups,
    ImmutableArray<WorkArea> Areas,
    ImmutableArray<SchoolRow> Schools,
    ImmutableArray<RoundRow> Rounds,
    ImmutableArray<ReportRow> Reports,
    SumColumns Sums);

/// <summary>A school as it is now.</summary>
public sealed record SchoolRow(SchoolCode School, string Name, GroupCode Group);

/// <summary>A round with its frozen list, and who of it is exempt or has more time.</summary>
public sealed record RoundRow(
    RoundSummary Round,
    ImmutableArray<ExpectedSchool> Expected,
    ImmutableHashSet<SchoolCode> Exempt,
    ImmutableDictionary<SchoolCode, DateOnly> ExtendedUntil)
{
    /// <summary>The reminders of each school that was reminded.</summary>
    public ImmutableDictionary<SchoolCode, NoticeSum> Notices { get; init; } = ImmutableDictionary<SchoolCode, NoticeSum>.Empty;
}

/// <summary>A school's reminders (催报) of a quarter.</summary>
/// <param name="Last">UTC.</param>
public sealed record NoticeSum(int Count, DateTimeOffset Last);

/// <summary>A report as its stream tells it.</summary>
/// <param name="IsReported">A submission stands (上报数).</param>
/// <param name="IsAccepted">An accepted content stands (审定数).</param>
/// <param name="IsOnBehalf">The office handed the last submission in (区代填).</param>
/// <param name="IsConfirmed">The school confirmed that.</param>
/// <param name="PaperReceivedOn">The day on which the signed paper came, or null.</param>
public sealed record ReportRow(
    Quarter Quarter,
    SchoolCode School,
    WorkState State,
    bool IsReported,
    bool IsEmpty,
    bool IsAccepted,
    bool IsAcceptedEmpty,
    DateTimeOffset? FiledAt,
    bool KeptDeadlines,
    bool IsOnBehalf = false,
    bool IsConfirmed = false,
    DateOnly? PaperReceivedOn = null)
{
    /// <summary>The office entered it afterwards (补录).</summary>
    public bool IsBackfilled { get; init; }
}

/// <summary>Area sums as columns of equal length, for speed at 1,000 schools; meanings as in <see cref="AreaSums"/>.</summary>
/// <param name="School">Index into <see cref="ComparisonRows.Schools"/>.</param>
/// <param name="Area">Index into <see cref="ComparisonRows.Areas"/>.</param>
/// <param name="DueEarned">On the asked basis, as are all earned and open columns.</param>
public sealed record SumColumns(
    ImmutableArray<Quarter> Quarter,
    ImmutableArray<int> School,
    ImmutableArray<int> Area,
    ImmutableArray<long> DueWeight,
    ImmutableArray<long> DueEarned,
    ImmutableArray<long> YearWeight,
    ImmutableArray<long> YearEarned,
    ImmutableArray<int> DueCount,
    ImmutableArray<int> DueOpen,
    ImmutableArray<int> EarlierOpen);

/// <summary>What is asked of the comparison.</summary>
/// <param name="From">First quarter.</param>
/// <param name="Until">Last quarter, included; at most <see cref="MaxQuarters"/> in all.</param>
/// <param name="Group">Only this group's schools, or null.</param>
/// <param name="Area">Only this area's tasks, or null.</param>
public sealed record ComparisonQuery(Quarter From, Quarter Until, Basis Basis, GroupCode? Group = null, AreaCode? Area = null)
{
    public const int MaxQuarters = 8;

    /// <summary>Quarters before the last one that its rank before (上期排名) and the lines of its chart take in.</summary>
    private const int QuartersBefore = 3;

    [JsonIgnore]
    public int Quarters => Until.Ordinal - From.Ordinal + 1;

    /// <summary>The question about a quarter together with the quarters before it, as the workbook asks it.</summary>
    public static ComparisonQuery LookingBack(Quarter quarter, Basis basis, GroupCode? group = null, AreaCode? area = null) =>
        new(quarter.Earlier(QuartersBefore), quarter, basis, group, area);
}
