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
            while (end < body.Count && !taken[end] && Entry(body[end]) is { } entry)
            {
                list.Add(entry);
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

    private static ScheduleEntry? Entry(Piece line)
    {
        if (line.IsRow) return null;
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
