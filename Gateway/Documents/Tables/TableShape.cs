using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Domain;

namespace DistrictUnion.Documents.Tables;

/// <summary>A table as it is asked for: its columns, found by their headings in whatever order they stand.</summary>
/// <param name="Columns">The first one is where an example row says that it is one (示例).</param>
/// <param name="MaxRows">Rows of data over all sheets, at least 1; a longer table is refused.</param>
public sealed record TableShape(ImmutableArray<TableColumn> Columns, int MaxRows)
{
    /// <summary>People write sums and remarks below it (合计, 说明), which are no rows. Not below a template of ours, where a task may begin with such a word.</summary>
    public bool HasLinesBelow { get; init; } = true;

    /// <summary>The one sheet on which it stands, of a workbook with several tables; null: every sheet that has the headings.</summary>
    public string? Sheet { get; init; }

    /// <summary>Headings by the columns' keys as somebody said them (<see cref="TableColumn.Unique"/>): then no others count. Null: columns are found by their own names.</summary>
    public ImmutableDictionary<string, string>? Mapped { get; init; }

    /// <summary>
    /// The keys of a row's cells, null where it is no heading of ours. Where two headings mean the same column (学段 and 片区), the one that
    /// stands first among the column's names counts.
    /// </summary>
    internal string?[] KeysOf(string[] headings)
    {
        var keys = new string?[headings.Length];
        if (Mapped is not null)
        {
            var unique = TableColumn.Unique(headings);
            foreach (var (key, heading) in Mapped)
                if (unique.IndexOf(heading) is >= 0 and var at) keys[at] = key;
            return keys;
        }

        string[] bare = [.. headings.Select(TableColumn.Bare)];
        foreach (var column in Columns)
        {
            var name = column.Names.FirstOrDefault(bare.Contains);
            for (var i = 0; name is not null && i < bare.Length; i++)
                if (bare[i] == name) keys[i] = column.Key;
        }

        return keys;
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Key">By which a row's cell is asked for.</param>
/// <param name="Heading">As our template writes it, and as flaws name it.</param>
/// <param name="MustStand">A sheet without this heading is no such table. The cells below may still be empty.</param>
/// <param name="OtherHeadings">What people call it in their own lists.</param>
public sealed record TableColumn(string Key, string Heading, bool MustStand, params ImmutableArray<string> OtherHeadings)
{
    internal IEnumerable<string> Names => OtherHeadings.Prepend(Heading).Select(Bare);

    /// <summary>The bare headings of a row; of those that stand there twice the later ones with a number behind them. Empty: no heading.</summary>
    public static ImmutableArray<string> Unique(IEnumerable<string> headings)
    {
        var taken = new HashSet<string>();
        var unique = ImmutableArray.CreateBuilder<string>();
        foreach (var bare in headings.Select(Bare))
        {
            var name = bare;
            for (var n = 2; name.Length > 0 && !taken.Add(name); n++) name = $"{bare}{n}";
            unique.Add(name);
        }

        return unique.ToImmutable();
    }

    /// <summary>A heading without what differs from list to list: spaces, width of letters, stars, what stands in brackets (必填).</summary>
    public static string Bare(string heading)
    {
        var bare = new StringBuilder();
        var depth = 0;
        foreach (var letter in heading.FormKC())
        {
            if (letter is '(' or '[' or '【') depth++;
            else if (letter is ')' or ']' or '】') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && char.IsLetterOrDigit(letter)) bare.Append(char.ToLowerInvariant(letter));
        }

        return bare.ToString();
    }
}
