using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>A rectangle of cells, rows and columns from 1.</summary>
internal readonly record struct Area(int Row, int Column, int LastRow, int LastColumn);

/// <summary>A click on a cell opens the first cell of a sheet.</summary>
internal readonly record struct CellLink(int Row, int Column, string Sheet);

/// <summary>What may be typed into a cell.</summary>
internal readonly record struct CellRule(int Row, int Column, MarkRule Rule);

/// <summary>A cell in its place, styled.</summary>
internal readonly record struct LaidCell(Cell Cell, CellStyle Style);

/// <summary>A row as it is written. <see cref="Cells"/> is filled anew for the next row: use it before you ask for that.</summary>
internal sealed record LaidRow(int Number, double Height, ReadOnlyMemory<LaidCell> Cells);

/// <summary>
/// A sheet with every decision taken: widths, heights, merges, styles, pages. The writers only write it down, so they cannot differ.
/// The rows are read once, in order; merges and links are complete when the last row was read.
/// </summary>
internal sealed class SheetLayout
{
    const double TitleHeight = 40, TitleLineHeight = 28, LineHeight = 22;

    readonly SheetData sheet;
    readonly HeadLayout head;
    readonly ColumnWidths widths;
    readonly List<Area> merges = [];
    readonly List<CellLink> links = [];
    readonly List<CellRule> rules = [];
    readonly LaidCell[] buffer;
    readonly int span;
    readonly int first;
    readonly int start;
    readonly int blankRows;
    int number;

    public SheetLayout(SheetData sheet, string name)
    {
        this.sheet = sheet;
        Name = name;
        head = new(sheet.Heads);
        widths = ColumnWidths.Measure(sheet, head.Columns);
        Page = PageFit.Of(sheet.Print, [.. widths.Units.Select(ColumnWidths.Points)], sheet.NameColumns, head.MayBreakBefore);
        span = Page.FirstPageColumns(head.Columns.Length);
        first = head.Columns.TakeWhile(column => column.IsHidden).Count();
        start = Page.IsSplit ? Math.Max(first, sheet.NameColumns) : first;
        buffer = new LaidCell[head.Columns.Length];
        BandRows = ChartBand.RowCount(sheet.Charts);
        HeadRow = 2 + sheet.Lines.Length + BandRows;
        FirstDataRow = HeadRow + head.Rows.Count;
        blankRows = BlankRows(sheet);
    }

    public string Name { get; }

    public PageFit Page { get; }

    /// <summary>Widths in digits of the body font, without the padding.</summary>
    public ImmutableArray<int> Widths => widths.Units;

    public int ColumnCount => head.Columns.Length;

    public int NameColumns => sheet.NameColumns;

    public bool IsProtected => sheet.IsProtected;

    public bool IsHidden => sheet.IsHidden;

    /// <summary>Columns that are not shown, from 1.</summary>
    public IEnumerable<int> HiddenColumns => Enumerable.Range(1, head.Columns.Length).Where(column => head.Columns[column - 1].IsHidden);

    public ImmutableArray<ChartData> Charts => sheet.Charts;

    public PictureData? Picture => sheet.Picture;

    /// <summary>Something is drawn over the cells.</summary>
    public bool HasDrawing => !sheet.Charts.IsEmpty || sheet.Picture is not null;

    /// <summary>Row on which the head begins, from 1; also when the table has none.</summary>
    public int HeadRow { get; }

    public int FirstDataRow { get; }

    public bool HasHead => head.Rows.Count > 0;

    /// <summary>Empty rows that the charts lie over.</summary>
    public int BandRows { get; }

    /// <summary>Rows frozen on the screen: down to the head, unless charts stand between.</summary>
    public int FrozenRows => HasHead && BandRows == 0 ? FirstDataRow - 1 : 0;

    /// <summary>Columns of the first page: title, lines, notes and charts stay above those.</summary>
    public int Span => span;

