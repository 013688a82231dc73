using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>Tables to schedule entries, or to sections with measures.</summary>
internal static class TableReader
{
    public static IEnumerable<ScheduleEntry> Schedule(Table table)
    {
        var name = table.Column(ColumnRole.Name);
        var activity = name >= 0 ? name : table.Column(ColumnRole.Content);
        if (activity < 0) yield break;
        TimeRef? time = null;
        TimeRef? week = null;
        foreach (var row in table.Rows)
        {
            var printed = Time(table, row);
            if (printed is not null)
            {
                time = printed;
                week = null;
            }

            if (Cell(row, table.Column(ColumnRole.Week)) is { IsEmpty: false } weekCell) week = Week(weekCell.Text) ?? week;
            if (Cell(row, activity) is not { IsEmpty: false } cell || (time ?? week) is null) continue;
            var owner = Owner(table, row);
            var months = time?.Months ?? week!.Value.Months;
            var items = ItemText.Items(Split(cell));
            foreach (var item in items)
                yield return new ScheduleEntry(
                    months.IsDefault ? [] : months, time?.Year, (week ?? time)?.Week, (week ?? time)?.WeekEnd, item, owner ?? Owners.In(item.Text), items.Count == 1 ? Target(table, row) : default);
        }
    }

    /// <summary>The projects of a table: the project is the work area, its contents are the measures, with the row's deadline, person and target.</summary>
    public static IEnumerable<Section> Projects(Table table)
    {
        var name = table.Column(ColumnRole.Name);
        var content = table.Column(ColumnRole.Content);
        Section? project = null;
        foreach (var row in table.Rows)
        {
            if (Cell(row, name) is { IsEmpty: false } named)
            {
                if (project is not null) yield return project;
                var mark = Marks.At(named.Text, 0);
                project = new Section(mark.Printed ?? (Cell(row, table.Column(ColumnRole.Number)) is { IsEmpty: false } number ? number.Tight : null), named.From(mark.Length), []);
            }

            if (Cell(row, content) is not { IsEmpty: false } text || project is null) continue;
            var owner = Owner(table, row);
            var months = Time(table, row)?.Months ?? [];
            var items = ItemText.Items(Split(text)) is { Count: > 1 } several && Marks.At(text.Text, 0).Kind != MarkKind.None ? several : [text];
            project.Measures.AddRange(items.Select(item => new Measure(item, item.End) { Months = months, Owner = owner, Target = items.Count == 1 ? Target(table, row) : default }));
        }

        if (project is not null) yield return project;
    }

    /// <summary>The cell that may set the row's target: below 目标 or 标准, else below 要求 or 备注. Of several items in a row nobody knows whose it is.</summary>
    private static Piece Target(Table table, Piece[] row) => Cell(row, table.Column(ColumnRole.Target)) is { IsEmpty: false } target ? target : Cell(row, table.Column(ColumnRole.Remark));

    private static Piece Cell(Piece[] row, int column) => column >= 0 && column < row.Length ? row[column] : default;

    private static string? Owner(Table table, Piece[] row) => Cell(row, table.Column(ColumnRole.Person)) is { IsEmpty: false } person ? person.Tight : null;

    private static List<Piece> Split(Piece cell) => [.. cell.Split("\v").Where(part => !part.IsEmpty)];

    private static TimeRef? Time(Table table, Piece[] row)
    {
        var start = Cell(row, table.Column(ColumnRole.Start));
        var finish = Cell(row, table.Column(ColumnRole.Finish));
        if (!start.IsEmpty && !finish.IsEmpty && TimeOf(start.Text) is { Months.IsEmpty: false } begin && TimeOf(finish.Text) is { Months.IsEmpty: false } to)
            return begin with { Months = MonthScanner.Range(begin.Months[0], to.Months[^1]) };
        // 学期 | 月份: the later of two columns of times is the finer one.
        for (var column = Math.Min(table.Roles.Length, row.Length) - 1; column >= 0; column--)
            if (table.Roles[column] == ColumnRole.Time && Cell(row, column) is { IsEmpty: false } time && TimeOf(time.Text) is { } found) return found;
        foreach (var cell in (ReadOnlySpan<Piece>)[start, finish])
            if (!cell.IsEmpty && TimeOf(cell.Text) is { } found) return found;
        return null;
    }

    /// <summary>A cell of a time column: a time, dates, or a bare number of a month.</summary>
    public static TimeRef? TimeOf(string cell)
    {
        var text = Han.Tight(cell);
        if (TimeScanner.At(text, 0) is { } time) return time;
        if (TimeScanner.Dates(text, 0, out var behind) is { IsEmpty: false } dates) return TimeRef.Of(TimeForm.Day, behind, dates);
        // 3, 7-8, 9、10 below 月份
        return text.Length > 0 && text.All(IsMonthSign) && MonthScanner.At(text + "月", 0) is { } months && months.Length > text.Length ? months : null;
    }

    private static bool IsMonthSign(char character) => Han.IsDigit(character) || TimeScanner.IsRange(character) || "一二三四五六七八九十元正、，,".Contains(character, StringComparison.Ordinal);

    /// <summary>A cell of a week column: 第3周, 三, 5-6, 三、四; its dates may stand behind.</summary>
    public static TimeRef? Week(string cell)
    {
        var text = Han.Tight(cell);
        if (TimeScanner.At(text, 0) is { Form: TimeForm.Week } time) return time;
        var (first, length) = ChineseNumber.Any(text, text.StartsWith('第') ? 1 : 0);
        if (length == 0 || first is 0 or > 60 || text.Any(c => !(Han.IsDigit(c) || "第一二三四五六七八九十周、,—-–~～至到.．（）()/月日".Contains(c, StringComparison.Ordinal)))) return null;
        int? last = null;
        var end = length + (text.StartsWith('第') ? 1 : 0);
        if (end < text.Length && (TimeScanner.IsRange(text[end]) || text[end] is '、' or ',') && ChineseNumber.Any(text, end + 1) is { Length: > 0 } second && second.Value > first) last = second.Value;
        return new TimeRef(TimeForm.Week, TimeScanner.Dates(text, Math.Min(end, text.Length), out _), null, first, last, text.Length);
    }
}
