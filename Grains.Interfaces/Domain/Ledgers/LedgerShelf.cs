using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>How many entries one ledger that concerns a calendar year has, as the read model knows it.</summary>
/// <param name="Entries">Entries that count, of whichever year.</param>
/// <param name="InYear">Those of them whose day lies in the year.</param>
/// <param name="LastOn">The latest day of an entry; null: it has none, or all schools of a district were asked for.</param>
public sealed record LedgerCount(SchoolCode School, LedgerCode Kind, LedgerPeriod Period, int Entries, int InYear, DateOnly? LastOn, bool SaysNothing)
{
    /// <summary>It is kept in another system, whose print is attached.</summary>
    public bool IsElsewhere { get; init; }
}

/// <summary>Whether a school keeps a kind of ledger in a year as it should.</summary>
public enum LedgerState
{
    /// <summary>未记.</summary>
    Empty,

    /// <summary>次数不足: some, but less than rubrics ask for.</summary>
    TooFew,

    /// <summary>无此情况.</summary>
    Nothing,

    /// <summary>已记.</summary>
    Kept,

    /// <summary>登记在其他系统: that system's print is attached.</summary>
    Elsewhere,
}

/// <summary>Rules of the states of ledgers.</summary>
public static class LedgerStates
{
    extension(LedgerState state)
    {
        /// <summary>Nothing more is expected: kept here or elsewhere, or declared to have nothing to record.</summary>
        public bool IsComplete => state is LedgerState.Kept or LedgerState.Elsewhere or LedgerState.Nothing;

        /// <summary>The sign that stands for the state where there is no room for its word.</summary>
        public string Sign => state switch
        {
            LedgerState.Kept => "●",
            LedgerState.TooFew => "△",
            LedgerState.Elsewhere => "◎",
            LedgerState.Nothing => "无",
            _ => "○",
        };
    }
}

/// <summary>A kind of ledger on a school's shelf.</summary>
/// <param name="Entries">In the year; of a roster all that count.</param>
/// <param name="Current">The ledger into which an entry of today goes.</param>
/// <param name="Periods">The ledgers that concern the year and exist, oldest first.</param>
public sealed record ShelfLedger(
    LedgerKind Kind, LedgerPeriod Current, LedgerState State, int Entries, DateOnly? LastOn, ImmutableArray<LedgerPeriod> Periods);

/// <summary>All ledgers of a school in a calendar year (台账目录).</summary>
public sealed record SchoolShelf(DistrictCode District, SchoolCode School, string SchoolName, int Year, ImmutableArray<ShelfLedger> Ledgers)
{
    /// <summary>Kinds that are kept, here or elsewhere, or of which there was nothing to record.</summary>
    [JsonIgnore]
    public int Complete => Ledgers.Count(l => l.State.IsComplete);
}

/// <summary>A school's states by kind, in the order of the coverage's kinds; null: its group does not keep the kind.</summary>
public sealed record SchoolCoverage(SchoolCode School, string Name, GroupCode Group, ImmutableArray<LedgerState?> States)
{
    public int Kept => States.Count(s => s is { IsComplete: true });

    public int Expected => States.Count(s => s is not null);
}

/// <summary>台账齐全率 of a district in a calendar year: schools × kinds.</summary>
public sealed record LedgerCoverage(DistrictCode District, int Year, ImmutableArray<LedgerKind> Kinds, ImmutableArray<SchoolCoverage> Schools)
{
    /// <summary>The same for the schools of one group; null: of all.</summary>
    public LedgerCoverage Within(GroupCode? group) => group is null ? this : this with { Schools = Schools.RemoveAll(s => s.Group != group) };

    /// <summary>Schools that keep a kind as they should, of those that are to keep it.</summary>
    /// <param name="kind">Its place among <see cref="Kinds"/>.</param>
    public (int Kept, int Expected) OfKind(int kind) =>
        (Schools.Count(s => s.States[kind] is { IsComplete: true }), Schools.Count(s => s.States[kind] is not null));
}

/// <summary>What the read model knows of the ledgers of some schools in a calendar year.</summary>
/// <param name="Ledgers">Those that concern the year.</param>
/// <param name="Planned">Schools with an accepted plan that touches the year.</param>
/// <param name="Reports">Quarter reports of the year that were handed in.</param>
public sealed record LedgerCounts(ImmutableArray<LedgerCount> Ledgers, ImmutableHashSet<SchoolCode> Planned, ImmutableDictionary<SchoolCode, int> Reports);

