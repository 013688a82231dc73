using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>What a formula asks while it is worked out. Values are decimal, string, bool, DateOnly, or null for what is missing.</summary>
public interface IFormulaScope
{
    /// <summary>The value of a column of the entry.</summary>
    object? Value(string key);

    /// <summary>Entries of this ledger in the same calendar year that have the same values in these columns, this one among them.</summary>
    decimal Times(ImmutableArray<string> keys);

    /// <summary>What a column sums up to in this ledger over the same calendar year, this entry among them.</summary>
    decimal Total(string key);

    /// <summary>The district's limit of this name for the entry's year (<see cref="LedgerLimit"/>); null: none is set.</summary>
    decimal? Limit(string name);

    /// <summary>The day on which the entry is written.</summary>
    DateOnly Today { get; }
}

/// <summary>
/// A formula over the columns of an entry, as kinds of ledgers hold them: <c>present / expected * 100</c>, <c>floor(base / 10) * 10 * 0.005</c>,
/// <c>amount &gt; limit('生日')</c>. Operators: or, and, not, = &lt;&gt; &lt; &lt;= &gt; &gt;=, + - * /. What is missing makes the whole missing, and a check that is
/// missing does not hold; so does a division by zero.
/// </summary>
/// <remarks>
/// Functions: abs floor round(x, decimals) min max if(c, a, b) or-else(x, instead) filled(x) count(names) has(choices, 'option') year(date)
/// days(from, to) months(from, to) years(from, to) today() limit('name') times(column, …) total(column) and, as a whole formula only,
/// running(x): the sum of x over the entries up to this one.
/// </remarks>
public sealed class Formula
{
    public const int MaxLength = 400;
    private const string RunningCall = "running";

    private readonly Func<IFormulaScope, object?> work;

    private Formula(Func<IFormulaScope, object?> work, FormulaParser parser, bool isRunning) =>
        (this.work, Columns, Shown, IsRunning) = (work, [.. parser.Columns], [.. parser.Shown], isRunning);

    /// <summary>Keys of the columns that it reads.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Those of them whose value its result may tell; not those that are only counted.</summary>
    public ImmutableArray<string> Shown { get; }

    /// <summary>Its result is added up over the entries of the ledger, in their order.</summary>
    public bool IsRunning { get; }

    /// <summary>Reads a formula.</summary>
    /// <param name="flaw">What is wrong with it, a Chinese sentence with the place; null when nothing is.</param>
    public static Formula? Parse(string text, out string? flaw)
    {
        try
        {
            var parser = new FormulaParser(text);
            var (work, isRunning) = parser.Whole(RunningCall);
            flaw = null;
            return new(work, parser, isRunning);
        }
        catch (FormatException wrong)
        {
            flaw = wrong.Message;
            return null;
        }
    }

    /// <summary>The formula of a kind, which was checked when the kind was set.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Formula Of(string text) => Known.GetOrAdd(text, static t => Parse(t, out var flaw) ?? throw new ArgumentException(flaw, nameof(text)));

    /// <summary>Works it out; null: something that it needs is missing.</summary>
    public object? Evaluate(IFormulaScope scope)
    {
        try
        {
            return work(scope);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether it is true. What is missing is not.</summary>
    public bool Holds(IFormulaScope scope) => Evaluate(scope) is true;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Formula> Known = new();

    internal static FrozenDictionary<string, FormulaFunction> Functions { get; } = new Dictionary<string, FormulaFunction>
    {
        ["abs"] = new(1, 1, a => a[0] is decimal n ? Math.Abs(n) : null),
        ["floor"] = new(1, 1, a => a[0] is decimal n ? decimal.Floor(n) : null),
        ["round"] = new(2, 2, a => a is [decimal n, decimal digits] ? decimal.Round(n, (int)Math.Clamp(digits, 0, 6), MidpointRounding.AwayFromZero) : null),
        ["min"] = new(2, 9, a => a.All(x => x is decimal) ? a.Cast<decimal>().Min() : null),
        ["max"] = new(2, 9, a => a.All(x => x is decimal) ? a.Cast<decimal>().Max() : null),
        ["if"] = new(3, 3, a => a[0] switch { true => a[1], false => a[2], _ => null }),
        ["orElse"] = new(2, 2, a => a[0] ?? a[1]),
        ["filled"] = new(1, 1, a => a[0] is not null),
        ["count"] = new(1, 1, a => a[0] is string names ? (decimal)ColumnValue.Lines(names).Length : 0m),
        ["has"] = new(2, 2, a => a is [string choices, string option] && ColumnValue.Lines(choices).Contains(option)),
        ["year"] = new(1, 1, a => a[0] is DateOnly day ? (decimal)day.Year : null),
        ["days"] = new(2, 2, a => a is [DateOnly from, DateOnly to] ? (decimal)(to.DayNumber - from.DayNumber) : null),
        ["months"] = new(2, 2, a => a is [DateOnly from, DateOnly to] ? Months(from, to) : null),
        ["years"] = new(2, 2, a => a is [DateOnly from, DateOnly to] ? decimal.Floor(Months(from, to) / 12) : null),
    }.ToFrozenDictionary();

    /// <summary>Whole months that have passed.</summary>
    private static decimal Months(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
}

/// <summary>A function of its arguments alone.</summary>
internal sealed record FormulaFunction(int Least, int Most, Func<object?[], object?> Work);
