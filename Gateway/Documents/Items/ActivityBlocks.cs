using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Items;

/// <summary>Blocks of one activity each: 活动一：… 时间：… 负责人：…. The activity's name is the item.</summary>
internal static class ActivityBlocks
{
    private const int FarthestField = 5;
    private static readonly string[] TimeFields = ["时间", "活动时间", "实施时间", "开展时间", "计划时间", "举办时间", "时间安排"];
    private static readonly string[] OwnerFields = ["负责人", "责任人", "牵头人", "组织者", "责任部门", "负责部门", "承办", "主办", "负责"];
    private static readonly string[] NameFields = ["活动名称", "活动主题", "活动项目", "项目名称", "主题", "活动", "项目", "名称"];
    private static readonly string[] ContentFields = ["活动内容", "内容", "主要内容"];
    private static readonly string[] OtherFields =
        ["地点", "要求", "形式", "对象", "参加人员", "参加对象", "活动地点", "经费", "预算", "目标", "备注", "活动形式", "活动要求", "参与人员", "目的", "活动目的"];

    public static List<ScheduleEntry> Find(IReadOnlyList<Piece> body, bool[] taken)
    {
        var found = new List<ScheduleEntry>();
        var used = new List<int>();
        var from = 0;
        for (var i = 0; i < body.Count; i++)
        {
            if (taken[i] || Field(body[i].Text, TimeFields) is not { } field || TimeScanner.At(body[i].Text, field) is not { } time) continue;
            var last = LastField(body, taken, i);
            var named = NameBefore(body[i], field) is { } own ? (i, own) : Name(body, taken, i, Math.Max(from, i - FarthestField), last);
            if (named is not var (line, name) || name.IsEmpty) continue;
            string? owner = null;
            for (var at = Math.Min(line, i); at <= last; at++)
                if (Field(body[at].Text, OwnerFields) is { } person) owner ??= FieldText(body[at], person).Tight;
            found.Add(ScheduleEntry.At(time, name, owner));
            for (var at = Math.Min(line, i); at <= last; at++) used.Add(at);
            (from, i) = (last + 1, last);
        }

        if (found.Count < 2) return [];
        foreach (var line in used) taken[line] = true;
        return found;
    }

    /// <summary>活动三：技能比武 时间：11月 …: all in one line.</summary>
    private static Piece? NameBefore(Piece line, int time)
    {
        var label = 0;
        foreach (var field in TimeFields) label = Math.Max(label, line.Text.AsSpan(0, time).LastIndexOf(field, StringComparison.Ordinal));
        var head = line.Cut(0, label);
        return head.Text.Length > Marks.At(line.Text, 0).Length && NameIn(head) is { IsEmpty: false } name && name.Text.Any(Normalise.Han.Is) ? name : null;
    }

    /// <summary>The name stands above the time, or in a field of its own on either side of it.</summary>
    private static (int Line, Piece Name)? Name(IReadOnlyList<Piece> body, bool[] taken, int time, int first, int last)
    {
        foreach (var fields in (ReadOnlySpan<string[]>)[NameFields, ContentFields])
            for (var i = time + 1; i <= last; i++)
                if (Field(body[i].Text, fields) is { } at && Above(body, taken, time, first) is null) return (i, FieldText(body[i], at));
        return Above(body, taken, time, first) is { } head ? (head, NameIn(body[head])) : null;
    }

    private static int? Above(IReadOnlyList<Piece> body, bool[] taken, int time, int first)
    {
        for (var i = time - 1; i >= first; i--)
        {
            if (taken[i] || ScheduleFinder.IsTitle(body[i].Tight)) return null;
            if (Field(body[i].Text, OtherFields) is null && Field(body[i].Text, OwnerFields) is null && Field(body[i].Text, ContentFields) is null)
                return Marks.At(body[i].Text, 0).Kind is MarkKind.ChineseComma or MarkKind.Chapter && body[i].Text.Length <= 8 ? null : i;
        }

        return null;
    }

    private static int LastField(IReadOnlyList<Piece> body, bool[] taken, int time)
    {
        var last = time;
        while (last + 1 < body.Count && !taken[last + 1] && IsField(body[last + 1].Text)) last++;
        return last;
    }

    private static bool IsField(string line) => Field(line, TimeFields) is null && (Field(line, OtherFields) ?? Field(line, OwnerFields) ?? Field(line, ContentFields)) is not null;

    /// <summary>The name without 活动一：.</summary>
    private static Piece NameIn(Piece line)
    {
        var name = line.From(Marks.At(line.Text, 0).Length);
        foreach (var word in NameFields)
        {
            if (!name.Text.StartsWith(word, StringComparison.Ordinal)) continue;
            var end = word.Length + ChineseNumber.Any(name.Text, word.Length).Length;
            if (end < name.Text.Length && name.Text[end] is '：' or ':' or '、' or '.' or ' ') return Trim(name.From(end + 1));
        }

        return Trim(name);
    }

    private static Piece FieldText(Piece line, int at)
    {
        var end = line.Text.IndexOf(' ', at);
        return Trim(line.Cut(at, end < 0 ? line.Text.Length : end));
    }

    private static Piece Trim(Piece name)
    {
        var end = name.Text.Length;
        while (end > 0 && name.Text[end - 1] is '。' or '；' or ';' or '：' or ':') end--;
        return name.Cut(0, end);
    }

    /// <summary>Where the text of one of the fields begins; the field stands at the line's start, or behind a mark or a space.</summary>
    private static int? Field(string line, string[] fields)
    {
        foreach (var field in fields)
        {
            var at = line.IndexOf(field, StringComparison.Ordinal);
            var colon = at + field.Length;
            if (at < 0 || colon >= line.Length || line[colon] is not ('：' or ':')) continue;
            if (at > 0 && line[at - 1] is not (' ' or '【' or '；' or '。') && Marks.At(line, 0).Length != at) continue;
            var from = TimeScanner.Skip(line, colon + 1);
            if (from < line.Length) return from;
        }

        return null;
    }
}
