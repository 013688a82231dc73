using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Items;

/// <summary>Finds tables: rows whose cells are kept apart by tabs, and tables that were flattened to one cell a line.</summary>
internal static class TableFinder
{
    private const int LongestCell = 80;
    private static readonly string[] Limits = ["前", "前后", "左右", "起", "期间", "内", "完成", "前完成", "底前", "启动", "开始"];

    /// <summary>More heads in a row, one a line, are a list of words.</summary>
    private const int MostColumns = 20;

    public static List<Table> Find(IReadOnlyList<Piece> body)
    {
        var tables = new List<Table>();
        for (var i = 0; i < body.Count; i++)
        {
            var table = body[i].IsRow ? Rows(body, i) : Spaced(body, i) ?? Flattened(body, i);
            if (table is null) continue;
            tables.Add(table);
            i = table.Last;
        }

        return tables;
    }

    private static Table? Rows(IReadOnlyList<Piece> body, int first)
    {
        var last = first;
        while (last + 1 < body.Count && body[last + 1].IsRow) last++;
        var rows = new List<Piece[]>();
        for (var i = first; i <= last; i++) rows.Add(Cells(body[i]));
        for (var head = 0; head < rows.Count; head++)
        {
            var roles = rows[head].Select(cell => cell.IsEmpty ? ColumnRole.None : TableColumns.RoleOf(cell.Text)).ToImmutableArray();
            if (roles.Count(role => role != ColumnRole.None) >= 2) return new Table(roles, [.. rows.Skip(head + 1).Select(row => row.Length < roles.Length && roles.Length <= MostColumns ? Placed(row, roles) : row)], first, last);
        }

        // No head: a first column of times makes the second one its content.
        var times = rows.Count(row => row.Length > 1 && !row[0].IsEmpty && WholeTime(row[0].Text) is not null);
        return times >= 2 && times * 2 >= rows.Count ? new Table([ColumnRole.Time, ColumnRole.Content], rows, first, last) : new Table([], rows, first, last);
    }

    private static Piece[] Cells(Piece row) => [.. row.Split("\t")];

    /// <summary>The cells of a line that keeps them apart by one or more spaces.</summary>
    private static Piece[] SpacedCells(Piece line) => [.. line.Split(" ").Where(cell => !cell.IsEmpty)];

    /// <summary>The columns of a head in one line, its words kept apart by spaces; null when it is none.</summary>
    private static ImmutableArray<ColumnRole>? HeadIn(Piece line)
    {
        if (line.Text.Length > LongestCell || !line.Text.Contains(' ', StringComparison.Ordinal)) return null;
        var roles = SpacedCells(line).Select(cell => TableColumns.RoleOf(cell.Text)).ToImmutableArray();
        return roles.Length < 3 || roles.Contains(ColumnRole.None) || !roles.Any(role => role is ColumnRole.Content or ColumnRole.Name) ? null : roles;
    }

    /// <summary>The cells of a row in one line; the number of a project stays with its name.</summary>
    private static Piece[] Words(Piece line)
    {
        var cells = SpacedCells(line);
        return cells.Length > 1 && Marks.At(line.Text, 0) is { Kind: MarkKind.Named, Length: var mark } && mark > cells[0].Text.Length ? [line.Cut(0, cells[1].End - line.Start), .. cells.Skip(2)] : cells;
    }

    /// <summary>A table whose cells are kept apart by spaces: 序号 活动项目 时间 负责人.</summary>
    private static Table? Spaced(IReadOnlyList<Piece> body, int first)
    {
        if (HeadIn(body[first]) is not { } roles) return null;
        var rows = new List<Piece[]>();
        var last = first;
        while (last + 1 < body.Count && !PlanEnd.IsNote(body[last + 1].Text) && !PlanEnd.IsSignature(body[last + 1].Text) && Words(body[last + 1]) is var cells && cells.Length > 1 && cells.Length <= roles.Length)
        {
            last++;
            rows.Add(cells.Length == roles.Length ? cells : Placed(cells, roles));
        }

        return rows.Count == 0 ? null : new Table(roles, rows, first, last);
    }

    /// <summary>The cells of a row with empty ones, each below the first column that it can belong to.</summary>
    private static Piece[] Placed(Piece[] cells, ImmutableArray<ColumnRole> roles)
    {
        var row = new Piece[roles.Length];
        var column = 0;
        for (var i = 0; i < cells.Length; i++, column++)
        {
            while (column < roles.Length - (cells.Length - i) && !cells[i].IsEmpty && !Suits(roles[column], cells[i].Text)) column++;
            row[column] = cells[i];
        }

        return row;
    }

    private static bool Suits(ColumnRole role, string cell) => role switch
    {
        ColumnRole.Number => cell.Length <= 3 && cell.All(Normalise.Han.IsDigit),
        ColumnRole.Week => TableReader.Week(cell) is not null,
        ColumnRole.Time or ColumnRole.Start or ColumnRole.Finish => TableReader.TimeOf(cell) is not null,
        ColumnRole.Person => Persons.Is(cell),
        _ => role != ColumnRole.None,
    };

    /// <summary>The time that fills a whole cell, or null. A bare number is a month or a week by its column.</summary>
    public static TimeRef? WholeTime(string cell)
    {
        var text = cell.Trim();
        if (TimeScanner.At(text, 0) is { } time && (time.Length >= text.Length || Array.IndexOf(Limits, text[time.Length..]) >= 0)) return time;
        if (TimeHeading.AtStart(text) is { } heading && heading.Content >= text.Length) return heading.Time;
        var dates = TimeScanner.Dates(text, 0, out var behind);
        return !dates.IsEmpty && behind >= text.Length ? TimeRef.Of(TimeForm.Day, behind, dates) : null;
    }

    private static Table? Flattened(IReadOnlyList<Piece> body, int first)
    {
        var roles = ImmutableArray.CreateBuilder<ColumnRole>();
        var i = first;
        if (HeadIn(body[first]) is { } head)
        {
            roles.AddRange(head);
            i++;
        }

        while (i < body.Count && roles.Count <= MostColumns && !body[i].IsRow && TableColumns.RoleOf(body[i].Text) is var role && role != ColumnRole.None && !(roles.Contains(role) && role != ColumnRole.Remark))
        {
            roles.Add(role);
            i++;
        }

        if (roles.Count is < 2 or > MostColumns || !roles.Any(role => role is ColumnRole.Content or ColumnRole.Name)) return null;
        var columns = roles.ToImmutable();
        var lines = new List<Piece>();
        while (i < body.Count && !EndsTable(body[i])) lines.Add(body[i++]);
        var rows = new FlatRows(columns, lines).Read();
        return rows.Count == 0 ? null : new Table(columns, rows, first, i - 1);
    }

    private static bool EndsTable(Piece line) =>
        line.IsRow || line.Text.Length > LongestCell * 3 || PlanEnd.IsNote(line.Text) || PlanEnd.IsSignature(line.Text) && !PlanEnd.IsDate(line.Text)
        || Marks.At(line.Text, 0) is { Kind: MarkKind.ChineseComma or MarkKind.Chapter } && TableReader.Week(line.Text) is null && TimeHeading.AtStart(line.Text) is null && WholeTime(line.Text) is null;
}
