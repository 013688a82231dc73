using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>A kind of ledger as the table in which entries are handed in: number and revision of the entry, typed columns in order, 备注, why a check is right.</summary>
internal sealed class LedgerTable
{
    /// <summary>Keys that no column of a kind can have.</summary>
    public const string NumberKey = "#number", RevisionKey = "#revision", WhyKey = LedgerMapping.WhyKey;

    public const string NumberHeading = "条目编号", RevisionHeading = "条目版本", WhyHeading = "异常说明";

    /// <summary>Rows that a workbook may have; those that change nothing are among them.</summary>
    public const int MostRows = 2 * LedgerRules.MostEdits;

    private static readonly LedgerColumn Why = new(WhyKey, WhyHeading, ColumnType.LongText);

    private readonly ImmutableDictionary<string, string> headings;

    public LedgerTable(LedgerKind kind)
    {
        Kind = kind;
        Columns = [.. kind.Typed, LedgerColumn.Remark];
        headings = Headings([.. kind.Typed]);
        var must = Columns.Where(c => c.IsRequired).Select(c => c.Key).ToHashSet();
        if (must.Count == 0) must.Add((kind.Title.IsTyped ? kind.Title : Columns[0]).Key);
        Shape = new(
            [
                new(NumberKey, NumberHeading, false), new(RevisionKey, RevisionHeading, false),
                .. Columns.Select(c => new TableColumn(c.Key, headings[c.Key], must.Contains(c.Key), c.Group is { } group ? [group + c.Name] : [])),
                new(WhyKey, WhyHeading, false),
            ],
            MostRows);
    }

    public LedgerKind Kind { get; }

    /// <summary>The columns that an entry is written in, 备注 last.</summary>
    public ImmutableArray<LedgerColumn> Columns { get; }

    /// <summary>The same, and the reason for what a check asks about: everything whose change counts.</summary>
    public IEnumerable<LedgerColumn> Compared => Columns.Append(Why);

    public TableShape Shape { get; }

    public string Heading(string key) => headings[key];

    /// <summary>The table as the export of another system has it.</summary>
    public TableShape MappedBy(LedgerMapping mapping) => Shape with
    {
        Columns = [.. Shape.Columns.Where(c => mapping.Columns.ContainsKey(c.Key))],
        Mapped = mapping.Columns.ToImmutableDictionary(),
    };

    /// <summary>A value in the one spelling in which two of them are compared; null: there is none.</summary>
    public static string? Normal(LedgerColumn column, string? text) =>
        text is null || TableReader.AsRead(text) is not { Length: > 0 } read ? null : ColumnValue.Read(column, read).Value is { } value ? TableReader.AsRead(value) : read;

    /// <summary>What an entry holds in a column, as <see cref="Normal"/> spells it.</summary>
    public static string? Held(EntryView entry, string key) =>
        (key == WhyKey ? Reasons(entry) : entry.Values.GetValueOrDefault(key)) is { } kept && TableReader.AsRead(kept) is { Length: > 0 } read ? read : null;

    /// <summary>Why what checks asked about is right, each reason once.</summary>
    public static string Reasons(EntryView entry) => string.Join('；', entry.Explanations.Values.Distinct());

    /// <summary>
    /// Headings that are told apart also by who reads them without brackets and signs (<see cref="TableColumn.Bare"/>): what occurs in several
    /// groups has its group before it, what is still the same a number behind it.
    /// </summary>
    private static ImmutableDictionary<string, string> Headings(ImmutableArray<LedgerColumn> typed)
    {
        var taken = new HashSet<string>([.. new[] { NumberHeading, RevisionHeading, LedgerColumn.Remark.Name, WhyHeading }.Select(TableColumn.Bare)]);
        var names = typed.GroupBy(c => TableColumn.Bare(c.Name)).Where(g => g.Count() > 1).SelectMany(g => g.Select(c => c.Key)).ToHashSet();
        var found = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var column in typed)
        {
            var heading = names.Contains(column.Key) && column.Group is { } group ? $"{group}·{column.Name}" : column.Name;
            var unique = heading;
            for (var n = 2; !taken.Add(TableColumn.Bare(unique)); n++) unique = heading + n;
            found[column.Key] = unique;
        }

        found[KindFlaws.Remark] = LedgerColumn.Remark.Name;
        found[WhyKey] = WhyHeading;
        return found.ToImmutable();
    }
}
