using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Items;

/// <summary>A list whose items each carry their month at the end: 1.庆“三八”活动（3月）.</summary>
internal static class TrailingMonths
{
    private const int LeastItems = 3;

    public static List<ScheduleEntry> Find(IReadOnlyList<Piece> body, bool[] taken)
    {
        var entries = new List<ScheduleEntry>();
        for (var i = 0; i < body.Count; i++)
        {
            var end = i;
            var list = new List<ScheduleEntry>();
            while (end < body.Count && !taken[end] && Entries(body[end]) is { } several)
            {
                list.AddRange(several);
                end++;
            }

            if (list.Count(entry => !entry.Months.IsEmpty) >= LeastItems)
            {
                entries.AddRange(list);
                Array.Fill(taken, true, i, end - i);
            }

            i = Math.Max(i, end - 1);
        }

        return entries;
    }

    /// <summary>The entries of a line, which may hold several: 3.教代会（4月） 4.清明祭英烈（4月）.</summary>
    private static List<ScheduleEntry>? Entries(Piece line)
    {
        if (line.IsRow || line.Text.AsSpan().IndexOfAny('）', ')') < 0) return null;
        var entries = new List<ScheduleEntry>();
        foreach (var (_, part) in ItemText.Parts(line))
        {
            if (Entry(part) is not { } entry) return null;
            entries.Add(entry);
        }

        return entries;
    }

    private static ScheduleEntry? Entry(Piece line)
    {
        var end = line.Text.Length;
        while (end > 0 && line.Text[end - 1] is '。' or '；' or ';' or '，' or ' ') end--;
        if (end < 6 || line.Text[end - 1] is not ('）' or ')')) return null;
        var open = line.Text.AsSpan(0, end).LastIndexOfAny('（', '(');
        if (open < 3 || TimeScanner.At(line.Text, open + 1) is not { } time) return null;
        var behind = open + 1 + time.Length;
        if (behind < end - 1 && line.Text[behind] is not ('，' or ',' or '；' or ' ' or '、' or '中' or '上' or '下' or '初' or '底' or '末' or '前')) return null;
        var mark = Marks.At(line.Text, 0);
        return ScheduleEntry.At(time, line.Cut(mark.Length, open), Owners.In(line.Text[behind..]));
    }
}
