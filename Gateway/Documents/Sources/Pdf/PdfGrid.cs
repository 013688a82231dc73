namespace DistrictUnion.Documents.Sources.Pdf;

/// <summary>A table as its lines draw it. Cells between which no line stands are one, so merged cells come out as they were made.</summary>
internal sealed class PdfGrid
{
    /// <summary>Lines that are nearer than this, in points, are one.</summary>
    private const double Near = 3;

    /// <summary>Between a cell's text and its border, in points.</summary>
    private const double Padding = 5;

    private const int MostRows = 400;
    private const int MostColumns = 40;
    private readonly double[] _columns;
    private readonly double[] _rows;
    private readonly int[,] _owner;
    private readonly Dictionary<int, List<PdfWord>> _words = [];

    private PdfGrid(List<PdfRule> rules, double[] columns, double[] rows)
    {
        (_columns, _rows) = (columns, rows);
        _owner = new int[rows.Length - 1, columns.Length - 1];
        for (var row = 0; row < rows.Length - 1; row++)
        {
            for (var column = 0; column < columns.Length - 1; column++)
            {
                var (x, y) = ((columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2);
                _owner[row, column] = row > 0 && !Stands(rules, false, rows[row], x) ? _owner[row - 1, column]
                    : column > 0 && !Stands(rules, true, columns[column], y) ? _owner[row, column - 1]
                    : row * columns.Length + column;
            }
        }
    }

    public double Top => _rows[0];

    /// <summary>The tables that the lines of a page draw: lines that touch each other belong together.</summary>
    public static List<PdfGrid> Of(List<PdfRule> rules)
    {
        var grids = new List<PdfGrid>();
        var left = new HashSet<PdfRule>(rules);
        while (left.Count > 0)
        {
            var together = new List<PdfRule>();
            var next = new Queue<PdfRule>([left.First()]);
            left.Remove(next.Peek());
            while (next.TryDequeue(out var rule))
            {
                together.Add(rule);
                foreach (var other in left.Where(other => Touch(rule, other)).ToList())
                {
                    left.Remove(other);
                    next.Enqueue(other);
                }
            }

            var columns = Places(together, true);
            var rows = Places(together, false);
            if (columns.Length is > 2 and <= MostColumns && rows.Length is > 1 and <= MostRows) grids.Add(new PdfGrid(together, columns, rows));
        }

        return grids;
    }

    /// <summary>Takes a word whose middle lies in the table.</summary>
    public bool Takes(PdfWord word)
    {
        var column = Array.FindLastIndex(_columns, at => at <= (word.Left + word.Right) / 2);
        var row = Array.FindLastIndex(_rows, at => at <= word.Middle);
        if (column < 0 || row < 0 || column >= _columns.Length - 1 || row >= _rows.Length - 1) return false;
        var owner = _owner[row, column];
        if (!_words.TryGetValue(owner, out var words)) _words[owner] = words = [];
        words.Add(word);
        return true;
    }

    public void AddTo(TableText table)
    {
        var printed = new HashSet<int>();
        for (var row = 0; row < _rows.Length - 1; row++)
        {
            var cells = new List<CellText>();
            for (var column = 0; column < _columns.Length - 1; column++) cells.Add(new CellText(printed.Add(_owner[row, column]) ? TextOf(row, column) : ""));
            table.Add(cells);
        }
    }

    private string TextOf(int row, int column)
    {
        if (!_words.TryGetValue(_owner[row, column], out var words)) return "";
        var lines = PdfLines.Of(words);
        return TableText.Clean(PdfLines.Paragraphs(lines, lines.Min(line => line.Left), _columns[RightEdge(row, column)] - Padding));
    }

    /// <summary>Where the cell ends that begins here.</summary>
    private int RightEdge(int row, int column)
    {
        var edge = column + 1;
        while (edge < _columns.Length - 1 && _owner[row, edge] == _owner[row, column]) edge++;
        return edge;
    }

    private static bool Touch(PdfRule one, PdfRule other) => one.IsVertical == other.IsVertical
        ? Math.Abs(one.At - other.At) < Near && one.From < other.To + Near && other.From < one.To + Near
        : one.At > other.From - Near && one.At < other.To + Near && other.At > one.From - Near && other.At < one.To + Near;

    private static bool Stands(List<PdfRule> rules, bool isVertical, double at, double beside) =>
        rules.Exists(rule => rule.IsVertical == isVertical && Math.Abs(rule.At - at) < Near && rule.From < beside && rule.To > beside);

    private static double[] Places(List<PdfRule> rules, bool isVertical)
    {
        var places = new List<double>();
        foreach (var at in rules.Where(rule => rule.IsVertical == isVertical).Select(rule => rule.At).Order())
            if (places.Count == 0 || at - places[^1] >= Near) places.Add(at);
        return [.. places];
    }
}
