using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Inspections;

/// <summary>A row of a ledger behind a number.</summary>
/// <param name="Title">How people call the entry; null: that is private.</param>
public sealed record FoundRow(LedgerCode Kind, LedgerPeriod Period, int Number, DateOnly On, string? Title);

/// <summary>What the data say about an item.</summary>
/// <param name="Found">Null: nothing that could be counted.</param>
/// <param name="Proposed">The marks that follow; null: a person must judge.</param>
/// <param name="Explanation">The sum in words: 4 次；第三季度迟报.</param>
public sealed record FoundItem(int Item, decimal? Found, decimal? Proposed, string Explanation, ImmutableArray<FoundRow> Rows)
{
    /// <summary>Rows behind a number that are listed; the number counts all.</summary>
    public const int MostRows = 50;

    /// <summary>As a fact keeps it.</summary>
    internal FoundItem WithoutRows() => this with { Rows = [] };
}

public sealed record FoundItems(ImmutableArray<FoundItem> Items);

/// <summary>An entry that counts, with what is open of it.</summary>
public sealed record RecordedEntry(LedgerCode Kind, LedgerPeriod Period, int Number, DateOnly On, ImmutableSortedDictionary<string, string> Values);

/// <summary>What is known of a school's year, for measures.</summary>
/// <param name="Entries">Of the year; of what lasts longer, all up to its end.</param>
/// <param name="Late">Names of what came late: 第三季度.</param>
/// <param name="Missing">Names of what did not come.</param>
/// <param name="Completeness">台账齐全率.</param>
/// <param name="Completion">完成率 on 审定数.</param>
public sealed record SchoolRecord(
    ImmutableArray<RecordedEntry> Entries, ImmutableArray<string> Late, ImmutableArray<string> Missing, Rate Completeness, Rate Completion)
{
    /// <summary>Ledgers in which the school declared 无此情况 for the year.</summary>
    public ImmutableArray<LedgerCode> Nothing { get; init; } = [];
}

/// <summary>Works out what the data say about a rubric's items.</summary>
/// <param name="catalogue">The kinds as they are now: a column keeps its type, so that older entries are read by them, too.</param>
public sealed class ItemMeasures(Rubric rubric, LedgerCatalogue catalogue, SchoolRecord record, DateOnly today)
{
    private readonly ImmutableDictionary<LedgerCode, LedgerKind> kinds = catalogue.Kinds.ToImmutableDictionary(k => k.Kind.Code, k => k.Kind);

    /// <summary>One for each item that has a source or of which the school declared 无此情况, in the rubric's order.</summary>
    public FoundItems All() => new([.. rubric.Items.Where(i => i.Source is not null || IsNone(i)).Select(Of)]);

