using System.Collections.Immutable;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Letters;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>The grid of a form: two values beside each other, long ones alone, heads over groups, opinions below.</summary>
internal static class EntryGrid
{
    /// <summary>From comfortable to crowded: the first that leaves the form on one page is taken.</summary>
    private static readonly ImmutableArray<Density> Densities =
        [new(LetterStyles.SizeSmall4, 25, 66), new(LetterStyles.SizeSmall4, 21, 50), new(LetterStyles.Size5, 18, 42), new(LetterStyles.Size5, 16, 34), new(LetterStyles.SizeSmall5, 14, 28)];

    /// <summary>Half Han characters that fit beside a second value.</summary>
    private const int HalfWidth = 22;

    private const int Columns = 4;
    private static readonly ImmutableArray<int> Widths = [22, 31, 22, 31];

    /// <summary>Words of a sign that asks for an opinion, a signature of its own or a seal, and so for room.</summary>
    private static readonly ImmutableArray<string> AsksForRoom = ["意见", "签字", "盖章", "委员会", "组长", "小组", "主任"];

    /// <param name="valueOf">What stands in a column.</param>
    /// <param name="files">Names of the evidence that is attached.</param>
    /// <param name="room">What the rest of the page leaves, in points. A form that is longer than that at its most crowded goes on to the next page.</param>
    /// <inheritdoc cref="EntryGrid"/>
    public static LetterGrid Of(LedgerKind kind, Func<LedgerColumn, GridCell> valueOf, ImmutableArray<string> files, double room)
    {
        var grids = Densities.Select(density => Of(kind, valueOf, files, density));
        return grids.FirstOrDefault(grid => grid.Height(LetterPaper.Of(LetterPage.Form).TextWidth) <= room) ?? Of(kind, valueOf, files, Densities[^1]);
    }

    private static LetterGrid Of(LedgerKind kind, Func<LedgerColumn, GridCell> valueOf, ImmutableArray<string> files, Density density)
    {
        ImmutableArray<LedgerColumn> shown = [.. kind.Columns.Where(c => !c.IsOff)];
        var (row, box) = (density.Row, density.Box);
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        GridCell? waiting = null, waitingName = null;
        string? group = null;
        foreach (var column in shown)
        {
            if (column.Group != group)
            {
                Flush();
                if (column.Group is { } head) rows.Add(new([new(head, GridFace.Head, Align.Centre, Columns)], row));
                group = column.Group;
            }

            var (name, value) = (Name(column), valueOf(column));
            if (IsLong(column, value))
            {
                Flush();
                rows.Add(Whole(name, value, row));
            }
            else if (waiting is null)
            {
                (waiting, waitingName) = (value, name);
            }
            else
            {
                rows.Add(new([waitingName!, waiting, name, value], row));
                waiting = null;
            }
        }

        Flush();
        rows.Add(Whole(Label("备注"), valueOf(LedgerColumn.Remark), row));
        if (!files.IsEmpty) rows.Add(Whole(Label("佐证材料"), new(string.Join("、", files)), row));
        rows.AddRange(Signs(kind.Signatures, row, box));
        return new(Widths, rows.ToImmutable(), density.Size);

        void Flush()
        {
            if (waiting is not null) rows.Add(Whole(waitingName!, waiting, row));
            waiting = null;
        }
    }

    /// <summary>A box for each who gives an opinion or a seal, in the order of signing; who only signs stands in one line above them.</summary>
    private static IEnumerable<GridRow> Signs(ImmutableArray<string> signs, double row, double box)
    {
        var names = signs.Select(sign => sign.TrimEnd('：')).ToArray();
        var plain = names.Where(name => !HasBox(name)).ToArray();
        if (plain.Length > 0) yield return new([new(string.Join("　　　　　　", plain.Select(name => name + "：")), Across: Columns)], row);
        foreach (var name in names.Where(HasBox))
            yield return Whole(Label(name.Replace("（", "\n（", StringComparison.Ordinal)), new("签名（盖章）：　　　　　　　　　年　　月　　日", GridFace.ByHand, Align.Right), box);
    }

    private static bool HasBox(string sign) => AsksForRoom.Any(word => sign.Contains(word, StringComparison.Ordinal));

    private static bool IsLong(LedgerColumn column, GridCell value) =>
        column.Type is ColumnType.LongText or ColumnType.Choices || value.Text.Contains('\n') || TextMeasure.Longest(value.Text) > HalfWidth;

    private static GridRow Whole(GridCell name, GridCell value, double height) => new([name, value with { Across = Columns - 1 }], height);

    private static GridCell Name(LedgerColumn column) => Label(column.Unit is { } unit ? $"{column.Name}（{unit}）" : column.Name);

    private static GridCell Label(string text) => new(text, GridFace.Label, Align.Centre);

    /// <param name="Size">Of the letters; all in points.</param>
    /// <param name="Box">Of a box for an opinion.</param>
    private sealed record Density(double Size, double Row, double Box);
}
