using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Matters;

/// <summary>Reads what somebody typed into the fields of a step, and runs its checks.</summary>
internal static class MatterFields
{
    public const int MostRows = 100;

    /// <summary>The content in the one spelling of its columns; null when something is wrong, which then stands in the checks.</summary>
    /// <param name="earlier">What the steps before say.</param>
    /// <returns>Refusals: matter.field-unknown, matter.missing, matter.check-failed, matter.no-rows, matter.too-many-rows, matter.one-row, and the flaws of
    /// <see cref="ColumnValue.Read"/>. The place is the column's key, of a line <c>2:name</c>.</returns>
    public static MatterContent? Read(Checks checks, MatterStep step, MatterContent typed, IReadOnlyDictionary<string, (LedgerColumn Column, string Value)> earlier, DateOnly today)
    {
        var values = Values(checks, step.Columns, typed.Values, "");
        var rows = ImmutableArray.CreateBuilder<ImmutableSortedDictionary<string, string>>();
        checks.Require(typed.Rows.Length <= MostRows, "matter.too-many-rows", RefusalKind.TooLarge, $"{step.RowsName}最多 {MostRows} 行。", "rows");
        if (step.Rows.IsEmpty) checks.Valid(typed.Rows.IsEmpty, "matter.field-unknown", $"“{step.Name}”没有要逐行填写的内容。", "rows");
        else
        {
            foreach (var (row, index) in typed.Rows.Take(MostRows).Select((row, index) => (row, index)).Where(r => r.row.Values.Any(v => !string.IsNullOrWhiteSpace(v))))
                rows.Add(Values(checks, step.Rows, row, string.Create(CultureInfo.InvariantCulture, $"{index + 1}:")));
            checks.Valid(rows.Count > 0, "matter.no-rows", $"请至少填写一行{step.RowsName}。", "rows");
            if (rows.Count > 0 && step.OneRow is { } one)
            {
                var count = rows.Count(row => row.GetValueOrDefault(one.Column) == one.Value);
                checks.Valid(count == 1, "matter.one-row", $"{step.RowsName}里要有一个、也只能有一个“{one.Value}”，现在有 {count} 个。", "rows");
            }
        }

        if (checks.HaveFailed) return null;
        foreach (var (check, sentence) in Failing(step, values, earlier, today).Where(f => f.Check.IsError))
            checks.Valid(false, "matter.check-failed", sentence, check.Column);
        return checks.HaveFailed ? null : new(values, rows.ToImmutable());
    }

    /// <summary>The checks of a step that hold, with their sentences.</summary>
    public static IEnumerable<(LedgerCheck Check, string Sentence)> Failing(
        MatterStep step, ImmutableSortedDictionary<string, string> values, IReadOnlyDictionary<string, (LedgerColumn Column, string Value)> earlier, DateOnly today)
    {
        var scope = new MatterScope(step, values, earlier, today);
        return from check in step.Checks
               where Formula.Of(check.When).Holds(scope)
               select (check, KindFlaws.Named().Replace(check.Text, match => scope.Shown(match.Groups[1].Value)));
    }

    /// <summary>What the steps before one say, by column; of two with the same key the later.</summary>
    public static ImmutableDictionary<string, (LedgerColumn Column, string Value)> Before(MatterKind kind, Matter? matter, MatterStepKind step)
    {
        var all = ImmutableDictionary.CreateBuilder<string, (LedgerColumn Column, string Value)>(StringComparer.Ordinal);
        foreach (var earlier in kind.Steps.Where(s => s.Kind < step))
        {
            foreach (var column in earlier.Columns)
                if (matter?.Done(earlier.Kind)?.Content.Values.GetValueOrDefault(column.Key) is { } value) all[column.Key] = (column, value);
        }

        return all.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Values(
        Checks checks, ImmutableArray<LedgerColumn> columns, ImmutableSortedDictionary<string, string> typed, string at)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var unknown in typed.Keys.Where(key => columns.All(c => c.Key != key)))
            checks.Valid(false, "matter.field-unknown", $"没有“{unknown}”这一栏。", at + unknown);
        foreach (var column in columns)
        {
            var read = ColumnValue.Read(column, typed.GetValueOrDefault(column.Key));
            if (read.Flaw is { } flaw) checks.Valid(false, flaw.Code, flaw.Text, at + column.Key);
            else if (read.Value is { } value) values[column.Key] = value;
            else checks.Valid(!column.IsRequired, "matter.missing", $"{column.Name}没有填。", at + column.Key);
        }

        return values.ToImmutable();
    }

    /// <summary>What the formulas of a step ask: its own fields, then those of the steps before.</summary>
    private sealed class MatterScope(
        MatterStep step, ImmutableSortedDictionary<string, string> values, IReadOnlyDictionary<string, (LedgerColumn Column, string Value)> earlier, DateOnly today) : IFormulaScope
    {
        public DateOnly Today => today;

        public object? Value(string key) => Find(key) is var (column, value) ? ColumnValue.Operand(column, value) : null;

        /// <summary>One matter stands alone: nothing is counted or summed over others.</summary>
        public decimal Times(ImmutableArray<string> keys) => 1;

        public decimal Total(string key) => Value(key) is decimal number ? number : 0;

        public decimal? Limit(string name) => null;

        public string Shown(string key) => Find(key) is var (column, value) ? ColumnValue.Show(column, value) : "—";

        private (LedgerColumn Column, string Value)? Find(string key) =>
            step.Columns.FirstOrDefault(c => c.Key == key) is { } own ? values.TryGetValue(key, out var value) ? (own, value) : null
            : earlier.TryGetValue(key, out var found) ? found
            : null;
    }
}
