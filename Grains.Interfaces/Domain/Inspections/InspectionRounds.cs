using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Inspections;

/// <summary>The days of a round of inspections; every day counts to its end in the district's zone.</summary>
/// <param name="SelfFrom">First day of 自评.</param>
/// <param name="SelfUntil">Last day of 自评; not before <paramref name="SelfFrom"/>.</param>
/// <param name="VisitFrom">First day of 考评; not before <paramref name="SelfFrom"/>.</param>
/// <param name="VisitUntil">Last day of 考评; not before <paramref name="VisitFrom"/>.</param>
/// <param name="ObjectionDays">For so many days after the publication schools may object (异议复核): 1 to 60.</param>
public sealed record InspectionDates(DateOnly SelfFrom, DateOnly SelfUntil, DateOnly VisitFrom, DateOnly VisitUntil, int ObjectionDays = 7);

/// <summary>How a team gives its marks.</summary>
public enum ScoringMode
{
    /// <summary>One sheet for the team; its leader hands it in.</summary>
    Group,

    /// <summary>A sheet for each inspector; the mean counts.</summary>
    Individual,
}

/// <summary>What an inspector's marks are.</summary>
public enum RaterKind
{
    /// <summary>考评.</summary>
    Inspector,

    /// <summary>互评.</summary>
    Peer,
}

/// <summary>An inspector's place in a team.</summary>
/// <param name="Account">Whose.</param>
/// <param name="IsLeader">组长: hands the team's sheet in.</param>
/// <param name="OwnSchools">Schools that the inspector belongs to, which the team must not inspect (回避).</param>
public sealed record InspectorSeat(string Account, bool IsLeader, ImmutableArray<SchoolCode> OwnSchools, RaterKind Kind = RaterKind.Inspector);

/// <summary>A team and the schools that it inspects.</summary>
/// <param name="Name">第一组; unique within the round.</param>
public sealed record InspectionTeam(string Name, ImmutableArray<InspectorSeat> Seats, ImmutableArray<SchoolCode> Schools);

/// <summary>
/// How schools were drawn (抽查). In every group those schools are taken whose SHA-256 over “seed/school” is smallest, as hex; so anyone can
/// draw again and find the same schools.
/// </summary>
/// <param name="Seed">As it was drawn in public: 1 to 32 characters.</param>
/// <param name="Percent">Of each group, rounded up: 1 to 100.</param>
public sealed record Sampling(string Seed, int Percent);

/// <summary>Which schools a round inspects. Without groups and schools: all that have a union.</summary>
/// <param name="Groups">Schools of these groups alone.</param>
/// <param name="Schools">These schools alone.</param>
/// <param name="Sampling">Of those, a sample; null: all of them.</param>
public sealed record InspectionScope(ImmutableArray<GroupCode> Groups, ImmutableArray<SchoolCode> Schools, Sampling? Sampling = null);

/// <summary>How far the results of a round are.</summary>
/// <param name="ProposedBy">Account that proposed the publication (拟公布); null: nobody yet.</param>
/// <param name="By">Account that published.</param>
/// <param name="At">When it was published; null: it is not.</param>
/// <param name="ObjectionsUntil">Last day of objections; null while it is not published.</param>
public sealed record RoundPublication(string? ProposedBy, string? By, DateTimeOffset? At, DateOnly? ObjectionsUntil)
{
    public static RoundPublication None { get; } = new(null, null, null, null);

    [JsonIgnore]
    public bool IsPublished => At is not null;
}

/// <summary>A round of inspections (检查批次): which schools, by which rubric, by whom, when.</summary>
/// <param name="Year">The calendar year that is judged; it may be closed.</param>
/// <param name="Rubric">The version that the round was opened with.</param>
/// <param name="Schools">Who is inspected, frozen at opening, with names and groups of then.</param>
/// <param name="Scope">What the schools were chosen by.</param>
public sealed record InspectionRound(
    InspectionCode Code,
    string Name,
    int Year,
    RubricVersion Rubric,
    InspectionDates Dates,
    ScoringMode Mode,
    InspectionScope Scope,
    ImmutableArray<ExpectedSchool> Schools,
    ImmutableArray<InspectionTeam> Teams,
    RoundPublication Publication,
    string? CancelledBecause = null)
{
    /// <summary>The team that inspects a school; null: none yet.</summary>
    public InspectionTeam? TeamOf(SchoolCode school) => Teams.FirstOrDefault(team => team.Schools.Contains(school));

    /// <summary>An account's seat for a school; null: it has none.</summary>
    public InspectorSeat? SeatOf(string account, SchoolCode school) => TeamOf(school)?.Seats.FirstOrDefault(seat => seat.Account == account);

    public bool Inspects(SchoolCode school) => Schools.Any(s => s.School == school);

    /// <summary>The group of a school as it was when the round was opened; null: the round does not inspect it.</summary>
    public GroupCode? GroupOf(SchoolCode school) => Schools.FirstOrDefault(s => s.School == school)?.Group;
}

/// <summary>A rubric in one version.</summary>
public sealed record RubricVersion(RubricCode Code, int Version);

