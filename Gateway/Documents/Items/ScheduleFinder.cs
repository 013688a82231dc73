using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>
/// Finds the schedule among a plan's lines: headings by month, quarter or week and what stands below them. Months that are mentioned
/// in a measure are no schedule: that takes at least two headings, or one below a heading such as 活动安排.
/// </summary>
internal sealed class ScheduleFinder
{
    private const int FarthestHeading = 40;
    private const int ClosingProse = 60;
    private const int LeastInlineMonths = 3;
    private const int LongestHeading = 30;
    private static readonly string[] TitleWords = ["安排", "日程", "行事历", "月历", "进度", "日历", "时间表", "计划表", "一览", "工作历", "时间节点", "时间轴", "活动时间", "时间线", "大事记", "推进表"];
    private readonly IReadOnlyList<Piece> _body;
    private readonly bool[] _taken;
    private readonly TimeHeading?[] _heads;

    private ScheduleFinder(IReadOnlyList<Piece> body, bool[] taken)
    {
        (_body, _taken) = (body, taken);
        _heads = new TimeHeading?[body.Count];
        var dates = DottedDates.In(body);
        for (var i = 0; i < body.Count; i++)
        {
            if (taken[i] || body[i].IsRow) continue;
            var isBelowDay = i > 0 && _heads[i - 1] is { Time.Form: TimeForm.Day or TimeForm.Month, Mark.Kind: MarkKind.None } above && above.Content < body[i - 1].Text.Length;
            _heads[i] = dates[i] ?? TimeHeading.AtStart(body[i].Text) ?? (isBelowDay ? DottedDates.HeadingOf(body[i]) : null);
        }
    }

    /// <param name="taken">Lines that are already read; the schedule's lines are added.</param>
    public static List<ScheduleEntry> Find(IReadOnlyList<Piece> body, bool[] taken, bool isScheduleByTitle)
    {
        var finder = new ScheduleFinder(body, taken);
        var entries = new List<ScheduleEntry>();
        for (var i = 0; i < body.Count; i++)
        {
            if (taken[i]) continue;
            if (finder.Begin(i, isScheduleByTitle, out var end) is not { } region)
            {
                i = Math.Max(i, end - 1);
                continue;
            }

            finder.Read(i, region, entries);
            i = region - 1;
        }

        return entries;
    }

    /// <summary>A heading with nothing below it but a schedule or a table is theirs, whatever it is called.</summary>
    public static void TakeHeadings(IReadOnlyList<Piece> body, bool[] taken)
    {
        for (var i = 1; i < body.Count; i++)
        {
            if (!taken[i] || taken[i - 1]) continue;
            // 各周安排 may have a remark below it.
            var above = PlanEnd.IsRemark(body[i - 1].Text) && i > 1 && !taken[i - 2] ? i - 2 : i - 1;
            var line = body[above].Text;
            var kind = Marks.At(line, 0).Kind;
            var isHeading = kind is MarkKind.ChineseComma or MarkKind.ChineseParen or MarkKind.Chapter or MarkKind.Named or MarkKind.Dotted || IsTitle(body[above].Tight);
            if (isHeading && line.Length <= LongestHeading && !line.TrimEnd('。').Contains('。', StringComparison.Ordinal)) taken[above] = true;
        }
    }

    /// <summary>A heading that announces a schedule: 月工作安排, 行事历 ….</summary>
    public static bool IsTitle(string title) => title.Length <= 24 && Array.Exists(TitleWords, word => title.Contains(word, StringComparison.Ordinal));

