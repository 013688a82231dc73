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
        WeighBlanks();
        var hasBlanks = lines.Exists(line => line.BlankBefore);
        var number = roles.IndexOf(ColumnRole.Number);
        var time = 0;
        while (time < roles.Length && !roles[time].IsTime()) time++;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (_column > 0 && _column < roles.Length && roles[_column].IsTime() && IsTime(roles[_column], line.Text))
            {
                // A second column of times, such as the dates behind the week.
            }
            else if (time < roles.Length && IsTime(roles[time], line.Text) && (_column <= time || _column > LastNeeded()))
            {
                if (_column > time) Close();
                _column = time;
            }
            else if (number >= 0 && line.Text.Length <= 3 && line.Text.All(Han.IsDigit) && (_column <= number || _column > LastNeeded()))
            {
                if (_column > number) Close();
                _column = number;
            }
            else
            {
                if (line.BlankBefore && hasBlanks && _column > LastNeeded()) Skip();
                if (_column == 0 && (roles[0].IsTime() || roles[0] == ColumnRole.Number)) SkipLeading();
                while (_column > 0 && _column < roles.Length && roles[_column] is ColumnRole.Start or ColumnRole.Finish && !IsTime(roles[_column], line.Text)) _column++;
                if (_column < roles.Length && !Fits(i)) Close(afterLeading: true);
            }

            if (_column >= roles.Length) Close(afterLeading: !IsTime(roles[0], line.Text));
            _row[_column++] = line;
            if (_column == roles.Length) Close();
        }

        Close();
        return _rows;
    }

    /// <summary>Where an empty line stands between any two cells, an empty cell shows as a wider gap.</summary>
    private void WeighBlanks()
    {
        if (lines.Count < 3 || lines.Skip(1).Any(line => !line.BlankBefore)) return;
        var narrowest = Enumerable.Range(1, lines.Count - 1).Min(Gap);
        for (var i = lines.Count - 1; i > 0; i--) lines[i] = lines[i] with { BlankBefore = Gap(i) >= narrowest + 2 };

        int Gap(int i) => lines[i].Start - lines[i - 1].End;
    }

    private static bool IsTime(ColumnRole role, string cell) => TableFinder.WholeTime(cell) is not null || role == ColumnRole.Week && TableReader.Week(cell) is not null && cell.Length <= 6;

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
