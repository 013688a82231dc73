using System.Collections;
using System.Collections.Immutable;

namespace DistrictUnion.Reports.Sheets;

/// <summary>The rows of a table: a list, or a source that is read once, row by row, and never held as a whole.</summary>
/// <param name="count">Number of rows, known before; the writer throws when the source does not keep it.</param>
/// <param name="source">The rows themselves.</param>
public sealed class SheetRows(int count, IEnumerable<SheetRow> source) : IEnumerable<SheetRow>
{
    public static readonly SheetRows Empty = Of([]);

    readonly List<SheetRow> peeked = [];
    IEnumerator<SheetRow>? rest;

    public int Count { get; } = count;

    public static SheetRows Of(ImmutableArray<SheetRow> rows) => new(rows.Length, rows);

    public static SheetRows Of(IEnumerable<SheetRow> rows) => Of([.. rows]);

    /// <summary>The rows in order. A source that is no list is read once.</summary>
    public IEnumerator<SheetRow> GetEnumerator()
    {
        if (source is IReadOnlyList<SheetRow> list)
        {
            return list.GetEnumerator();
        }

        return Once();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first rows, without losing them for the reading that follows.</summary>
    internal IEnumerable<SheetRow> Peek(int most)
    {
        if (source is IReadOnlyList<SheetRow>)
        {
            return source.Take(most);
        }

        rest ??= source.GetEnumerator();
        while (peeked.Count < most && rest.MoveNext())
        {
            peeked.Add(rest.Current);
        }

        return peeked;
    }

    IEnumerator<SheetRow> Once()
    {
        foreach (var row in peeked)
        {
            yield return row;
        }

        using var remaining = rest ?? source.GetEnumerator();
        while (remaining.MoveNext())
        {
            yield return remaining.Current;
        }
    }
}