    /// <summary>Rows after which a page ends: no chart is cut, and the table begins on a page of its own.</summary>
    public ImmutableArray<int> RowBreaks => sheet.Charts.IsEmpty
        ? []
        : [.. ChartBand.Places(sheet.Charts).Where(place => place.BeginsPage).Select(place => HeadRow - BandRows - 1 + place.FirstRow), HeadRow - 1];

    /// <summary>Printed one page wide at whatever scale that takes; Excel then ignores breaks, so not where there are some.</summary>
    public bool IsFitted => !Page.IsSplit && sheet.Charts.IsEmpty;

    public IReadOnlyList<Area> Merges => merges;

    public IReadOnlyList<CellLink> Links => links;

    /// <summary>Cells by what may be typed into them.</summary>
    public IEnumerable<IGrouping<MarkRule, CellRule>> Rules => rules.GroupBy(rule => rule.Rule);

    public IEnumerable<LaidRow> Rows()
    {
        yield return Title();
        foreach (var line in sheet.Lines)
        {
            yield return Line(line);
        }

        for (var i = 0; i < BandRows; i++)
        {
            Fill(new(Role.Margin, Look.Plain, ValueFormat.Text, Align.Left));
            yield return Next(ChartBand.RowHeight);
        }

        foreach (var cells in head.Rows)
        {
            yield return Table(cells, Role.Head, head.Rows.Count == 1 ? 30 : 22);
        }

        var read = 0;
        foreach (var row in sheet.Rows)
        {
            read++;
            yield return Table(row.Cells.AsSpan(), RowLook.RoleOf(row.Kind), sheet.RowHeight);
        }

        RequireCount(read);
        for (var i = 0; i < blankRows; i++)
        {
            yield return Table([], Role.Body, sheet.RowHeight);
        }

        foreach (var row in sheet.Totals)
        {
            yield return Table(row.Cells.AsSpan(), RowLook.RoleOf(row.Kind), sheet.RowHeight);
        }

        foreach (var note in sheet.Notes)
        {
            var text = CellText.Safe(note);
            yield return Across(Role.Note, text, Align.Left, RowHeights.OfLines(TextMeasure.Lines(text, widths.Sum(start, span - start)), 18));
        }

        if (!sheet.Signatures.IsEmpty)
        {
            yield return Across(Role.Signature, Signatures(), Align.Left, 34);
        }
    }

    /// <summary>Blank rows up to the wanted number, but not so many that they push 合计 and signatures of a one-page sheet to the next.</summary>
    int BlankRows(SheetData sheet)
    {
        var wanted = sheet.MinimumRows - sheet.Rows.Count;
        if (wanted <= 0)
        {
            return 0;
        }

        var height = new SheetLayout(sheet with { MinimumRows = 0 }, Name).Rows().Sum(row => row.Height);
        var room = (int)Math.Floor((Page.Height - height) / sheet.RowHeight);
        return room < 0 ? wanted : Math.Min(wanted, room);
    }

    void RequireCount(int read)
    {
        if (read != sheet.Rows.Count)
        {
            throw new InvalidOperationException($"Sheet \"{Name}\" promised {sheet.Rows.Count} rows and gave {read}.");
        }
    }

