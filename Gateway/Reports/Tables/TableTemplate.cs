using System.Collections.Immutable;

namespace DistrictUnion.Reports.Tables;

/// <summary>A workbook to be filled in: a table with its explanations, or several.</summary>
/// <param name="Sheet">Name of the sheet that is filled in.</param>
/// <param name="Example">The example row, by column; its first cell says that it is one (示例). Empty: there is none.</param>
/// <param name="Notes">How to fill it in, a line each, on a sheet of their own.</param>
/// <param name="Rows">What already stands in it, by column.</param>
public sealed record TableTemplate(
    string Sheet,
    string Title,
    string Author,
    ImmutableArray<TemplateColumn> Columns,
    ImmutableArray<string> Example,
    ImmutableArray<string> Notes,
    ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Leading columns that are ours: what stands there in <see cref="Rows"/> can be changed only after the protection was lifted (it has no password).</summary>
    public int OwnColumns { get; init; }

    /// <summary>Further tables of the workbook, each on a sheet of its own, with its own columns and notes.</summary>
    public ImmutableArray<TableTemplate> Others { get; init; } = [];

    /// <summary>Rows for which choices are offered, besides those that already stand in it.</summary>
    public int BlankRows { get; init; } = 2_000;

    /// <summary>Leading columns that stay in sight while the others are scrolled.</summary>
    public int NameColumns { get; init; }

    /// <summary>What the template is for, on a sheet that people do not see; null: it comes back as any list does.</summary>
    public TemplateKey? Key { get; init; }
}

/// <summary>A sheet that is hidden, and not offered to be shown: what a template was made for, and what stood in it.</summary>
public sealed record TemplateKey(string Sheet, IEnumerable<ImmutableArray<string>> Rows);

/// <summary>A column to be filled in.</summary>
/// <param name="Width">In digits of the workbook's font.</param>
/// <param name="Note">What belongs into it, shown at the heading.</param>
/// <param name="Choices">What may be chosen from; other entries are allowed too. None: free text.</param>
public sealed record TemplateColumn(string Heading, double Width, bool IsRequired, string Note, params ImmutableArray<string> Choices);
