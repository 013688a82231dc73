using System.Collections.Immutable;

namespace DistrictUnion.Reports.Sheets;

/// <summary>A line under the title, in three parts: 单位（盖章） on the left, the period in the middle, the date on the right.</summary>
public sealed record TitleLine(string Left = "", string Middle = "", string Right = "");

/// <summary>How a sheet is printed. Letters never fall below 9 pt: what is too wide goes to <paramref name="WhenTooWide"/>.</summary>
public sealed record PrintSetup(bool Landscape = true, TooWide WhenTooWide = TooWide.SplitColumns)
{
    public static readonly PrintSetup A4Landscape = new();

    public static readonly PrintSetup A4Portrait = new(Landscape: false);
}

/// <summary>What happens with a table that does not fit on A4 at 9 pt.</summary>
public enum TooWide
{
    /// <summary>Its columns go over several A4 pages, the name columns on each.</summary>
    SplitColumns,

    /// <summary>A3, and only if that is still too narrow over several pages.</summary>
    UseA3,
}

/// <summary>One sheet, shaped once and written by either writer: says what stands there, not how a library puts it there.</summary>
public sealed record SheetData
{
    /// <summary>Name on the tab; made valid and unique by the writer.</summary>
    public required string Name { get; init; }

    /// <summary>Title over the table.</summary>
    public required string Title { get; init; }

    public ImmutableArray<TitleLine> Lines { get; init; } = [];

    /// <summary>The head as a tree; its leaves are the columns, from left to right.</summary>
    public required ImmutableArray<Head> Heads { get; init; }

    public SheetRows Rows { get; init; } = SheetRows.Empty;

    /// <summary>
    /// At least so many rows are ruled; the missing ones are blank, to be filled by hand, as far as the page holds them.
    /// Only for rows that are a list.
    /// </summary>
    public int MinimumRows { get; init; }

    /// <summary>Rows after the blank ones: 合计.</summary>
    public ImmutableArray<SheetRow> Totals { get; init; } = [];

    /// <summary>填表说明、备注, a line each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Places to sign, in one line; none when empty.</summary>
    public ImmutableArray<string> Signatures { get; init; } = [];

    /// <summary>Least height of the table's rows in points; 24 can be filled in by hand.</summary>
    public double RowHeight { get; init; } = 24;

    /// <summary>Leading columns that stay in sight: frozen on the screen, repeated on the pages of a split table.</summary>
    public int NameColumns { get; init; }

    public PrintSetup Print { get; init; } = PrintSetup.A4Landscape;

    /// <summary>Only cells that are open can be typed into. Without a password: it keeps from slips, not from people.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Not shown, and not offered to be shown: what a workbook remembers until it comes back.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Charts over the rows of this sheet, drawn between title and table.</summary>
    public ImmutableArray<ChartData> Charts { get; init; } = [];

    /// <summary>A picture over the rows; null: none.</summary>
    public PictureData? Picture { get; init; }
}
