using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>The head tree as rows of cells: a group covers its columns, a column's head reaches down to the table.</summary>
internal sealed class HeadLayout
{
    readonly Cell[][] rows;

    public HeadLayout(ImmutableArray<Head> heads)
    {
        Columns = [.. Leaves(heads)];
        var hasHead = Columns.Any(column => column.Text.Length > 0);
        rows = [.. Enumerable.Range(0, hasHead ? Depth(heads) : 0).Select(_ => new Cell[Columns.Length])];
        if (hasHead)
        {
            Place(heads, 0, 0);
        }
    }

    public ImmutableArray<Column> Columns { get; }

    public IReadOnlyList<Cell[]> Rows => rows;

    /// <summary>Whether a page may begin with a column: not inside a group of heads.</summary>
    public bool MayBreakBefore(int column) =>
        rows.All(row => !Enumerable.Range(0, column).Any(start => start + row[start].Across >= column));

    /// <summary>Least width of a column for its head: 2+2 characters over each other rather than a wide empty column.</summary>
    public static int LeastWidth(string head)
    {
        var length = TextMeasure.Longest(head);
        return length <= 4 ? length + 1 : Math.Min(length, Math.Max(5, (length + 1) / 2 + 1));
    }

    int Place(ImmutableArray<Head> heads, int row, int column)
    {
        foreach (var head in heads)
        {
            var next = head is HeadGroup group ? Place(group.Children, row + 1, column) : column + 1;
            rows[row][column] = Cell.Of(head.Text) with
            {
                Across = next - column - 1,
                Down = head is Column ? rows.Length - row - 1 : 0,
            };
            column = next;
        }

        return column;
    }

    static IEnumerable<Column> Leaves(ImmutableArray<Head> heads) =>
        heads.SelectMany(head => head is HeadGroup group ? Leaves(group.Children) : [(Column)head]);

    static int Depth(ImmutableArray<Head> heads) => heads.Max(head => head is HeadGroup group ? 1 + Depth(group.Children) : 1);
}
