using System.Text;

namespace DistrictUnion.Documents.Sources.Rtf;

/// <summary>Rows of a table as RTF gives them: right edges of the cells, and texts; whoever is as wide as the widest row sets the columns.</summary>
internal sealed class RtfTable
{
    private readonly List<(List<string> Cells, List<Edge> Edges)> _rows = [];
    private readonly List<Edge> _edges = [];
    private List<string> _cells = [];
    private bool _goesOn;

    /// <param name="Right">Right edge of the cell, in twentieths of a point.</param>
    /// <param name="GoesOn">The cell belongs to the one above or before it.</param>
    private readonly record struct Edge(int Right, bool GoesOn);

    public bool IsOpen => _rows.Count > 0 || _cells.Count > 0;

    public void BeginRow()
    {
        _edges.Clear();
        _goesOn = false;
    }

    /// <summary>The next cell is the continuation of another one.</summary>
    public void GoOn() => _goesOn = true;

    public void DefineCell(int right)
    {
        if (_edges.Count < TableText.MostColumns) _edges.Add(new Edge(right, _goesOn));
        _goesOn = false;
    }

    public void EndCell(string text)
    {
        if (_cells.Count < TableText.MostColumns) _cells.Add(text);
    }

    public void EndRow()
    {
        if (_cells.Count == 0) return;
        _rows.Add((_cells, [.. _edges]));
        _cells = [];
    }

    /// <summary>Writes the rows and forgets them.</summary>
    public void AppendTo(StringBuilder text)
    {
        EndRow();
        var widest = _rows.Max(row => row.Cells.Count);
        var columns = _rows.First(row => row.Cells.Count == widest).Edges;
        var table = new TableText();
        foreach (var (cells, edges) in _rows)
        {
            var hasColumns = cells.Count < widest && edges.Count == cells.Count && columns.Count == widest;
            var line = new List<CellText>();
            for (var (i, column) = (0, 0); i < cells.Count; i++)
            {
                var next = hasColumns ? Math.Max(column + 1, Nearest(columns, edges[i].Right) + 1) : column + 1;
                line.Add(new CellText(i < edges.Count && edges[i].GoesOn ? "" : cells[i], next - column));
                column = next;
            }

            table.Add(line);
        }

        table.AppendTo(text);
        _rows.Clear();
    }

    private static int Nearest(List<Edge> columns, int right)
    {
        var nearest = 0;
        for (var i = 1; i < columns.Count; i++)
            if (Math.Abs((long)columns[i].Right - right) < Math.Abs((long)columns[nearest].Right - right)) nearest = i;
        return nearest;
    }
}
