using System.Collections.Immutable;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>Private values by their reference, as far as they were opened.</summary>
public sealed class OpenedValues(IReadOnlyDictionary<string, string> values)
{
    public static OpenedValues None { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The value; null: not opened, or erased.</summary>
    public string? Of(PrivateReference reference) => values.GetValueOrDefault(reference.Reference);
}

/// <summary>What formulas ask of one entry, its ledger and its district.</summary>
/// <param name="kind">The version that the entry is written in.</param>
/// <param name="number">The entry's own number, which is left out when the others are counted.</param>
/// <param name="values">All its values by column, private ones among them as far as they are open.</param>
internal sealed class EntryScope(
    Ledger ledger, LedgerTerms terms, LedgerKind kind, int number, DateOnly on, IReadOnlyDictionary<string, string> values, OpenedValues opened, DateOnly today) : IFormulaScope
{
    public DateOnly Today => today;

    public object? Value(string key) =>
        kind.Column(key) is not { } column ? null
        : column.Computed is { } formula && Formula.Of(formula) is { IsRunning: false } computed ? ColumnValue.Operand(column, ColumnValue.Of(column, computed.Evaluate(this)))
        : ColumnValue.Operand(column, values.GetValueOrDefault(key));

    public decimal? Limit(string name) => LedgerLimits.Of(terms.Limits, name, on.Year);

    public decimal Times(ImmutableArray<string> keys) =>
        1 + Others().Count(other => keys.All(key => TextOf(other, key) == values.GetValueOrDefault(key)));

    public decimal Total(string key)
    {
        if (kind.Column(key) is not { } column) return 0;
        return Number(values.GetValueOrDefault(key)) + Others().Sum(other => Number(TextOf(other, key)));

        decimal Number(string? text) => ColumnValue.Operand(column, text) is decimal number ? number : 0;
    }

    private IEnumerable<LedgerEntry> Others() => ledger.Entries.Where(e => e.Counts && e.Number != number && e.Content.On.Year == on.Year);

    private string? TextOf(LedgerEntry entry, string key) =>
        entry.Content.Values.GetValueOrDefault(key) ?? (entry.Content.Private.GetValueOrDefault(key) is { } reference ? opened.Of(reference) : null);
}
