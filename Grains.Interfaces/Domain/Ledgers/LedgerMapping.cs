using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>
/// How the export of another system is read as a ledger: which of its headings stands for which column. A district remembers it by kind and set of
/// headings, so that whoever uploads the next export of that system need not say it again.
/// </summary>
/// <param name="Headings">Of the export, from left to right, without brackets and spaces, none twice (日期, 日期2).</param>
/// <param name="Columns">Heading by the column's key; also <see cref="WhyKey"/> and <see cref="SchoolKey"/>. A heading that is none's is passed over.</param>
/// <param name="Constants">What stands in each row of a column that the export has not, by the column's key, as typed. Never private.</param>
public sealed record LedgerMapping(
    LedgerCode Kind, ImmutableArray<string> Headings, ImmutableSortedDictionary<string, string> Columns, ImmutableSortedDictionary<string, string> Constants)
{
    public const int MostHeadings = 100;
    public const int MaxHeading = 200;

    /// <summary>Mappings of one kind that are remembered; the one that was set longest ago makes room.</summary>
    public const int MostOfKind = 20;

    /// <summary>Why what a check asks about is right (异常说明): the same answer to whatever is asked of a row.</summary>
    public const string WhyKey = "#why";

    /// <summary>The school of the row, in a workbook of the office for many.</summary>
    public const string SchoolKey = "#school";

    /// <summary>Whether it was made for an export with these headings, in whatever order they stand.</summary>
    public bool Fits(LedgerCode kind, IReadOnlyCollection<string> headings) => Kind == kind && Headings.Length == headings.Count && headings.All(Headings.Contains);

    internal bool Says(LedgerMapping other) => Fits(other.Kind, other.Headings) && Columns.SequenceEqual(other.Columns) && Constants.SequenceEqual(other.Constants);
}

/// <summary>Somebody said how exports with these headings are to be read, from now on.</summary>
public sealed record LedgerMappingRemembered(LedgerMapping Mapping) : IFact;

/// <summary>Remembers a mapping; of the same kind and headings it takes the place of the one before.</summary>
public sealed record RememberLedgerMapping(CommandContext Context, LedgerMapping Mapping) : ICommand;

/// <summary>Decides about mappings.</summary>
public static class LedgerMappingRules
{
    /// <returns>
    /// Refusals: district.unknown, ledger.kind-unknown, ledger.made-from-plans, mapping.headings-invalid, mapping.nothing-mapped, mapping.column-unknown, mapping.heading-unknown,
    /// mapping.heading-twice, mapping.column-twice, mapping.constant-private, mapping.required-missing, and the flaws of <see cref="ColumnValue.Read"/>. The place is the column's key.
    /// </returns>
    public static Decision<LedgerCatalogue> Remember(Districts.District district, RememberLedgerMapping command, DateTimeOffset now)
    {
        var (checks, mapping) = (new Checks(), command.Mapping);
        Districts.DistrictRules.RequireFounded(checks, district);
        var versions = district.Ledgers.VersionsOf(mapping.Kind);
        if (!checks.Require(!versions.IsEmpty, "ledger.kind-unknown", RefusalKind.Absent, "没有这种台账。")) return checks.Refuse<LedgerCatalogue>();
        checks.Free(versions[^1].Source is LedgerSource.Entries, "ledger.made-from-plans", $"“{versions[^1].Name}”由计划和季度报告自动生成，不用另外填写。");
        Check(checks, versions[^1], mapping);
        if (checks.HaveFailed) return checks.Refuse<LedgerCatalogue>();
        var fact = new LedgerMappingRemembered(mapping);
        return district.Ledgers.Mappings.Any(mapping.Says)
            ? Decision<LedgerCatalogue>.Nothing(LedgerCatalogue.Of(district))
            : Decision<LedgerCatalogue>.Accept(LedgerCatalogue.Of(district.Apply(fact, now, command.Context.Actor.Account)), fact);
    }

    private static void Check(Checks checks, LedgerKind kind, LedgerMapping mapping)
    {
        checks.Valid(
            mapping.Headings.Length is >= 1 and <= LedgerMapping.MostHeadings && mapping.Headings.All(h => h is { Length: >= 1 and <= LedgerMapping.MaxHeading })
            && mapping.Headings.Distinct().Count() == mapping.Headings.Length,
            "mapping.headings-invalid", $"表头要有 1 到 {LedgerMapping.MostHeadings} 个，各不相同。");
        checks.Valid(!mapping.Columns.IsEmpty, "mapping.nothing-mapped", "没有选任何一列。");
        foreach (var (key, heading) in mapping.Columns)
        {
            if (checks.Valid(Column(kind, key) is not null || key == LedgerMapping.SchoolKey, "mapping.column-unknown", $"“{kind.Name}”没有这一列。", key))
                checks.Valid(mapping.Headings.Contains(heading), "mapping.heading-unknown", $"文件里没有“{heading}”这个表头。", key);
        }

        foreach (var twice in mapping.Columns.GroupBy(c => c.Value).Where(g => g.Count() > 1))
            checks.Valid(false, "mapping.heading-twice", $"“{twice.Key}”对应了两列，请只留一列。", twice.Last().Key);
        foreach (var (key, text) in mapping.Constants) Constant(checks, kind, mapping, key, text);
        foreach (var missing in kind.Typed.Where(c => c.IsRequired && !mapping.Columns.ContainsKey(c.Key) && !mapping.Constants.ContainsKey(c.Key)))
            checks.Valid(false, "mapping.required-missing", $"“{missing.Name}”必须有：请选对应的表头，或写一个固定的值。", missing.Key);
    }

    private static void Constant(Checks checks, LedgerKind kind, LedgerMapping mapping, string key, string text)
    {
        if (Column(kind, key) is not { } column)
        {
            checks.Valid(false, "mapping.column-unknown", $"“{kind.Name}”没有这一列。", key);
            return;
        }

        checks.Valid(!mapping.Columns.ContainsKey(key), "mapping.column-twice", $"“{column.Name}”既选了表头又写了固定的值，请只留一个。", key);
        checks.Valid(!column.IsPrivate, "mapping.constant-private", $"“{column.Name}”是个人信息，不能写固定的值。", key);
        if (ColumnValue.Read(column, text).Flaw is { } flaw) checks.Valid(false, flaw.Code, flaw.Text, key);
    }

    private static LedgerColumn? Column(LedgerKind kind, string key) =>
        key == LedgerMapping.WhyKey ? new(LedgerMapping.WhyKey, "异常说明", ColumnType.Text)
        : key == LedgerColumn.Remark.Key ? LedgerColumn.Remark
        : kind.Typed.FirstOrDefault(c => c.Key == key);
}
