using System.Collections.Immutable;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>
/// Collects rows(after) − rows(before). States are immutable, so a part that is the same object in both has the same rows and is
/// passed over without making them.
/// </summary>
internal sealed class RowDifference
{
    private readonly List<RowChange> changes = [];

    public IReadOnlyList<RowChange> Changes => changes;

    /// <summary>Compares all rows that came from two versions of a thing.</summary>
    public void Compare(IEnumerable<Row> before, IEnumerable<Row> after)
    {
        var old = before.ToDictionary(row => row, RowKeyComparer.Instance);
        foreach (var row in after)
        {
            if (!old.Remove(row, out var earlier) || !earlier.SaysTheSameAs(row)) changes.Add(new(row, false));
        }

        changes.AddRange(old.Keys.Select(row => new RowChange(row, true)));
    }

    /// <summary>Compares the rows of those parts that are not the same object.</summary>
    /// <param name="rows">The rows of one part; no two parts share a row.</param>
    public void CompareParts<TKey, TPart>(
        ImmutableSortedDictionary<TKey, TPart> before, ImmutableSortedDictionary<TKey, TPart> after, Func<TPart, IEnumerable<Row>> rows)
        where TKey : notnull
        where TPart : class
    {
        if (ReferenceEquals(before, after)) return;
        foreach (var (key, part) in after)
        {
            var earlier = before.GetValueOrDefault(key);
            if (!ReferenceEquals(earlier, part)) Compare(earlier is null ? [] : rows(earlier), rows(part));
        }

        foreach (var (key, part) in before)
        {
            if (!after.ContainsKey(key)) Compare(rows(part), []);
        }
    }

    /// <summary>Compares the rows of two lists, unless they are the same list.</summary>
    public void CompareLists<TPart>(ImmutableArray<TPart> before, ImmutableArray<TPart> after, Func<TPart, int, Row> row)
    {
        if (before != after) Compare(before.Select(row), after.Select(row));
    }
}
