using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>Rebuilds the rows of a table that was flattened to one cell a line. Merged time cells are printed once; empty cells
/// have left an empty line, or nothing at all.</summary>
internal sealed class FlatRows(ImmutableArray<ColumnRole> roles, List<Piece> lines)
{
    private readonly List<Piece[]> _rows = [];
    private Piece[] _row = new Piece[roles.Length];
    private int _column;

    public List<Piece[]> Read()
    {
        var hasBlanks = lines.Exists(line => line.BlankBefore);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var time = roles.IndexOf(ColumnRole.Time) is var t && t >= 0 ? t : roles.IndexOf(ColumnRole.Week);
            if (time >= 0 && roles[time].IsTime() && TableFinder.WholeTime(line.Text) is not null && (_column <= time || _column > LastNeeded() || time == 0))
            {
                if (_column > time) Close();
                _column = time;
            }
            else if (roles[0] == ColumnRole.Number && line.Text.Length <= 3 && line.Text.All(Han.IsDigit))
            {
                if (_column > 0) Close();
                _column = 0;
            }
            else
            {
                if (line.BlankBefore && hasBlanks && _column > LastNeeded()) Skip();
                if (_column == 0 && (roles[0].IsTime() || roles[0] == ColumnRole.Number)) SkipLeading();
                if (_column < roles.Length && !Fits(i)) Close(afterLeading: true);
            }

            if (_column >= roles.Length) Close(afterLeading: TableFinder.WholeTime(line.Text) is null);
            _row[_column++] = line;
            if (_column == roles.Length) Close();
        }

        Close();
        return _rows;
    }

    /// <summary>The column of the activity: what stands behind it may be empty.</summary>
    private int LastNeeded() => Math.Max(roles.IndexOf(ColumnRole.Content), roles.IndexOf(ColumnRole.Name));

    private void Skip()
    {
        if (++_column >= roles.Length) Close();
    }

    private void SkipLeading()
    {
        while (_column < roles.Length && (roles[_column].IsTime() || roles[_column] == ColumnRole.Number)) _column++;
    }

    /// <summary>Whether the line may stand in the column that comes next; else that cell and the rest of the row are empty.</summary>
    private bool Fits(int i)
    {
        var role = roles[_column];
        if (role == ColumnRole.Person) return Persons.Is(lines[i].Text);
        if (role != ColumnRole.Remark || !roles.Contains(ColumnRole.Person) || lines[i].BlankBefore) return true;
        // Directly before a person stands an activity, not a remark.
        return !(i + 1 < lines.Count && Persons.Is(lines[i + 1].Text) && !Persons.Is(lines[i].Text) && roles.IndexOf(ColumnRole.Person) < _column);
    }

    private void Close(bool afterLeading = false)
    {
        if (_row.Any(cell => !cell.IsEmpty)) _rows.Add(_row);
        _row = new Piece[roles.Length];
        _column = 0;
        if (afterLeading) SkipLeading();
    }
}