    LaidRow Table(ReadOnlySpan<Cell> cells, Role role, double least)
    {
        var height = least;
        for (var i = 0; i < buffer.Length; i++)
        {
            var cell = i < cells.Length ? cells[i] : Cell.Blank;

            // Over name columns it comes again with every page of a split table: it keeps to them, in as many lines as that takes.
            if (Page.IsSplit && role != Role.Head && i < sheet.NameColumns && i + cell.Across >= sheet.NameColumns)
            {
                cell = cell with { Across = sheet.NameColumns - 1 - i };
            }

            var column = head.Columns[i];
            var format = cell.Format ?? column.Format;
            var align = role == Role.Head ? Align.Centre : cell.Align ?? RowLook.AlignOf(cell, column, format);
            buffer[i] = new(cell, new(role, cell.Look, RowLook.FormatOf(cell, format), align, cell.IsOpen));
            if (cell.Across > 0 || cell.Down > 0)
            {
                merges.Add(new(number + 1, i + 1, number + 1 + cell.Down, i + 1 + cell.Across));
            }

            if (cell.LinkTo is { } target)
            {
                links.Add(new(number + 1, i + 1, target));
            }

            if (cell.Rule is { } rule)
            {
                rules.Add(new(number + 1, i + 1, rule));
            }

            if (cell is { Text: { } text, Down: 0 } && !column.IsHidden)
            {
                height = Math.Max(height, RowHeights.OfLines(TextMeasure.Lines(text, widths.Sum(i, cell.Across + 1)), least));
            }
        }

        return Next(height);
    }

    /// <summary>In the middle of the first page; not over name columns that it would reach into, for these come again with every page.</summary>
    LaidRow Title()
    {
        var length = TextMeasure.Longest(sheet.Title) * Fonts.TitleSize / Fonts.BodySize;
        var from = widths.Sum(0, span) - length < 2 * widths.Sum(0, start) ? start : first;
        var lines = TextMeasure.Lines(sheet.Title, widths.Sum(from, span - from) * Fonts.BodySize / Fonts.TitleSize);
        Fill(new(Role.Title, Look.Plain, ValueFormat.Text, Align.Centre));
        Put(from, span - from, Cell.Of(sheet.Title));
        return Next(Math.Max(TitleHeight, lines * TitleLineHeight));
    }

    /// <summary>In one line, with as much room to sign between them as there is.</summary>
    string Signatures()
    {
        const int most = 4;
        var room = widths.Sum(start, span - start);
        var lines = Enumerable.Range(0, most).Select(less => string.Join(new string('　', most - less), sheet.Signatures));
        return lines.FirstOrDefault(line => TextMeasure.Longest(line) <= room) ?? string.Join('　', sheet.Signatures);
    }

    LaidRow Across(Role role, string text, Align align, double height)
    {
        Fill(new(role, Look.Plain, ValueFormat.Text, align));
        Put(start, span - start, Cell.Of(text));
        return Next(height);
    }

    LaidRow Line(TitleLine line)
    {
        Fill(new(Role.Line, Look.Plain, ValueFormat.Text, Align.Left));

        // Within the name columns of a split table 单位（盖章） comes again with every page, whole.
        if (start > first && TextMeasure.Longest(line.Left) <= widths.Sum(first, start - first))
        {
            Put(first, start - first, Cell.Of(line.Left));
            line = line with { Left = "" };
        }

        var (second, third) = widths.Thirds(start, span, TextMeasure.Longest(line.Left), TextMeasure.Longest(line.Right));
        if (second == 0)
        {
            Put(start, span - start, Cell.Of(string.Join("　　", new[] { line.Left, line.Middle, line.Right }.Where(part => part.Length > 0))));
            return Next(LineHeight);
        }

        Put(start, second - start, Cell.Of(line.Left));
        Put(second, third - second, Cell.Of(line.Middle), Align.Centre);
        Put(third, span - third, Cell.Of(line.Right), Align.Right);
        return Next(LineHeight);
    }

    void Fill(CellStyle style) => Array.Fill(buffer, new LaidCell(Cell.Blank, style));

    void Put(int column, int count, Cell cell, Align? align = null)
    {
        for (var i = column; i < column + count; i++)
        {
            var style = buffer[i].Style;
            buffer[i] = new(i == column ? cell : Cell.Blank, align is null ? style : style with { Align = align.Value });
        }

        if (count > 1)
        {
            merges.Add(new(number + 1, column + 1, number + 1, column + count));
        }
    }

    LaidRow Next(double height) => new(++number, height, buffer);
}
