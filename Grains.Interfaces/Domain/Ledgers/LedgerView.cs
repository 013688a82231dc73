using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>What is asked of a ledger.</summary>
/// <param name="WithPrivate">With what is private, for who gave a reason or needs none; otherwise masked.</param>
/// <param name="Year">Entries of this calendar year alone; null: all.</param>
/// <param name="Text">Entries of which a value that is shown has this text; null: all.</param>
/// <param name="Take">1 to <see cref="MaxTake"/>.</param>
/// <param name="WithVoid">Also those that count no more.</param>
/// <param name="Number">This entry alone; null: all.</param>
/// <param name="AsOf">As it stood at the end of this day, in the district's zone (年末快照); what was erased since is erased. Null: now.</param>
public sealed record LedgerQuery(
    bool WithPrivate = false, int? Year = null, string? Text = null, int Skip = 0, int Take = LedgerQuery.MaxTake, bool WithVoid = true, int? Number = null,
    DateOnly? AsOf = null)
{
    public const int MaxTake = 10_000;
}

/// <summary>An entry as it is shown.</summary>
/// <param name="Values">By column, computed ones among them; what is private open or masked.</param>
/// <param name="Masked">Columns that stand there masked.</param>
/// <param name="Erased">Columns whose value was erased (已按规定清除).</param>
/// <param name="LateReason">补归档: why it came when its year was closed already; null: it came before.</param>
public sealed record EntryView(
    int Number,
    int Revision,
    int KindVersion,
    DateOnly On,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableArray<string> Masked,
    ImmutableArray<string> Erased,
    ImmutableSortedDictionary<string, string> Explanations,
    EntryTask? Task,
    EntrySource Source,
    string? Because,
    string By,
    DateTimeOffset At,
    EntryVoid? Void,
    string? LateReason = null)
{
    /// <summary>It was entered afterwards (补录), also when somebody changed it since.</summary>
    public bool IsBackfilled { get; init; }
}

