using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Items;

/// <summary>Blocks of one activity each: 活动一：… 时间：… 负责人：…. The activity's name is the item.</summary>
internal static class ActivityBlocks
{
    private const int FarthestField = 4;
    private static readonly string[] TimeFields = ["时间", "活动时间", "实施时间", "开展时间", "计划时间", "举办时间", "时间安排"];
    private static readonly string[] OwnerFields = ["负责人", "责任人", "牵头人", "组织者", "责任部门", "负责部门", "承办", "主办", "负责"];
    private static readonly string[] OtherFields = ["地点", "内容", "活动内容", "要求", "形式", "对象", "参加人员", "参加对象", "活动地点", "经费", "预算", "目标", "备注", "活动形式", "活动要求", "参与人员", "目的", "活动目的"];
    private static readonly string[] NameFields = ["活动名称", "活动主题", "主题", "活动", "项目", "名称", "活动项目"];

    public static List<ScheduleEntry> Find(IReadOnlyList<Piece> body, bool[] taken)
    {
        var found = new List<ScheduleEntry>();
        var lines = new List<int>();
        for (var i = 1; i < body.Count; i++)
        {
            if (taken[i] || FieldIn(body[i].Text, TimeFields) is not { } field) continue;
            if (TimeScanner.At(field.Text, 0) is not { } time || Head(body, taken, i) is not { } head) continue;
            var (name, last) = (NameOf(body[head]), LastField(body, taken, i));
            string? owner = null;
            for (var line = head + 1; line <= last; line++) owner ??= FieldIn(body[line].Text, OwnerFields) is { } person ? person.Tight.TrimEnd('。', '；') : null;
            found.Add(ScheduleEntry.At(time, name, owner));
            for (var line = head; line <= last; line++) lines.Add(line);
            i = last;
        }

        if (found.Count < 2) return [];
        foreach (var line in lines) taken[line] = true;
        return found;
    }

    private static int? Head(IReadOnlyList<Piece> body, bool[] taken, int time)
    {
        for (var i = time - 1; i >= 0 && i >= time - FarthestField; i--)
        {
            if (taken[i]) return null;
            if (FieldIn(body[i].Text, OtherFields) is null && FieldIn(body[i].Text, OwnerFields) is null) return i;
        }

        return null;
    }

    private static int LastField(IReadOnlyList<Piece> body, bool[] taken, int time)
    {
        var last = time;
        while (last + 1 < body.Count && !taken[last + 1] && (FieldIn(body[last + 1].Text, OtherFields) ?? FieldIn(body[last + 1].Text, OwnerFields)) is not null) last++;
        return last;
    }

    /// <summary>The name without 活动一： and without fields in the same line.</summary>
    private static Piece NameOf(Piece line)
    {
        var mark = Marks.At(line.Text, 0);
        var name = line.From(mark.Length);
        foreach (var word in NameFields)
        {
            if (!name.Text.StartsWith(word, StringComparison.Ordinal)) continue;
            var (_, number) = ChineseNumber.Any(name.Text, word.Length);
            var end = word.Length + number;
            if (end < name.Text.Length && name.Text[end] is '：' or ':' or '、' or '.' or ' ') return Trim(name.From(end + 1));
        }

        return Trim(name);
    }

    private static Piece Trim(Piece name)
    {
        var end = name.Text.Length;
        while (end > 0 && name.Text[end - 1] is '。' or '；' or ';' or '：' or ':') end--;
        return name.Cut(0, end);
    }

    /// <summary>The text behind one of the fields, which may stand at the line's start or behind a mark or a space.</summary>
    private static Piece? FieldIn(string line, string[] fields)
    {
        foreach (var field in fields)
        {
            var at = line.IndexOf(field, StringComparison.Ordinal);
            if (at < 0 || at + field.Length >= line.Length || line[at + field.Length] is not ('：' or ':')) continue;
            if (at > 0 && line[at - 1] is not (' ' or '、' or '.' or '）' or ')' or '【' or '；' or '。' or '★' or '●' or '◆' or '—' or '-' or '·' or '•') && !(at > 1 && Marks.At(line, 0).Length == at)) continue;
            var from = TimeScanner.Skip(line, at + field.Length + 1);
            if (from >= line.Length) return null;
            var end = line.IndexOf(' ', from);
            return new Piece(0, line).Cut(from, end < 0 ? line.Length : end);
        }

        return null;
    }
}