/// <summary>Entries of one kind of ledger that count towards a task.</summary>
/// <param name="Entries">Oldest first.</param>
public sealed record TaskEntries(PlanId Plan, TaskId Task, LedgerCode Kind, string KindName, ImmutableArray<DatedEntry> Entries);

/// <summary>Where an entry stands, and its day.</summary>
public sealed record DatedEntry(LedgerPeriod Period, int Number, DateOnly On);

public sealed record TaskEntryList(ImmutableArray<TaskEntries> Tasks);

/// <summary>Judges how complete ledgers are.</summary>
public static class ShelfRules
{
    /// <summary>A school's shelf in a year.</summary>
    /// <param name="counts">Of this school and year.</param>
    /// <param name="today">In the district's zone; says where an entry of today goes.</param>
    public static SchoolShelf Shelf(DistrictCode district, School school, LedgerCatalogue catalogue, LedgerCounts counts, int year, DateOnly today) => new(
        district, school.Code, school.Name, year,
        [
            .. from kind in catalogue.KeptBy(school.Group)
               let own = counts.Ledgers.Where(c => c.School == school.Code && c.Kind == kind.Code && c.Period.Concerns(year)).OrderBy(c => c.Period.Year).ToArray()
               select new ShelfLedger(
                   kind, Current(kind, catalogue, own, year, today), StateOf(kind, counts, school.Code, own), EntriesOf(kind, counts, school.Code, own),
                   own.Max(c => c.LastOn), [.. own.Select(c => c.Period)]),
        ]);

    /// <summary>The whole district's coverage in a year.</summary>
    /// <param name="counts">Of this year.</param>
    public static LedgerCoverage Coverage(DistrictCode district, IEnumerable<School> schools, LedgerCatalogue catalogue, LedgerCounts counts, int year)
    {
        var bySchool = counts.Ledgers.Where(c => c.Period.Concerns(year)).ToLookup(c => (c.School, c.Kind));
        ImmutableArray<KeptKind> kinds = [.. catalogue.Kinds.Where(k => k.IsOn)];
        return new(
            district, year, [.. kinds.Select(k => k.Kind)],
            [
                .. from school in schools
                   select new SchoolCoverage(
                       school.Code, school.Name, school.Group,
                       [
                           .. from kind in kinds
                              select kind.Groups.IsEmpty || kind.Groups.Contains(school.Group)
                                  ? StateOf(kind.Kind, counts, school.Code, [.. bySchool[(school.Code, kind.Kind.Code)]])
                                  : (LedgerState?)null,
                       ]),
            ]);
    }

    private static LedgerState StateOf(LedgerKind kind, LedgerCounts counts, SchoolCode school, LedgerCount[] own)
    {
        var entries = EntriesOf(kind, counts, school, own);
        return entries >= (kind.LeastPerYear ?? 1) ? LedgerState.Kept
            : own.Any(c => c.IsElsewhere) ? LedgerState.Elsewhere
            : entries > 0 ? LedgerState.TooFew
            : own.Any(c => c.SaysNothing) ? LedgerState.Nothing
            : LedgerState.Empty;
    }

    private static int EntriesOf(LedgerKind kind, LedgerCounts counts, SchoolCode school, LedgerCount[] own) => kind.Source switch
    {
        LedgerSource.Plan => counts.Planned.Contains(school) ? 1 : 0,
        LedgerSource.Progress => counts.Reports.GetValueOrDefault(school),
        _ => kind.IsSelectedByDay ? own.Sum(c => c.InYear) : own.Sum(c => c.Entries),
    };

    /// <summary>Of a past year its last ledger; of a term of office the latest that exists.</summary>
    private static LedgerPeriod Current(LedgerKind kind, LedgerCatalogue catalogue, LedgerCount[] own, int year, DateOnly today)
    {
        if (kind.Period is LedgerPeriodKind.Term && own.Length > 0) return own[^1].Period;
        var day = year == today.Year ? today : year < today.Year ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1);
        return LedgerPeriod.Of(kind.Period, day, catalogue.MutualAidMonth);
    }
}
