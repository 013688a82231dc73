using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>What the style of a cell follows from, where the cell itself does not say.</summary>
internal static class RowLook
{
    /// <summary>A text in a column of numbers ("—", 未报) is no number: it takes the general format and stands in the middle.</summary>
    public static ValueFormat FormatOf(Cell cell, ValueFormat format) =>
        cell.Kind == CellKind.Text && format != ValueFormat.Id ? ValueFormat.Text : format;

    public static Align AlignOf(Cell cell, Column column, ValueFormat format) => column.Align
        ?? (cell.Kind == CellKind.Text && format.DefaultAlign() == Align.Right ? Align.Centre : format.DefaultAlign());

    public static Role RoleOf(RowKind kind) => kind switch
    {
        RowKind.Head => Role.Head,
        RowKind.Group => Role.Group,
        RowKind.Total => Role.Total,
        _ => Role.Body,
    };
}
