using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Domain.Districts;

/// <summary>A district as the fold of its facts: schools, groups, rounds, areas, district tasks, calendar.</summary>
/// <param name="Revision">Facts so far; what If-Match compares.</param>
/// <param name="OwnPoints">The required points that the district set itself; null: it never did, the shipped ones hold.</param>
public sealed record District(
    DistrictCode Code,
    string Name,
    string TimeZone,
    ImmutableArray<WorkArea> Areas,
    ImmutableSortedDictionary<GroupCode, SchoolGroup> Groups,
    ImmutableSortedDictionary<SchoolCode, School> Schools,
    ImmutableSortedDictionary<Quarter, Round> Rounds,
    ImmutableSortedDictionary<TaskId, DistrictTask> Tasks,
    ImmutableArray<Exemption> Exemptions,
    ImmutableArray<Extension> Extensions,
    SchoolCalendar Calendar,
    ImmutableArray<int> ClosedYears,
    long Revision,
    ImmutableArray<RequiredPoint>? OwnPoints = null) : IState<District>
{
    /// <summary>What the district settled for itself.</summary>
    public DistrictSettings Settings { get; init; } = DistrictSettings.Usual;

    /// <summary>The plans that it expects (计划期), by their spans; none until they are set.</summary>
    public ImmutableArray<PlanPeriod> PlanPeriods { get; init; } = [];

    /// <summary>The reminders (催报) that it noted, oldest first.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>What it settled about ledgers.</summary>
    public DistrictLedgers Ledgers { get; init; } = DistrictLedgers.Usual;

    /// <summary>Its rubrics and rounds of inspections.</summary>
    public DistrictInspections Inspections { get; init; } = DistrictInspections.None;

    /// <summary>What it settled about kinds of matters (请示事项).</summary>
    public ImmutableSortedDictionary<MatterKindCode, MatterSetting> Matters { get; init; } = ImmutableSortedDictionary<MatterKindCode, MatterSetting>.Empty;

    public static District Empty { get; } = new(
        default, "", "Asia/Shanghai", [],
        ImmutableSortedDictionary<GroupCode, SchoolGroup>.Empty,
        ImmutableSortedDictionary<SchoolCode, School>.Empty,
        ImmutableSortedDictionary<Quarter, Round>.Empty,
        ImmutableSortedDictionary<TaskId, DistrictTask>.Empty,
        [], [], SchoolCalendar.Empty, [], 0);

    /// <summary>Files of its tasks and quarters, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    [JsonIgnore]
    public bool IsFounded => Code.Value is not null;

    /// <summary>What the district asks of every plan (必备工作要点).</summary>
    [JsonIgnore]
    public ImmutableArray<RequiredPoint> RequiredPoints => OwnPoints ?? Districts.RequiredPoints.Shipped;

    /// <summary>Year of the earliest round that was opened; null: none.</summary>
    [JsonIgnore]
    public int? FirstRoundYear => Rounds.IsEmpty ? null : Rounds.Keys.First().Year;

    /// <summary>The day that a moment belongs to in the district's zone.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => Zones.DayOf(moment, TimeZone);

    public bool IsClosed(int year) => ClosedYears.Contains(year);

    /// <summary>The exemption of a school that covers a quarter, or null.</summary>
    public Exemption? ExemptionOf(SchoolCode school, Quarter quarter) =>
        Exemptions.LastOrDefault(e => e.School == school && e.From <= quarter && quarter <= e.Until);

    /// <summary>The extension of a school for a quarter that counts, or null.</summary>
    public Extension? ExtensionOf(SchoolCode school, Quarter quarter) => Extensions.LastOrDefault(e => e.School == school && e.Quarter == quarter);

    /// <summary>The last day up to which a school was given time for a quarter, or null.</summary>
    public DateOnly? ExtendedUntil(SchoolCode school, Quarter quarter) => ExtensionOf(school, quarter)?.Until;

    /// <summary>Who would be expected to report if a round opened on this day: open, with a union, reporting for itself.</summary>
    public ImmutableArray<ExpectedSchool> ExpectedOn(DateOnly day) =>
    [
        .. from school in Schools.Values
           where school.IsOpenOn(day) && school.HasUnion && school.ReportsThrough is null
           select new ExpectedSchool(school.Code, school.NameOn(day), school.GroupOn(day)),
    ];

    /// <summary>The plan periods that concern a school.</summary>
    public ImmutableArray<PlanPeriod> PeriodsOf(SchoolCode school) => [.. GroupOf(school) is { } group ? PlanPeriods.Where(p => p.Concerns(group)) : []];

    /// <summary>A school's group now; null: there is no such school.</summary>
    public GroupCode? GroupOf(SchoolCode school) => Schools.GetValueOrDefault(school)?.Group;

    /// <summary>The district tasks that a school has to take into its plan.</summary>
    public IEnumerable<DistrictTask> TasksOf(SchoolCode school) =>
        Schools.TryGetValue(school, out var found) ? Tasks.Values.Where(t => t.CancelledBecause is null && t.ConcernsSchool(found)) : [];

    /// <summary>What a school union needs to know to decide about a quarter.</summary>
    public RoundTerms TermsFor(SchoolCode school, Quarter quarter)
    {
        var round = Rounds.GetValueOrDefault(quarter);
        var isExempt = ExemptionOf(school, quarter) is not null;
        return new(
            quarter,
            TimeZone,
            round is null ? null : new(round.Quarter, round.Version, round.Dates, round.OpenedAt),
            !isExempt && round?.Expected.Any(e => e.School == school) == true,
            isExempt,
            ExtendedUntil(school, quarter),
            IsClosed(quarter.Year),
            [.. TasksOf(school)],
            GroupOf(school),
            Settings.ChairSigns);
    }

    /// <summary>What a school union needs to know to decide about a plan.</summary>
    public PlanTerms TermsFor(SchoolCode school) =>
        new(TimeZone, Schools.GetValueOrDefault(school), Areas, ClosedYears, [.. TasksOf(school)], PeriodsOf(school), Settings.ChairSigns) { Settings = Settings, FirstRoundYear = FirstRoundYear };

    /// <summary>What a ledger of a school needs to know to decide.</summary>
    public LedgerTerms TermsFor(SchoolCode school, LedgerCode kind)
    {
        var (found, versions) = (Schools.GetValueOrDefault(school), Ledgers.VersionsOf(kind));
        var isOn = found is not null && !versions.IsEmpty && Ledgers.IsOn(versions[^1], found.Group);
        return new(TimeZone, found, versions, isOn, Ledgers.Limits, Ledgers.MutualAidMonth, ClosedYears) { FirstRoundYear = FirstRoundYear };
    }

    /// <summary>What the matters of a school need to know to decide.</summary>
    public MatterTerms MatterTermsFor(SchoolCode school) => new(TimeZone, Schools.GetValueOrDefault(school), MatterCatalogue.Of(this), Calendar, Ledgers.MutualAidMonth);

    /// <summary>What the inspection of a school needs to know to decide.</summary>
    public InspectionTerms TermsFor(SchoolCode school, InspectionCode inspection)
    {
        var round = Inspections.Rounds.GetValueOrDefault(inspection);
        var rubric = round is null ? null : Inspections.Find(round.Rubric);
        return new(TimeZone, round, round?.GroupOf(school) is { } group ? rubric?.For(group) : rubric, Schools.GetValueOrDefault(school));
    }

    public District Apply(IFact fact, DateTimeOffset at, string by) => After(fact, at, by) with { Revision = Revision + 1 };

    private District After(IFact fact, DateTimeOffset at, string by) => fact switch
    {
        DistrictFounded f => this with { Code = f.District, Name = f.Name, TimeZone = f.TimeZone, Areas = f.Areas },
        DistrictRenamed f => this with { Name = f.Name },
        AreasSet f => this with { Areas = f.Areas },
        RequiredPointsSet f => this with { OwnPoints = f.Points },
        SettingsSet f => this with { Settings = f.Settings },
        PlanPeriodsSet f => this with { PlanPeriods = f.Periods },
        NoticeSent f => this with { Notices = Notices.Add(new(f.Quarter, f.Schools, f.Channel, f.Text, by, at)) },
        LedgersSwitched f => this with { Ledgers = Ledgers with { Switches = Ledgers.Switches.SetItems(f.Switches.Select(s => KeyValuePair.Create(s.Kind, s))) } },
        LedgerKindSet f => this with { Ledgers = Ledgers with { Own = Ledgers.Own.SetItem(f.Kind.Code, [.. Ledgers.Own.GetValueOrDefault(f.Kind.Code, []), f.Kind]) } },
        LedgerMappingRemembered f => this with { Ledgers = Ledgers.With(f.Mapping) },
        LedgerLimitsSet f => this with { Ledgers = Ledgers with { Limits = f.Limits, MutualAidMonth = f.MutualAidMonth } },
        MattersSet f => this with { Matters = Matters.SetItems(f.Settings.Select(s => KeyValuePair.Create(s.Kind, s))) },
        RubricSet f => this with { Inspections = Inspections.With(f.Rubric) },
        InspectionOpened f => this with
        {
            Inspections = Inspections.With(new InspectionRound(f.Code, f.Name, f.Year, f.Rubric, f.Dates, f.Mode, f.Scope, f.Schools, [], RoundPublication.None)),
        },
        InspectionRescheduled f => this with { Inspections = Inspections.With(f.Code, round => round with { Dates = f.Dates }) },
        InspectionTeamsSet f => this with { Inspections = Inspections.With(f.Code, round => round with { Teams = f.Teams }) },
        InspectionCancelled f => this with { Inspections = Inspections.With(f.Code, round => round with { CancelledBecause = f.Reason }) },
        PublicationProposed f => this with
        {
            Inspections = Inspections.With(f.Code, round => round with { Publication = round.Publication with { ProposedBy = by } }),
        },
        ResultsPublished f => this with
        {
            Inspections = Inspections.With(f.Code, round => round with { Publication = new(round.Publication.ProposedBy, by, at, f.ObjectionsUntil) }),
        },
        GroupSet f => this with { Groups = Groups.SetItem(f.Group, new(f.Group, f.Name, f.Order)) },
        GroupRemoved f => this with { Groups = Groups.Remove(f.Group) },
        SchoolRegistered f => With(new School(
            f.School, [new(f.Opens, f.Name)], [new(f.Opens, f.Group)], f.Campuses, f.Opens, null, f.HasUnion, null, null)),
        SchoolRenamed f => Change(f.School, s => s with { Names = s.Names.Add(new(f.From, f.Name)) }),
        SchoolMoved f => Change(f.School, s => s with { Groups = s.Groups.Add(new(f.From, f.Group)) }),
        CampusesSet f => Change(f.School, s => s with { Campuses = f.Campuses }),
        UnionStatusSet f => Change(f.School, s => s with { HasUnion = f.HasUnion }),
        ReportingPathSet f => Change(f.School, s => s with { ReportsThrough = f.Through }),
        SchoolClosed f => Change(f.School, s => s with { Closes = f.On }),
        SchoolMerged f => Change(f.School, s => s with { Closes = f.On, Merger = new(f.Successor, f.On, f.OpenTasks, f.Reason) }),
        CalendarSet f => this with { Calendar = f.Calendar },
        RoundOpened f => this with { Rounds = Rounds.SetItem(f.Quarter, new(f.Quarter, 1, f.Dates, at, f.Expected)) },
        RoundRescheduled f => this with { Rounds = Rounds.SetItem(f.Quarter, Rounds[f.Quarter].Reschedule(f.Dates)) },
        ExemptionGranted f => this with { Exemptions = Exemptions.Add(new(f.School, f.From, f.Until, f.Reason, by, at)) },
        ExemptionEnded f => this with { Exemptions = EndExemption(f) },
        ExtensionGranted f => this with { Extensions = Extensions.Add(new(f.School, f.Quarter, f.Until, f.Reason, by, at)) },
        ExtensionEnded f => this with { Extensions = EndExtension(f) },
        DistrictTaskHandedDown f => this with { Tasks = Tasks.SetItem(f.Task.Id, f.Task) },
        DistrictTaskChanged f => this with { Tasks = Tasks.SetItem(f.Task.Id, f.Task) },
        DistrictTaskCancelled f => this with { Tasks = Tasks.SetItem(f.Task, Tasks[f.Task] with { CancelledBecause = f.Reason }) },
        YearClosed f => this with { ClosedYears = ClosedYears.Add(f.Year) },
        YearReopened f => this with { ClosedYears = ClosedYears.Remove(f.Year) },
        _ when FileFold.Apply(Files, fact, at, by) is { } files => this with { Files = files },
        _ => throw new UnknownFactException(nameof(District), fact),
    };

    private District With(School school) => this with { Schools = Schools.SetItem(school.Code, school) };

    private District Change(SchoolCode code, Func<School, School> change) => With(change(Schools[code]));

    /// <summary>The exemption goes on up to the quarter before; one that had not begun yet disappears.</summary>
    private ImmutableArray<Exemption> EndExemption(ExemptionEnded end) =>
    [
        .. from e in Exemptions
           let ends = e.School == end.School && e.From <= end.From && end.From <= e.Until
           where !ends || e.From < end.From
           select ends ? e with { Until = Quarter.FromOrdinal(end.From.Ordinal - 1) } : e,
    ];

    private ImmutableArray<Extension> EndExtension(ExtensionEnded end) =>
        ExtensionOf(end.School, end.Quarter) is { } extension ? Extensions.Replace(extension, extension with { Until = end.Until }) : Extensions;
}