    private FoundItem Of(RubricItem item)
    {
        if (IsNone(item)) return new(item.Number, null, item.WhenNone switch { WhenNone.FullMarks => item.Marks, WhenNone.NoMarks => 0, _ => null }, "无此情况", []);
        var source = item.Source!;
        return source.Measure switch
        {
            ItemMeasure.Entries => Counted(item, Where(item, source.Where)),
            ItemMeasure.Kinds => OfKinds(item, source),
            ItemMeasure.Share => Share(item, source),
            ItemMeasure.Best => Best(item, source),
            ItemMeasure.Distinct => Distinct(item, source),
            ItemMeasure.Completeness => Percent(item, record.Completeness, "种台账齐全"),
            ItemMeasure.LateReports => Late(item),
            ItemMeasure.Completion => Percent(item, record.Completion, null),
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
    }

    private bool IsNone(RubricItem item) => !item.Ledgers.IsEmpty && item.Ledgers.All(record.Nothing.Contains);

    private FoundItem Counted(RubricItem item, RecordedEntry[] entries) =>
        Found(item, entries.Length, $"{entries.Length} {item.Scoring.Unit ?? "条"}", entries);

    private FoundItem OfKinds(RubricItem item, ItemSource source)
    {
        var entries = Where(item, source.Where);
        var found = entries.Select(e => e.Kind).Distinct().ToArray();
        var missing = item.Ledgers.Except(found).Select(kind => kind.Value.ToUpperInvariant()).ToArray();
        return Found(item, found.Length, $"{found.Length}/{item.Ledgers.Length} 种有记录" + (missing.Length == 0 ? "" : $"，缺 {string.Join("、", missing)}"), entries);
    }

    private FoundItem Share(RubricItem item, ItemSource source)
    {
        var (among, of) = (Where(item, source.Among), Where(item, source.Where));
        var part = of.Intersect(among).ToArray();
        return among.Length == 0 ? Nothing(item, "没有记录") : Found(item, 100m * part.Length / among.Length, $"{part.Length}/{among.Length}", part);
    }

    private FoundItem Best(RubricItem item, ItemSource source)
    {
        var values = Where(item, source.Where)
            .Select(e => (Entry: e, Value: Scope(e).Value(source.Column!) is decimal number ? number : (decimal?)null)).Where(v => v.Value is not null).ToArray();
        if (values.Length == 0) return Nothing(item, "没有记录");
        var best = values.MaxBy(v => v.Value);
        return Found(item, best.Value!.Value, string.Create(CultureInfo.InvariantCulture, $"{best.Value:0.##}{item.Scoring.Unit}"), best.Entry);
    }

    private FoundItem Distinct(RubricItem item, ItemSource source)
    {
        var entries = Where(item, source.Where);
        var values = entries.Select(e => Scope(e).Value(source.Column!)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        return Found(item, values.Length, values.Length == 0 ? "没有记录" : $"{values.Length} 项：{string.Join("、", values)}", entries);
    }

    private FoundItem Late(RubricItem item)
    {
        var parts = new[] { Named("迟报", record.Late), Named("缺报", record.Missing) }.OfType<string>().ToArray();
        return Found(item, record.Late.Length + (2 * record.Missing.Length), parts.Length == 0 ? "都按时" : string.Join("；", parts));

        static string? Named(string what, ImmutableArray<string> names) => names.IsEmpty ? null : $"{what} {names.Length} 次：{string.Join("、", names)}";
    }

    private FoundItem Percent(RubricItem item, Rate rate, string? what) =>
        rate.InTenthsOfPercent() is not { } tenths ? Nothing(item, "没有可算的")
        : Found(
            item, 100m * rate.Part / rate.Whole,
            string.Create(CultureInfo.InvariantCulture, $"{tenths / 10m:0.0}%") + (what is null ? "" : $"（{rate.Part}/{rate.Whole} {what}）"));

    private FoundItem Found(RubricItem item, decimal found, string explanation, params RecordedEntry[] rows) => new(
        item.Number, decimal.Round(found, 4), Scoring.Propose(rubric, item, found), explanation,
        [.. rows.OrderBy(r => r.On).ThenBy(r => r.Number).Take(FoundItem.MostRows).Select(Row)]);

    private static FoundItem Nothing(RubricItem item, string explanation) => new(item.Number, null, null, explanation, []);

    private FoundRow Row(RecordedEntry entry) =>
        new(entry.Kind, entry.Period, entry.Number, entry.On, kinds[entry.Kind].Title is { IsPrivate: false } title && entry.Values.TryGetValue(title.Key, out var text) ? ColumnValue.Show(title, text) : null);

    private RecordedEntry[] Where(RubricItem item, string? formula)
    {
        var entries = record.Entries.Where(e => item.Ledgers.Contains(e.Kind) && kinds.ContainsKey(e.Kind));
        return [.. formula is null ? entries : entries.Where(e => Formula.Of(formula).Holds(Scope(e)))];
    }

    /// <summary>An entry on its own: what a formula counts over a ledger is not known here.</summary>
    private EntryScope Scope(RecordedEntry entry) => new(
        Ledger.Empty, new("", null, [kinds[entry.Kind]], true, catalogue.Limits, catalogue.MutualAidMonth, []), kinds[entry.Kind], entry.Number, entry.On, entry.Values, OpenedValues.None, today);
}
