using System.Collections.Immutable;

namespace DistrictUnion.Reports.Sheets;

/// <summary>What a row is in its table.</summary>
public enum RowKind : byte
{
    Data,

    /// <summary>A head inside the table, where one sheet holds several tables.</summary>
    Head,

    /// <summary>Names the group of the rows below it, or sums them up.</summary>
    Group,

    /// <summary>合计.</summary>
    Total,
}

/// <summary>One row. Missing cells at the end are blank.</summary>
public sealed record SheetRow(RowKind Kind, ImmutableArray<Cell> Cells)
{
    public static SheetRow Data(params ImmutableArray<Cell> cells) => new(RowKind.Data, cells);

    public static SheetRow Head(params ImmutableArray<Cell> cells) => new(RowKind.Head, cells);

    public static SheetRow Group(params ImmutableArray<Cell> cells) => new(RowKind.Group, cells);

    public static SheetRow Total(params ImmutableArray<Cell> cells) => new(RowKind.Total, cells);
}
