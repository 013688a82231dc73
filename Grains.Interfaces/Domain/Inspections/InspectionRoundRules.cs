using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Inspections;

/// <summary>Decides about a district's rubrics and rounds of inspections.</summary>
public static class InspectionRoundRules
{
    /// <summary>First version of a district's own rubric; those before are shipped.</summary>
    public const int FirstOwnVersion = 1_000;

    public const int MostOwnRubrics = 60;
    public const int MostTeams = 100;
    private const int MostSeats = 30;
    private const int MostObjectionDays = 60;
    private const int MaxSeed = 32;

    /// <returns>Refusals: district.unknown, rubric.too-many, the flaws of the rubric (<see cref="RubricFlaws.Of"/>), and those beside the district
    /// (<see cref="RubricFlaws.Beside"/>).</returns>
    public static Decision<InspectionCatalogue> SetRubric(District district, SetRubric command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        var known = district.Inspections.VersionsOf(command.Rubric.Code);
        var rubric = command.Rubric with
        {
            Version = Math.Max(FirstOwnVersion, known.IsEmpty ? 0 : known[^1].Version + 1),
            Sections = [.. command.Rubric.Sections.Select(section => section with { Spared = null })],
        };
        RubricFlaws.Check(checks, rubric);
        RubricFlaws.CheckBeside(checks, rubric, district.Ledgers.Kinds(), district.Groups.ContainsKey);
        checks.Require(
            !known.IsEmpty || district.Inspections.Own.Count < MostOwnRubrics, "rubric.too-many", RefusalKind.TooLarge, $"自设细则最多 {MostOwnRubrics} 种。", rubric.Code.Value);
        return !checks.HaveFailed && !known.IsEmpty && IsSame(known[^1], rubric)
            ? Decision<InspectionCatalogue>.Nothing(InspectionCatalogue.Of(district))
            : Decide(checks, district, command, now, new RubricSet(rubric));
    }

    /// <summary>Whether a rubric says nothing that does not hold already: handed in twice it makes one version.</summary>
    private static bool IsSame(Rubric holds, Rubric set) =>
        JsonSerializer.Serialize(holds with { Version = set.Version }, DomainJson.Options) == JsonSerializer.Serialize(set, DomainJson.Options);

