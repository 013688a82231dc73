using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>A kind of ledger (台账) in one version of its columns. Kinds are data: shipped with the product, changed or added by a district.</summary>
/// <param name="Version">Rises with every change of the columns: 1 to 999 as shipped, from <see cref="FirstOwnVersion"/> the district's own.</param>
/// <param name="Name">As on the sheet: 工会会议记录.</param>
/// <param name="Period">What one ledger of the kind covers.</param>
/// <param name="Columns">From left to right, without 序号 and 备注, which every ledger has.</param>
public sealed partial record LedgerKind(LedgerCode Code, int Version, string Name, LedgerPeriodKind Period, ImmutableArray<LedgerColumn> Columns)
{
    public const int FirstOwnVersion = 1_000;

    /// <summary>Other names under which people look for it: 主席例会, 五必访.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The work areas that it belongs to, the main one first.</summary>
    public ImmutableArray<AreaCode> Areas { get; init; } = [];

    public LedgerFrequency Frequency { get; init; }

    /// <summary>Where its rows come from: written by people, or made from plans and reports.</summary>
    public LedgerSource Source { get; init; }

    /// <summary>Entries a year that rubrics ask for at least; null: no number.</summary>
    public int? LeastPerYear { get; init; }

    /// <summary>Schools keep it unless the district switches it off.</summary>
    public bool IsOn { get; init; }

    /// <summary>Lives in another system as a rule (医疗互助, 财务软件): entries are imported, or that system's print is attached.</summary>
    public bool IsKeptElsewhere { get; init; }

    public LedgerLayout Layout { get; init; }

    public Retention Retention { get; init; }

    /// <summary>Key of the date column that dates an entry; null: the day on which it was entered.</summary>
    public string? DateColumn { get; init; }

    /// <summary>Key of the column by which people call an entry; null: the first one.</summary>
    public string? TitleColumn { get; init; }

    public ImmutableArray<LedgerCheck> Checks { get; init; } = [];

    /// <summary>What inspectors ask to see beside it: 签到表, 照片.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Places to sign below the sheet, in the order of signing: 填表人, 工会主席（签字）.</summary>
    public ImmutableArray<string> Signatures { get; init; } = [];

    /// <summary>填表说明 below the sheet, a line each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What 无此情况 means in this ledger; null: a school cannot be without it (会员名册).</summary>
    public string? NoneMeans { get; init; }

    /// <summary>The column of a key; null: this version has none.</summary>
    public LedgerColumn? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>Columns that are filled in, not computed and not signed by hand.</summary>
    [JsonIgnore]
    public IEnumerable<LedgerColumn> Typed => Columns.Where(c => c.IsTyped);

    /// <summary>It tells of illness, hardship or income (P3): then its evidence does, too, and is shown like what is private in it.</summary>
    [JsonIgnore]
    public bool IsSensitive => Columns.Any(c => c is { IsOff: false, Privacy: PrivacyClass.P3 });

    /// <summary>A calendar year has the entries of its days; otherwise all that stand in the ledgers that concern it: rosters, committees, lists without days.</summary>
    [JsonIgnore]
    public bool IsSelectedByDay => Period is not (LedgerPeriodKind.Continuous or LedgerPeriodKind.Term) && DateColumn is not null;

    /// <summary>
    /// Columns that tell two entries apart, by the kind's check that none stands there twice (<c>times(month, person) > 1</c>): where an entry comes from
    /// another system, and so without a number, one with the same values in them is the same entry. None: only an entry that is the same in all.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<string> SameBy => Checks.Select(check => OnlyOnce.Match(check.When)).FirstOrDefault(match => match.Success) is { } found
        ? [.. found.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries)]
        : [];

    [GeneratedRegex(@"^times\((?<columns>[a-zA-Z0-9, ]+)\) > 1$")]
    private static partial Regex OnlyOnce { get; }

    /// <summary>The column by which people call an entry.</summary>
    [JsonIgnore]
    public LedgerColumn Title => (TitleColumn is { } key ? Column(key) : null) ?? Columns[0];
}

/// <summary>What one ledger of a kind covers (台账周期).</summary>
public enum LedgerPeriodKind
{
    /// <summary>One for ever; each book shows it as it stands at the end of the year.</summary>
    Continuous,

    CalendarYear,

    /// <summary>September to August.</summary>
    SchoolYear,

    /// <summary>A term of office (届), 3 or 5 years.</summary>
    Term,

    /// <summary>A year of the mutual aid insurance, which begins when the district says.</summary>
    MutualAidYear,
}

/// <summary>Where the rows of a ledger come from.</summary>
public enum LedgerSource
{
    Entries,

    /// <summary>The tasks of accepted plans (任务分解表).</summary>
    Plan,

    /// <summary>The quarter reports (进度表).</summary>
    Progress,
}

/// <summary>How often entries come.</summary>
public enum LedgerFrequency
{
    PerEvent,
    Monthly,
    Quarterly,
    PerSemester,
    Yearly,
    PerTerm,
    AllTheTime,
}

/// <summary>How a ledger looks on paper.</summary>
public enum LedgerLayout
{
    /// <summary>A table, one row an entry.</summary>
    List,

    /// <summary>A table, and a page for each entry with places for opinions and seals.</summary>
    Form,
}

/// <summary>How long it is kept (保管期限). Source: domain study §1.3.</summary>
public enum Retention
{
    Years10,
    Years30,
    Permanent,
}

/// <summary>How much a value is to be protected. The class belongs to the column.</summary>
public enum PrivacyClass
{
    /// <summary>Public.</summary>
    P0,

    /// <summary>Internal.</summary>
    P1,

    /// <summary>Of a person: telephone, number of a card or an identity. Never in facts.</summary>
    P2,

    /// <summary>Sensitive: health, hardship, income, pregnancy. Never in facts.</summary>
    P3,
}