    /// <param name="skipTo">Where to look on when no region begins here.</param>
    /// <returns>The end of the region that begins here, exclusive; null when none begins.</returns>
    private int? Begin(int i, bool isScheduleByTitle, out int skipTo)
    {
        skipTo = i + 1;
        var inline = InlineFrom(i);
        if (_heads[i] is null && inline is null) return null;
        var title = Above(i);
        var end = End(i, title is { } t ? Marks.At(_body[t].Text, 0) : Mark.None);
        var headings = 0;
        var times = new HashSet<string>();
        for (var line = i; line < end; line++)
            foreach (var heading in HeadingsOf(line, 0))
            {
                headings++;
                times.Add(Key(heading.Time));
            }

        // A long run of the same time is no schedule from any of its lines on.
        if (times.Count < 2 && headings > FarthestHeading) skipTo = end;
        var isAnnounced = isScheduleByTitle || title is { } above && IsTitle(_body[above].Tight) || inline is not null && _heads[i] is null;
        return times.Count >= 2 || headings >= 1 && isAnnounced && times.Count >= 1 && (title is not null || isScheduleByTitle) ? end : null;
    }

    private static string Key(TimeRef time) => string.Join(',', time.Months) + "/" + time.Week + "/" + (time.Form == TimeForm.Day || time.Form == TimeForm.Loose ? time.Length : 0);

    /// <summary>六、工作安排 3月：1、…: a heading and its first month in one line.</summary>
    private int? InlineFrom(int i)
    {
        if (_heads[i] is not null || _taken[i] || _body[i].IsRow) return null;
        var mark = Marks.At(_body[i].Text, 0);
        if (mark.Kind == MarkKind.None) return null;
        var within = TimeHeading.Within(_body[i].Text, mark.Length);
        return within.Count >= 1 && within[0].At - mark.Length <= 24 && IsTitle(Han.Tight(_body[i].Text.AsSpan(mark.Length, within[0].At - mark.Length))) ? within[0].At : null;
    }

    private int? Above(int i)
    {
        for (var above = i - 1; above >= 0 && above >= i - 2; above--)
            if (Marks.At(_body[above].Text, 0).Kind != MarkKind.None || IsTitle(_body[above].Tight)) return above;
        return null;
    }

    private List<TimeHeading> HeadingsOf(int line, int from)
    {
        var headings = new List<TimeHeading>();
        if (_heads[line] is { } head) headings.Add(head);
        headings.AddRange(TimeHeading.Within(_body[line].Text, Math.Max(from, _heads[line]?.Content ?? 0)));
        return headings;
    }

    private int End(int first, Mark title)
    {
        var head = _heads[first]?.Mark ?? Mark.None;
        var items = new HashSet<MarkKind>();
        var last = first;
        var (headings, isContinued, isSpaced) = (1, false, false);
        var isInlineStyle = _heads[first] is { } heading && heading.Content < _body[first].Text.Length;
        for (var i = first + 1; i < _body.Count && i - last <= FarthestHeading; i++)
        {
            var text = _body[i].Text;
            if (_taken[i] || _body[i].IsRow || PlanEnd.IsNote(text) || PlanEnd.IsClosingHeading(text)) return i;
            // 2023年1月 may be the last month, or the date below the signature.
            var isMonth = _heads[i] is not null && i + 1 < _body.Count && !PlanEnd.IsNote(_body[i + 1].Text) && !PlanEnd.IsSignature(_body[i + 1].Text);
            if (!isMonth && PlanEnd.IsSignature(text)) return i;
            if (_heads[i] is { } next)
            {
                // 五、寒假工作 behind unmarked months is a heading of the plan only if it is no time of the same kind.
                if (next.Mark.Kind is MarkKind.ChineseComma or MarkKind.Chapter && !next.Mark.IsSameKindAs(head) && next.Time.Form == TimeForm.Loose) return i;
                last = i;
                headings++;
                isInlineStyle |= next.Content < text.Length;
                continue;
            }

            var mark = Marks.At(text, 0);
            if (mark.Kind == MarkKind.None)
            {
                if (isInlineStyle && text.Length >= ClosingProse && text.Contains('。', StringComparison.Ordinal) || IsPlainHeading(i)) return i;
                if (text[^1] == '！' && IsSentence(text) && !HasHeadingBehind(i)) return i;
                // Where every month fills one line, a line behind the last one closes the plan.
                var mayClose = IsSentence(text) && (!isContinued || text[^1] is '。' or '！');
                if (isInlineStyle && mayClose && (!isContinued || _body[i].BlankBefore && !isSpaced) && headings >= LeastInlineMonths && !HasHeadingBehind(i)) return i;
                isSpaced |= _body[i].BlankBefore;
                isContinued = true;
                continue;
            }

            if (title.Kind != MarkKind.None && mark.IsSameKindAs(title) || head.Kind != MarkKind.None && mark.IsSameKindAs(head)) return i;
            if (mark.Kind is MarkKind.Chapter or MarkKind.Named || mark.Kind == MarkKind.ChineseComma && !items.Contains(mark.Kind) && mark.Value > 1) return i;
            if (mark.Kind == MarkKind.ChineseParen && !items.Contains(mark.Kind) && items.Count > 0) return i;
            items.Add(mark.Kind);
        }

        // The last heading's items: everything up to the first line that cannot be one.
        return Math.Min(_body.Count, last + FarthestHeading + 1);
    }