    /// <summary>Opens a round. Who is inspected is frozen, as schools are called and grouped on this day.</summary>
    /// <returns>Refusals: district.unknown, inspection.exists, inspection.year-invalid, rubric.unknown, inspection.dates-invalid, group.unknown, school.unknown,
    /// sampling.invalid, inspection.nobody, code.malformed, name.*.</returns>
    public static Decision<InspectionCatalogue> Open(District district, OpenInspection command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Code(command.Code, "检查编号");
        checks.Name(command.Name, "检查名称", "name");
        checks.Free(!district.Inspections.Rounds.ContainsKey(command.Code), "inspection.exists", "已经有这个编号的检查。", command.Code.Value);
        checks.Valid(command.Year is >= Periods.FirstYear and <= Periods.LastYear, "inspection.year-invalid", "考核年度不对。", "year");
        var versions = district.Inspections.VersionsOf(command.Rubric);
        checks.Require(!versions.IsEmpty, "rubric.unknown", RefusalKind.Absent, "没有这个考核细则。", command.Rubric.Value);
        CheckDates(checks, command.Dates);
        CheckScope(checks, district, command.Scope);
        var schools = checks.HaveFailed ? [] : Chosen(district, command.Scope, district.DayOf(now));
        checks.Free(checks.HaveFailed || !schools.IsEmpty, "inspection.nobody", "这样没有选到一所学校。", "scope");
        if (checks.HaveFailed) return checks.Refuse<InspectionCatalogue>();
        return Decide(
            checks, district, command, now,
            new InspectionOpened(
                command.Code, command.Name.Trim(), command.Year, new(command.Rubric, versions[^1].Version), command.Dates, command.Mode, command.Scope, schools));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, inspection.dates-invalid, reason.missing.</returns>
    public static Decision<InspectionCatalogue> Reschedule(District district, RescheduleInspection command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireOpen(checks, district, command.Code);
        CheckDates(checks, command.Dates);
        checks.Reason(command.Reason, "改期理由");
        return Decide(checks, district, command, now, new InspectionRescheduled(command.Code, command.Dates, command.Reason));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, team.too-many, team.name-twice, team.empty, team.leaders, team.seat-twice,
    /// team.school-twice, school.not-inspected, team.own-school (回避), name.*.</returns>
    public static Decision<InspectionCatalogue> SetTeams(District district, SetInspectionTeams command, DateTimeOffset now)
    {
        var checks = new Checks();
        if (RequireOpen(checks, district, command.Code) is { } round) CheckTeams(checks, district, round, command.Teams);
        return Decide(checks, district, command, now, new InspectionTeamsSet(command.Code, command.Teams));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, reason.missing.</returns>
    public static Decision<InspectionCatalogue> Cancel(District district, CancelInspection command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireOpen(checks, district, command.Code);
        checks.Reason(command.Reason, "取消理由");
        return Decide(checks, district, command, now, new InspectionCancelled(command.Code, command.Reason));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, publication.proposed-already.</returns>
    public static Decision<InspectionCatalogue> Propose(District district, ProposePublication command, DateTimeOffset now)
    {
        var checks = new Checks();
        if (RequireOpen(checks, district, command.Code) is { } round)
            checks.Free(round.Publication.ProposedBy is null, "publication.proposed-already", "已经有人拟公布，等另一人确认。", command.Code.Value);
        return Decide(checks, district, command, now, new PublicationProposed(command.Code));
    }

    /// <summary>Publishes what another person proposed; or, where the district settled so, alone with the leader's approval, which is attached before.</summary>
    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, publication.not-proposed, publication.same-person, publication.no-approval.</returns>
    public static Decision<InspectionCatalogue> Publish(District district, PublishResults command, DateTimeOffset now)
    {
        var checks = new Checks();
        if (RequireOpen(checks, district, command.Code) is not { } round) return checks.Refuse<InspectionCatalogue>();
        string? approval = null;
        if (district.Settings.Publication is Publication.OneWithApproval)
        {
            approval = district.Files.LastOrDefault(f => f.Subject.Inspection == command.Code && f.Role is FileRole.Approval)?.Sha256;
            checks.Free(approval is not null, "publication.no-approval", "请先上传领导签批件，再公布。", command.Code.Value);
        }
        else if (checks.Free(round.Publication.ProposedBy is not null, "publication.not-proposed", "请先由一人拟公布，再由另一人确认公布。", command.Code.Value))
        {
            checks.Require(
                round.Publication.ProposedBy != command.Context.Actor.Account, "publication.same-person", RefusalKind.Forbidden, "拟公布和确认公布不能是同一人。", command.Code.Value);
        }

        return Decide(checks, district, command, now, new ResultsPublished(command.Code, district.DayOf(now).AddDays(round.Dates.ObjectionDays), approval));
    }

    /// <summary>The schools that a scope takes, by code.</summary>
    internal static ImmutableArray<ExpectedSchool> Chosen(District district, InspectionScope scope, DateOnly day)
    {
        var all = district.Schools.Values
            .Where(s => s.IsOpenOn(day) && s.HasUnion)
            .Select(s => new ExpectedSchool(s.Code, s.NameOn(day), s.GroupOn(day)))
            .Where(s => (scope.Groups.IsEmpty || scope.Groups.Contains(s.Group)) && (scope.Schools.IsEmpty || scope.Schools.Contains(s.School)));
        if (scope.Sampling is { } sampling)
            all = all.GroupBy(s => s.Group).SelectMany(group => Sample(sampling, [.. group]));
        return [.. all.OrderBy(s => s.School)];
    }

    private static IEnumerable<ExpectedSchool> Sample(Sampling sampling, ExpectedSchool[] schools) =>
        schools.OrderBy(s => Lot(sampling.Seed, s.School), StringComparer.Ordinal).Take(((schools.Length * sampling.Percent) + 99) / 100);

    private static string Lot(string seed, SchoolCode school) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{school}")));

    private static void CheckDates(Checks checks, InspectionDates dates)
    {
        checks.Valid(
            dates.SelfFrom <= dates.SelfUntil && dates.SelfFrom <= dates.VisitFrom && dates.VisitFrom <= dates.VisitUntil,
            "inspection.dates-invalid", "日期要依次是：自评开始、自评截止、考评开始、考评截止，后一个不能早于前一个的开始。", "dates");
        checks.Valid(dates.ObjectionDays is >= 1 and <= MostObjectionDays, "inspection.dates-invalid", $"异议期要在 1 到 {MostObjectionDays} 天之间。", "objectionDays");
    }

    private static void CheckScope(Checks checks, District district, InspectionScope scope)
    {
        foreach (var group in scope.Groups.Where(g => g.Value is null || !district.Groups.ContainsKey(g)))
            checks.Valid(false, "group.unknown", "没有这个分组。", group.Value);
        foreach (var school in scope.Schools.Where(s => s.Value is null || !district.Schools.ContainsKey(s)))
            checks.Valid(false, "school.unknown", "没有这所学校。", school.Value);
        if (scope.Sampling is { } sampling)
        {
            checks.Valid(
                sampling.Percent is >= 1 and <= 100 && sampling.Seed is { Length: >= 1 and <= MaxSeed } seed && !seed.Any(char.IsControl),
                "sampling.invalid", $"抽查比例要在 1% 到 100% 之间，抽签号要 1 到 {MaxSeed} 个字。", "sampling");
        }
    }

    private static void CheckTeams(Checks checks, District district, InspectionRound round, ImmutableArray<InspectionTeam> teams)
    {
        checks.Require(teams.Length <= MostTeams, "team.too-many", RefusalKind.TooLarge, $"检查组最多 {MostTeams} 个。");
        foreach (var twice in teams.GroupBy(t => t.Name).Where(g => g.Count() > 1)) checks.Valid(false, "team.name-twice", $"“{twice.Key}”有两个。", twice.Key);
        foreach (var twice in teams.SelectMany(t => t.Schools).GroupBy(s => s).Where(g => g.Count() > 1))
            checks.Valid(false, "team.school-twice", $"{NameOf(twice.Key)}分给了两个检查组。", twice.Key.Value);
        foreach (var team in teams)
        {
            checks.Name(team.Name, "检查组名称", team.Name);
            checks.Valid(team.Seats.Length is >= 1 and <= MostSeats, "team.empty", $"“{team.Name}”要有 1 到 {MostSeats} 名检查人员。", team.Name);
            checks.Valid(team.Seats.Count(s => s.IsLeader) == 1, "team.leaders", $"“{team.Name}”要有一名组长。", team.Name);
            checks.Valid(team.Seats.Select(s => s.Account).Distinct().Count() == team.Seats.Length, "team.seat-twice", $"“{team.Name}”里同一个人出现了两次。", team.Name);
            foreach (var school in team.Schools.Where(s => !round.Inspects(s)))
                checks.Valid(false, "school.not-inspected", $"{NameOf(school)}不在这次检查的名单里。", school.Value);
            foreach (var own in team.Seats.SelectMany(s => s.OwnSchools).Where(team.Schools.Contains).Distinct())
                checks.Valid(false, "team.own-school", $"“{team.Name}”里有{NameOf(own)}的人，不能检查本校，请换组。", team.Name);
        }

        string NameOf(SchoolCode school) => district.Schools.GetValueOrDefault(school)?.Name ?? school.Value;
    }

    private static InspectionRound? RequireOpen(Checks checks, District district, InspectionCode code)
    {
        if (!checks.Require(district.Inspections.Rounds.TryGetValue(code, out var round), "inspection.unknown", RefusalKind.Absent, "没有这次检查。", code.Value)) return null;
        checks.Free(round!.CancelledBecause is null, "inspection.cancelled", "这次检查已经取消。", code.Value);
        checks.Free(!round.Publication.IsPublished, "inspection.published", "结果已经公布，不能再改。", code.Value);
        return round;
    }

    private static Decision<InspectionCatalogue> Decide(Checks checks, District district, ICommand command, DateTimeOffset now, IFact fact) =>
        command.Context.WhenStale(district.Revision) is { } stale ? stale
        : checks.HaveFailed ? checks.Refuse<InspectionCatalogue>()
        : Decision<InspectionCatalogue>.Accept(InspectionCatalogue.Of(district.Apply(fact, now, command.Context.Actor.Account)), fact);
}
