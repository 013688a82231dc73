using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Workbooks;

/// <summary>A row as it stood in the template when it was downloaded.</summary>
/// <param name="Mark">Of which version it was; empty: it has none.</param>
/// <param name="Values">By column, without what was empty.</param>
internal sealed record RememberedRow(string Mark, ImmutableDictionary<string, string> Values);

/// <summary>
/// What a template remembers on a sheet that people do not see: what it was made for, and what stood in it. A file without it is somebody's own list.
/// </summary>
/// <param name="Purpose">What it was made for, a line each; the first says what kind of template it is, and the format of this sheet.</param>
/// <param name="Keys">Columns that the template had.</param>
/// <param name="Rows">By id.</param>
internal sealed record TemplateMemory(ImmutableArray<ImmutableArray<string>> Purpose, ImmutableArray<string> Keys, ImmutableDictionary<string, RememberedRow> Rows)
{
    private const int OwnCells = 2;
    private const string KeysLine = "列";

    /// <summary>What stands in a line of the purpose; empty: nothing.</summary>
    public string this[int line, int cell] => At(Purpose[line], cell);

    /// <summary>The sheet of a template.</summary>
    /// <param name="rows">Id, mark, and the cells of the keys in their order.</param>
    public static TemplateKey Sheet(
        string name, ImmutableArray<ImmutableArray<string>> purpose, ImmutableArray<string> keys, IEnumerable<(string Id, string Mark, IEnumerable<string> Cells)> rows) =>
        new(name, [.. purpose, [KeysLine, "", .. keys], .. rows.Select(row => ImmutableArray.CreateRange(row.Cells.Select(CellText.Safe).Prepend(row.Mark).Prepend(row.Id)))]);

    /// <summary>What a workbook remembers.</summary>
    /// <param name="title">What kind of template it must be, and in which format.</param>
    /// <param name="lines">Lines of the purpose.</param>
    /// <returns>Null: it has no such sheet. Spoilt: the sheet is there, and is not what was written.</returns>
    public static (TemplateMemory? Found, bool IsSpoilt) Read(SourceFile file, string name, (string Name, string Format) title, int lines, int mostRows, ReadingLimits limits)
    {
        if (TableReader.ReadHidden(file, name, lines + 1 + mostRows, limits) is not { } rows) return default;
        if (rows.Length <= lines || At(rows[0], 0) != title.Name || At(rows[0], 1) != title.Format) return (null, true);
        ImmutableArray<string> keys = [.. rows[lines].Skip(OwnCells).Where(key => key.Length > 0)];
        var found = ImmutableDictionary.CreateBuilder<string, RememberedRow>();
        foreach (var row in rows.Skip(lines + 1))
        {
            if (At(row, 0) is not { Length: > 0 } id) continue;
            found[id] = new(At(row, 1), keys.Select((key, i) => (key, Text: At(row, i + OwnCells))).Where(c => c.Text.Length > 0).ToImmutableDictionary(c => c.key, c => c.Text));
        }

        return (new(rows[..lines], keys, found.ToImmutable()), false);
    }

    private static string At(ImmutableArray<string> row, int cell) => cell < row.Length ? row[cell] : "";
}
