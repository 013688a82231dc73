using System.Text;

namespace DistrictUnion.Documents.Sources;

/// <param name="Text">Its lines, kept apart by \v.</param>
/// <param name="Columns">How many columns it spans, at least one.</param>
/// <param name="Rows">How many rows it spans, at least one.</param>
internal readonly record struct CellText(string Text, int Columns = 1, int Rows = 1);

/// <summary>
/// A table on its way to text. A row becomes a line whose cells are kept apart by \t. A cell that spans columns is followed by empty
/// ones, and below a cell that spans rows stand empty ones, so that every cell stays in its column. What stands alone above or below
/// the rows of several cells (a title, a note, a signature) becomes lines without tabs.
/// </summary>
internal sealed class TableText
{
    public const int MostColumns = 256;
    public const int MostRows = 65_535;
    private readonly List<List<string>> _rows = [];
    private readonly int[] _covered = new int[MostColumns];
    private int _width;

    /// <summary>Whether something stands alone above the rows of several cells.</summary>
    public bool HasTitle => _rows.Count > 0 && Filled(_rows[0]) == 1;

    /// <summary>A cell's text without white space around its lines.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var cell = new StringBuilder(text.Length);
        foreach (var range in text.SplitAny('\n', '\r', '\v', '\f'))
        {
            var line = text[range].Trim();
            if (line.IsEmpty) continue;
            if (cell.Length > 0) cell.Append('\v');
            cell.Append(line);
        }

        return cell.Replace('\t', ' ').ToString();
    }

    public void Add(IReadOnlyCollection<CellText> cells)
    {
        // A row as wide as the table holds its own places; spans from above would push its cells out.
        if (_width > 0 && cells.Sum(cell => cell.Columns) >= _width) Array.Clear(_covered);
        var row = new List<string>();
        foreach (var cell in cells)
        {
            SkipCovered(row);
            for (var column = 0; column < cell.Columns && row.Count < MostColumns; column++)
            {
                _covered[row.Count] = cell.Rows - 1;
                row.Add(column == 0 ? cell.Text : "");
            }
        }

        _width = Math.Max(_width, row.Count);
        SkipCovered(row);
        for (var column = row.Count; column < MostColumns; column++) _covered[column] = Math.Max(0, _covered[column] - 1);
        _width = Math.Max(_width, row.Count);
        if (row.Exists(cell => cell.Length > 0)) _rows.Add(row);
    }

    public void AppendTo(StringBuilder text)
    {
        var first = _rows.FindIndex(row => Filled(row) > 1);
        var last = _rows.FindLastIndex(row => Filled(row) > 1 || row[0].Length == 0);
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            if (first < 0 || i < first || i > last) text.Append(string.Concat(row).Replace('\v', '\n'));
            else
            {
                // An empty first cell is a tab, and so is what makes a single cell a row.
                text.AppendJoin('\t', row.Take(row.FindLastIndex(cell => cell.Length > 0) + 1));
                if (row.FindLastIndex(cell => cell.Length > 0) == 0) text.Append('\t');
            }

            text.Append('\n');
        }
    }

    private void SkipCovered(List<string> row)
    {
        while (row.Count < MostColumns && _covered[row.Count] > 0)
        {
            _covered[row.Count]--;
            row.Add("");
        }
    }

    private static int Filled(List<string> row) => row.Count(cell => cell.Length > 0);
}