    private static bool IsSentence(string text) => text.Contains('，', StringComparison.Ordinal) && !text.Contains('；', StringComparison.Ordinal);

    private bool HasHeadingBehind(int i)
    {
        for (var behind = i + 1; behind < _body.Count && behind <= i + FarthestHeading; behind++)
            if (_heads[behind] is not null && !PlanEnd.IsSignature(_body[behind].Text)) return true;
        return false;
    }

    private bool IsPlainHeading(int i) => _body[i].BlankBefore && i + 1 < _body.Count && _body[i].Text.Length <= 20 && Marks.At(_body[i + 1].Text, 0) is { Kind: MarkKind.ChineseComma, Value: 1 };

    private void Read(int first, int end, List<ScheduleEntry> entries)
    {
        TimeRef? current = null;
        TimeRef? month = null;
        var segments = new List<Piece>();
        for (var i = first; i < end; i++)
        {
            _taken[i] = true;
            var line = _body[i];
            var from = i == first && InlineFrom(i) is { } inline ? inline : 0;
            foreach (var heading in HeadingsOf(i, from))
            {
                if (heading.At < from) continue;
                Segment(segments, line, from, heading.At);
                Flush(current, segments, entries);
                current = InMonth(heading.Time, ref month);
                from = IsTheme(line.Text[heading.Content..]) && i + 1 < end && _heads[i + 1] is null ? line.Text.Length : heading.Content;
            }

            Segment(segments, line, from, line.Text.Length);
        }

        Flush(current, segments, entries);
    }

    /// <summary>一月 “暖冬”主题月: what the month is called, above what is done in it.</summary>
    private static bool IsTheme(string text) => text.Length is > 2 and <= 16 && (text.EndsWith('月') || text.StartsWith("主题", StringComparison.Ordinal)) && text.AsSpan().IndexOfAny("，。；".AsSpan()) < 0;

    /// <summary>第1周 below 九月 is a week of September, if it has no dates of its own.</summary>
    private static TimeRef InMonth(TimeRef time, ref TimeRef? month)
    {
        if (time.Form is TimeForm.Month or TimeForm.Quarter or TimeForm.HalfYear or TimeForm.Holiday) month = time;
        if (time.Form == TimeForm.Loose) month = null;
        return time.Form == TimeForm.Week && time.Months.IsEmpty && month is { } within ? time with { Months = within.Months, Year = within.Year } : time;
    }

    private static void Segment(List<Piece> segments, Piece line, int from, int to)
    {
        if (from < to && line.Cut(from, to) is { IsEmpty: false } segment) segments.Add(segment);
    }

    private static void Flush(TimeRef? time, List<Piece> segments, List<ScheduleEntry> entries)
    {
        if (time is { } at)
            foreach (var item in ItemText.Items(segments)) entries.Add(ScheduleEntry.At(at, item));
        segments.Clear();
    }
}
