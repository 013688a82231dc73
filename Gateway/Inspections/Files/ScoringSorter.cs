using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>
/// Says of each row of a school what it would do: only what the person changed since the download is sent, and what somebody else changed
/// meanwhile is a conflict.
/// </summary>
internal sealed class ScoringSorter(ScoredSheet sheet, BaseSheet before, ILookup<(string Sheet, int Row), TableFlaw> unreadable)
{
    private readonly Dictionary<string, TableRow> seen = [];

    private readonly (string Marks, string Note) keys = ScoringTable.KeysOf(sheet.Kind);

    /// <param name="rows">With what stands behind the school in their id: an item's number, or <see cref="ScoringColumns.Opinion"/>.</param>
    public SchoolMarks Sort(IEnumerable<(TableRow Row, string Item)> rows)
    {
        var planned = ImmutableArray.CreateBuilder<PlannedMark>();
        string? opinion = null;
        foreach (var (row, item) in rows)
        {
            var flaws = unreadable[(row.Sheet.Name, row.Number)].ToImmutableArray();
            if (!flaws.IsEmpty) planned.Add(Wrong(row, null, flaws));
            else if (!seen.TryAdd(item, row)) planned.Add(Wrong(row, null, [row.Flaw("scoring.row-twice", $"这一项在“{seen[item].Sheet.Name}”第 {seen[item].Number} 行已经有了，请删去一行。")]));
            else if (item == ScoringColumns.Opinion) planned.Add(Opinion(row, out opinion));
            else planned.Add(Item(row, item));
        }

        return new(sheet, planned.ToImmutable(), opinion);
    }

    /// <summary>A mark with its note: 4.5 分（少一次）, or 空.</summary>
    public static string Shown(decimal? marks, string? note)
    {
        var shown = marks is { } given ? string.Create(CultureInfo.InvariantCulture, $"{given:0.##} 分") : "";
        return (shown, note) switch { ("", null) => "空", (_, null) => shown, _ => $"{shown}（{ThreeWay.Shown(note)}）" };
    }

    private PlannedMark Item(TableRow row, string id)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || sheet.View.Items.FirstOrDefault(i => i.Item.Number == number) is not { } item)
            return Wrong(row, null, [row.Flaw("item.unknown", "细则里没有这一项，项目标识请不要改动。", ScoringTable.Id)]);
        decimal? marks = null;
        if (row.Text(keys.Marks) is { } text)
        {
            if (!ScoringTable.TryMark(text, out var read)) return Wrong(row, number, [row.Flaw("score.not-number", $"第 {number} 项的分数要写数字，现在是“{ThreeWay.Shown(text)}”。", keys.Marks)]);
            marks = read;
        }

        var note = row.Text(keys.Note);
        var (stood, stands) = (before.Marks.GetValueOrDefault(number, BaseMark.None), sheet.Mark(item));
        var isTheirs = stands?.Marks != stood.Marks || ScoringTable.Normal(stands?.Note) != stood.Note;
        if ((marks == stood.Marks && note == stood.Note) || (marks == stands?.Marks && note == ScoringTable.Normal(stands?.Note))) return Planned(row, number, ImportRowState.Unchanged);
        var what = $"第 {number} 项 {item.Item.Name}：{Shown(stood.Marks, stood.Note)} → {Shown(marks, note)}";
        if (isTheirs)
        {
            return Planned(row, number, ImportRowState.Conflict, what, null, row.Flaw(
                "scoring.conflict",
                $"第 {number} 项这里是 {Shown(marks, note)}，下载以后别人改成了 {Shown(stands?.Marks, stands?.Note)}（原来是 {Shown(stood.Marks, stood.Note)}）。请核对后下载新的评分表再改。",
                keys.Marks));
        }

        var edit = new MarkEdit(number, marks, note, new(stands?.Marks, stands?.Note));
        return Planned(row, number, stood.Marks is null ? ImportRowState.New : ImportRowState.Changed, what, edit);
    }

    private PlannedMark Opinion(TableRow row, out string? opinion)
    {
        opinion = null;
        var mine = string.Join('\n', row.Cells.Where(cell => cell.Key is not (ScoringTable.Id or ScoringTable.Section or ScoringTable.Number)).Select(cell => cell.Value));
        var (stood, stands) = (before.Opinion ?? "", ScoringTable.Normal(sheet.Opinion) ?? "");
        if (mine == stood || mine == stands) return Planned(row, null, ImportRowState.Unchanged);
        if (stands != stood) return Planned(row, null, ImportRowState.Conflict, "总体意见", null, row.Flaw("scoring.conflict", "总体意见在下载以后别人也改了。请核对后下载新的评分表再改。"));
        opinion = mine;
        return Planned(row, null, stood.Length == 0 ? ImportRowState.New : ImportRowState.Changed, $"总体意见：{ThreeWay.Shown(mine)}");
    }

    private PlannedMark Wrong(TableRow row, int? item, ImmutableArray<TableFlaw> flaws) => Planned(row, item, ImportRowState.Wrong, flaws: flaws);

    private PlannedMark Planned(TableRow row, int? item, ImportRowState state, string what = "", MarkEdit? edit = null, params ImmutableArray<TableFlaw> flaws) =>
        new(row, sheet.View.SchoolName, item, state, edit, flaws, what);
}
