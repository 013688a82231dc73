using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>Whether a district's schools keep a kind.</summary>
/// <param name="Groups">Groups of schools that keep it; none: all.</param>
public sealed record LedgerSwitch(LedgerCode Kind, bool IsOn, ImmutableArray<GroupCode> Groups);

/// <summary>What a district settled about ledgers: which kinds are kept, its own kinds and columns, limits of money.</summary>
/// <param name="Own">Versions of kinds that the district changed or added, oldest first.</param>
/// <param name="MutualAidMonth">First month of a year of mutual aid, 1 to 12.</param>
public sealed record DistrictLedgers(
    ImmutableSortedDictionary<LedgerCode, LedgerSwitch> Switches,
    ImmutableSortedDictionary<LedgerCode, ImmutableArray<LedgerKind>> Own,
    ImmutableArray<LedgerLimit> Limits,
    int MutualAidMonth)
{
    /// <summary>How exports of other systems are read, the newest first.</summary>
    public ImmutableArray<LedgerMapping> Mappings { get; init; } = [];

    /// <summary>The same with a mapping more.</summary>
    public DistrictLedgers With(LedgerMapping mapping)
    {
        var rest = Mappings.RemoveAll(m => m.Fits(mapping.Kind, mapping.Headings));
        return this with { Mappings = [mapping, .. rest.Where(m => m.Kind != mapping.Kind), .. rest.Where(m => m.Kind == mapping.Kind).Take(LedgerMapping.MostOfKind - 1)] };
    }

    public static DistrictLedgers Usual { get; } = new(
        ImmutableSortedDictionary<LedgerCode, LedgerSwitch>.Empty, ImmutableSortedDictionary<LedgerCode, ImmutableArray<LedgerKind>>.Empty, [], 7);

    /// <summary>The version of each kind that holds now, by code.</summary>
    public ImmutableArray<LedgerKind> Kinds() =>
        [.. ShippedLedgers.All.Select(kind => kind.Code).Union(Own.Keys).Order().Select(code => VersionsOf(code)[^1])];

    /// <summary>Every version of a kind, the one that holds now last; none: there is no such kind.</summary>
    public ImmutableArray<LedgerKind> VersionsOf(LedgerCode code) => [.. ShippedLedgers.Of(code), .. Own.GetValueOrDefault(code, [])];

    /// <summary>Whether schools of a group keep a kind.</summary>
    public bool IsOn(LedgerKind kind, GroupCode group) =>
        Switches.GetValueOrDefault(kind.Code) is { } set ? set.IsOn && (set.Groups.IsEmpty || set.Groups.Contains(group)) : kind.IsOn;
}

/// <summary>The district says which kinds are kept, by whom.</summary>
public sealed record LedgersSwitched(ImmutableArray<LedgerSwitch> Switches) : IFact;

/// <summary>The district has a kind of its own, or changed one, from now on.</summary>
public sealed record LedgerKindSet(LedgerKind Kind) : IFact;

/// <summary>The district settled its limits, all of them, and when a year of mutual aid begins.</summary>
public sealed record LedgerLimitsSet(ImmutableArray<LedgerLimit> Limits, int MutualAidMonth) : IFact;

/// <summary>Switches kinds on and off; those that are not named stay.</summary>
public sealed record SwitchLedgers(CommandContext Context, ImmutableArray<LedgerSwitch> Switches) : ICommand;

/// <summary>Sets a kind of the district's own, or the district's version of a shipped one. The version is counted by the rule.</summary>
public sealed record SetLedgerKind(CommandContext Context, LedgerKind Kind) : ICommand;

/// <summary>Sets the limits, whole.</summary>
public sealed record SetLedgerLimits(CommandContext Context, ImmutableArray<LedgerLimit> Limits, int MutualAidMonth) : ICommand;

/// <summary>A kind as a district has it.</summary>
/// <param name="IsOn">Kept by all schools, or by those of <paramref name="Groups"/>.</param>
public sealed record KeptKind(LedgerKind Kind, bool IsOn, ImmutableArray<GroupCode> Groups);

/// <summary>What a district settled about ledgers, as it is shown and answered.</summary>
/// <param name="Revision">The district's revision.</param>
public sealed record LedgerCatalogue(ImmutableArray<KeptKind> Kinds, ImmutableArray<LedgerLimit> Limits, int MutualAidMonth, long Revision)
{
    /// <summary>How exports of other systems are read.</summary>
    public ImmutableArray<LedgerMapping> Mappings { get; init; } = [];

    public static LedgerCatalogue Of(District district) => new(
        [
            .. from kind in district.Ledgers.Kinds()
               let set = district.Ledgers.Switches.GetValueOrDefault(kind.Code)
               select new KeptKind(kind, set?.IsOn ?? kind.IsOn, set?.Groups ?? []),
        ],
        district.Ledgers.Limits, district.Ledgers.MutualAidMonth, district.Revision)
    {
        Mappings = district.Ledgers.Mappings,
    };

    /// <summary>The kinds that a school of a group keeps.</summary>
    public IEnumerable<LedgerKind> KeptBy(GroupCode group) =>
        Kinds.Where(k => k.IsOn && (k.Groups.IsEmpty || k.Groups.Contains(group))).Select(k => k.Kind);
}

/// <summary>What a ledger needs to know of its district to decide.</summary>
/// <param name="Versions">Every version of the kind, the one that holds now last; none: there is no such kind.</param>
/// <param name="School">Null: there is no such school.</param>
public sealed record LedgerTerms(
    string TimeZone,
    School? School,
    ImmutableArray<LedgerKind> Versions,
    bool IsOn,
    ImmutableArray<LedgerLimit> Limits,
    int MutualAidMonth,
    ImmutableArray<int> ClosedYears)
{
    /// <summary>Year of the earliest round that was opened; null: none. Years before it may be entered afterwards (补录).</summary>
    public int? FirstRoundYear { get; init; }

    /// <summary>Tasks of the school's plans; null: not asked, because no entry names one.</summary>
    public ImmutableArray<EntryTask>? Tasks { get; init; }

    /// <summary>The version in which new entries are written.</summary>
    [JsonIgnore]
    public LedgerKind Kind => Versions[^1];

    /// <summary>The version that an entry was written in.</summary>
    public LedgerKind Version(int number) => Versions.LastOrDefault(kind => kind.Version == number) ?? Kind;
}
