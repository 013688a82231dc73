using System.Collections.Immutable;

namespace DistrictUnion.Reports.Sheets;

/// <summary>A node of the table head: a <see cref="Column"/>, or a <see cref="HeadGroup"/> over several.</summary>
public abstract record Head(string Text);

/// <summary>A head over several columns, merged across them.</summary>
public sealed record HeadGroup(string Text, ImmutableArray<Head> Children) : Head(Text);

/// <summary>A column of the table and its head.</summary>
/// <param name="Text">Head; when all columns' heads are empty the table has no head row.</param>
/// <param name="Format">Format of its values, unless a cell says otherwise.</param>
public sealed record Column(string Text, ValueFormat Format = ValueFormat.Text) : Head(Text)
{
    /// <summary>Where values stand; by the format when null.</summary>
    public Align? Align { get; init; }

    /// <summary>Least width in half Han characters; by the format when null.</summary>
    public int? MinWidth { get; init; }

    /// <summary>Greatest width in half Han characters; longer texts wrap. By the format when null.</summary>
    public int? MaxWidth { get; init; }

    /// <summary>Not shown and not printed: what tells a row again when the sheet comes back.</summary>
    public bool IsHidden { get; init; }

    /// <summary>A width that does not follow the texts.</summary>
    public Column Wide(int width) => this with { MinWidth = width, MaxWidth = width };
}