/// <summary>What a district settled about inspections.</summary>
/// <param name="Own">Versions of rubrics that the district made or changed, oldest first.</param>
public sealed record DistrictInspections(
    ImmutableSortedDictionary<RubricCode, ImmutableArray<Rubric>> Own, ImmutableSortedDictionary<InspectionCode, InspectionRound> Rounds)
{
    public static DistrictInspections None { get; } =
        new(ImmutableSortedDictionary<RubricCode, ImmutableArray<Rubric>>.Empty, ImmutableSortedDictionary<InspectionCode, InspectionRound>.Empty);

    /// <summary>The version of each rubric that holds now, by code.</summary>
    public ImmutableArray<Rubric> Rubrics() => [.. ShippedRubrics.All.Select(r => r.Code).Union(Own.Keys).Order().Select(code => VersionsOf(code)[^1])];

    /// <summary>Every version of a rubric, the one that holds now last; none: there is no such rubric.</summary>
    public ImmutableArray<Rubric> VersionsOf(RubricCode code) => [.. ShippedRubrics.All.Where(r => r.Code == code), .. Own.GetValueOrDefault(code, [])];

    public Rubric? Find(RubricVersion version) => VersionsOf(version.Code).FirstOrDefault(r => r.Version == version.Version);

    internal DistrictInspections With(InspectionCode code, Func<InspectionRound, InspectionRound> change) => this with { Rounds = Rounds.SetItem(code, change(Rounds[code])) };

    internal DistrictInspections With(InspectionRound round) => this with { Rounds = Rounds.SetItem(round.Code, round) };

    internal DistrictInspections With(Rubric rubric) => this with { Own = Own.SetItem(rubric.Code, [.. Own.GetValueOrDefault(rubric.Code, []), rubric]) };
}

/// <summary>The district has a rubric of its own, or changed one, from now on.</summary>
public sealed record RubricSet(Rubric Rubric) : IFact;

/// <summary>A round of inspections was opened; who is inspected is frozen with it.</summary>
public sealed record InspectionOpened(
    InspectionCode Code, string Name, int Year, RubricVersion Rubric, InspectionDates Dates, ScoringMode Mode, InspectionScope Scope,
    ImmutableArray<ExpectedSchool> Schools) : IFact;

public sealed record InspectionRescheduled(InspectionCode Code, InspectionDates Dates, string Reason) : IFact;

/// <summary>Who inspects which schools was settled, all of it.</summary>
public sealed record InspectionTeamsSet(InspectionCode Code, ImmutableArray<InspectionTeam> Teams) : IFact;

/// <summary>The round was called off; what was scored in it stays to be read.</summary>
public sealed record InspectionCancelled(InspectionCode Code, string Reason) : IFact;

/// <summary>Somebody proposed to publish the results (拟公布).</summary>
public sealed record PublicationProposed(InspectionCode Code) : IFact;

/// <summary>The results were published (公布).</summary>
/// <param name="ObjectionsUntil">Last day on which schools may object.</param>
/// <param name="Approval">Digest of the leader's approval, where one person publishes with it; null: a second person agreed.</param>
public sealed record ResultsPublished(InspectionCode Code, DateOnly ObjectionsUntil, string? Approval = null) : IFact;

/// <summary>Sets a rubric. Its version is counted by the rule.</summary>
public sealed record SetRubric(CommandContext Context, Rubric Rubric) : ICommand;

/// <summary>Opens a round and freezes who is inspected.</summary>
public sealed record OpenInspection(
    CommandContext Context, InspectionCode Code, string Name, int Year, RubricCode Rubric, InspectionDates Dates, ScoringMode Mode, InspectionScope Scope) : ICommand;

public sealed record RescheduleInspection(CommandContext Context, InspectionCode Code, InspectionDates Dates, string Reason) : ICommand;

/// <summary>Settles the teams, whole.</summary>
public sealed record SetInspectionTeams(CommandContext Context, InspectionCode Code, ImmutableArray<InspectionTeam> Teams) : ICommand;

public sealed record CancelInspection(CommandContext Context, InspectionCode Code, string Reason) : ICommand;

/// <summary>Proposes to publish the results.</summary>
public sealed record ProposePublication(CommandContext Context, InspectionCode Code) : ICommand;

/// <summary>Publishes the results.</summary>
public sealed record PublishResults(CommandContext Context, InspectionCode Code) : ICommand;

/// <summary>The rubrics and rounds of a district, as they are shown.</summary>
/// <param name="Rubrics">The version of each that holds now.</param>
/// <param name="Rounds">Newest first.</param>
/// <param name="Revision">The district's revision.</param>
public sealed record InspectionCatalogue(
    string TimeZone, ImmutableArray<Rubric> Rubrics, ImmutableArray<InspectionRound> Rounds, long Revision)
{
    public static InspectionCatalogue Of(District district) => new(
        district.TimeZone, district.Inspections.Rubrics(),
        [.. district.Inspections.Rounds.Values.OrderByDescending(r => r.Year).ThenByDescending(r => r.Dates.SelfFrom).ThenBy(r => r.Code)], district.Revision);
}

/// <summary>What the inspection of a school needs to know of the district to decide.</summary>
/// <param name="Round">Null: there is no such round.</param>
/// <param name="Rubric">As it stands for the school (<see cref="Inspections.Rubric.For"/>).</param>
/// <param name="School">Null: there is no such school.</param>
public sealed record InspectionTerms(string TimeZone, InspectionRound? Round, Rubric? Rubric, School? School)
{
    public DateOnly DayOf(DateTimeOffset moment) => Zones.DayOf(moment, TimeZone);
}