/// <summary>A ledger as it is shown.</summary>
/// <param name="Kind">The version in which new entries are written.</param>
/// <param name="Earlier">Earlier versions in which some of the entries are written.</param>
/// <param name="Entries">Of the page, by day and number; rosters by number.</param>
/// <param name="Found">Entries that the query found, over all pages.</param>
/// <param name="Totals">合计 of those found that count, by column.</param>
/// <param name="Count">Entries that count, of the whole ledger.</param>
/// <param name="IsOn">Schools keep this kind.</param>
/// <param name="Today">In the district's zone.</param>
public sealed record LedgerView(
    DistrictCode District,
    SchoolCode School,
    string SchoolName,
    LedgerKind Kind,
    ImmutableArray<LedgerKind> Earlier,
    LedgerPeriod Period,
    ImmutableArray<EntryView> Entries,
    int Found,
    ImmutableSortedDictionary<string, string> Totals,
    int Count,
    NothingDeclared? Nothing,
    bool IsOn,
    DateOnly Today,
    ImmutableArray<int> ClosedYears,
    long Revision)
{
    /// <summary>Evidence (佐证材料) of the entries of the page, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>Null: it is kept here.</summary>
    public KeptElsewhere? Elsewhere { get; init; }

    /// <summary>Prints of the system in which it is kept.</summary>
    public ImmutableArray<AttachedFile> Prints { get; init; } = [];

    /// <summary>Files that are not shown because what is private is not: evidence of a sensitive kind tells as much as its columns.</summary>
    public int HiddenFiles { get; init; }

    /// <summary>The version that an entry is written in.</summary>
    public LedgerKind KindOf(EntryView entry) => Earlier.FirstOrDefault(kind => kind.Version == entry.KindVersion) ?? Kind;

    /// <summary>Whether it can still be said that there is nothing to record, or that it is kept elsewhere.</summary>
    [JsonIgnore]
    public bool IsOpenAsAWhole => IsOn && !Period.IsClosed(ClosedYears);

    /// <summary>Whether an entry can still be changed.</summary>
    public bool IsOpen(EntryView entry) => IsOn && entry.Void is null && !Period.IsClosed(entry.On, ClosedYears);

    /// <param name="opened">Private values of the entries, as far as they exist still.</param>
    public static LedgerView Of(
        Ledger ledger, DistrictCode district, SchoolCode school, LedgerPeriod period, LedgerTerms terms, LedgerQuery query, OpenedValues opened, DateTimeOffset now)
    {
        var today = Zones.DayOf(now, terms.TimeZone);
        var entries = new EntryTable(ledger, terms, opened, query.WithPrivate, today).Rows()
            .Where(e => (query.Number is null || e.Number == query.Number) && (query.WithVoid || e.Void is null) && (query.Year is null || e.On.Year == query.Year) && Holds(terms, e, query.Text)).ToArray();
        var page = entries.Skip(query.Skip).Take(query.Take).ToImmutableArray();
        var versions = page.Select(e => e.KindVersion).Distinct().Where(v => v != terms.Kind.Version).Select(terms.Version);
        var numbers = page.Select(e => e.Number).ToHashSet();
        ImmutableArray<AttachedFile> files = ledger.Files.IsEmpty ? [] : [.. ledger.Files.Where(f => numbers.Contains(f.Subject.Entry!.Number))];
        var shown = files.RemoveAll(f => !query.WithPrivate && IsSensitive(ledger, terms, f));
        ImmutableArray<AttachedFile> prints = [.. ledger.Prints];
        var shownPrints = prints.RemoveAll(f => !query.WithPrivate && IsSensitive(ledger, terms, f));
        return new(
            district, school, terms.School!.Name, terms.Kind, [.. versions.Where(v => v != terms.Kind)], period, page, entries.Length,
            EntryTable.Totals(terms.Kind, entries), ledger.Count, ledger.Nothing, terms.IsOn, today, terms.ClosedYears, ledger.Revision)
        {
            Files = shown,
            HiddenFiles = files.Length - shown.Length + prints.Length - shownPrints.Length,
            Elsewhere = ledger.Elsewhere,
            Prints = shownPrints,
        };
    }

    /// <summary>Whether a file is evidence of an entry that is written in a sensitive version of the kind, or of a kind that is sensitive now.</summary>
    public static bool IsSensitive(Ledger ledger, LedgerTerms terms, AttachedFile file) =>
        terms.Kind.IsSensitive || (ledger.Entries[file.Subject.Entry!.Number] is { } entry && terms.Version(entry.Content.KindVersion).IsSensitive);

    /// <summary>The entries of several ledgers of one kind as one: a calendar year of what is kept by school year.</summary>
    /// <param name="views">At least one, oldest period first, with all their entries.</param>
    public static LedgerView Together(ImmutableArray<LedgerView> views, LedgerPeriod period)
    {
        if (views.Length == 1) return views[0] with { Period = period };
        ImmutableArray<EntryView> entries = [.. views.SelectMany(view => view.Entries)];
        var last = views[^1];
        return last with
        {
            Period = period,
            Entries = entries,
            Earlier = [.. views.SelectMany(view => view.Earlier).DistinctBy(kind => kind.Version)],
            Found = entries.Length,
            Totals = EntryTable.Totals(last.Kind, entries),
            Count = views.Sum(view => view.Count),
            Nothing = views.All(view => view.Nothing is not null) ? last.Nothing : null,
            Revision = views.Sum(view => view.Revision),
            Elsewhere = views.Select(view => view.Elsewhere).LastOrDefault(elsewhere => elsewhere is not null),
            Prints = [.. views.SelectMany(view => view.Prints)],
            Files = [.. views.SelectMany(view => view.Files)],
            HiddenFiles = views.Sum(view => view.HiddenFiles),
        };
    }

    private static bool Holds(LedgerTerms terms, EntryView entry, string? text) =>
        string.IsNullOrWhiteSpace(text)
        || entry.Values.Any(v =>
            (terms.Version(entry.KindVersion).Column(v.Key) is { } column && !entry.Masked.Contains(v.Key) ? ColumnValue.Show(column, v.Value) : v.Value)
            .Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>The rows of a ledger in their order, computed columns filled in.</summary>
internal sealed class EntryTable(Ledger ledger, LedgerTerms terms, OpenedValues opened, bool withPrivate, DateOnly today)
{
    public IEnumerable<EntryView> Rows()
    {
        var running = new Dictionary<string, decimal>();
        foreach (var entry in terms.Kind.DateColumn is null ? ledger.Entries : ledger.Entries.OrderBy(e => e.Content.On).ThenBy(e => e.Number).AsEnumerable())
            yield return Of(entry, running);
    }

    /// <summary>Sums and counts under the columns that have them; none under a column of which something is masked.</summary>
    public static ImmutableSortedDictionary<string, string> Totals(LedgerKind kind, IReadOnlyCollection<EntryView> entries)
    {
        var totals = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var column in kind.Columns.Where(c => c.Total is not ColumnTotal.None && !c.IsOff))
        {
            if (entries.Any(e => e.Void is null && e.Masked.Contains(column.Key))) continue;
            var values = entries.Where(e => e.Void is null).Select(e => e.Values.GetValueOrDefault(column.Key)).OfType<string>().ToArray();
            totals[column.Key] = column.Total is ColumnTotal.Count
                ? values.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : ColumnValue.Of(column, values.Sum(v => ColumnValue.Operand(column, v) is decimal n ? n : 0)) ?? "";
        }

        return totals.ToImmutable();
    }

    private EntryView Of(LedgerEntry entry, Dictionary<string, decimal> running)
    {
        var (content, kind) = (entry.Content, terms.Version(entry.Content.KindVersion));
        var texts = new Dictionary<string, string>(content.Values);
        foreach (var (key, reference) in content.Private)
            if (opened.Of(reference) is { } text) texts[key] = text;
        var scope = new EntryScope(ledger, terms, kind, entry.Number, content.On, texts, opened, today);
        var shown = content.Values.ToBuilder();
        var masked = ImmutableArray.CreateBuilder<string>();
        foreach (var column in kind.Columns.Where(c => c.Computed is not null))
        {
            if (ColumnValue.Of(column, Result(entry, column, scope, running)) is not { } value) continue;
            var isHidden = column.IsPrivate && !withPrivate;
            shown[column.Key] = isHidden ? Masks.Whole : value;
            if (isHidden) masked.Add(column.Key);
        }

        foreach (var (key, reference) in content.Private)
        {
            var (column, value) = (kind.Column(key), opened.Of(reference));
            if (withPrivate && value is not null)
            {
                shown[key] = value;
                continue;
            }

            shown[key] = column is null || value is null ? Masks.Whole : Masks.Of(column, value);
            masked.Add(key);
        }

        return new(
            entry.Number, entry.Revision, kind.Version, content.On, shown.ToImmutable(), masked.ToImmutable(), entry.Erased, content.Explanations, content.Task, entry.Source,
            entry.Because, entry.By, entry.At, entry.Void, entry.LateReason)
        {
            IsBackfilled = entry.IsBackfilled,
        };
    }

    private static object? Result(LedgerEntry entry, LedgerColumn column, EntryScope scope, Dictionary<string, decimal> running)
    {
        var formula = Formula.Of(column.Computed!);
        var result = formula.Evaluate(scope);
        if (!formula.IsRunning) return result;
        if (!entry.Counts) return null;
        return running[column.Key] = running.GetValueOrDefault(column.Key) + (result is decimal number ? number : 0);
    }
}
