using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Months;

/// <summary>A time that heads what follows it: 三月：…, 第1周（8.28—9.3）, 【四月】, （一）九月份.</summary>
/// <param name="At">Where the heading begins in its line, its mark included.</param>
/// <param name="Content">Where the text behind it begins.</param>
/// <param name="Mark">The mark before it, if one is printed.</param>
internal readonly record struct TimeHeading(int At, int Content, TimeRef Time, Mark Mark)
{
    private const int LongestTheme = 18;
    private static readonly string[] Suffixes =
    [
        "主要工作安排", "工会工作安排", "工作安排", "活动安排", "工作要点", "工作重点", "主要工作", "重点工作", "主要活动", "活动内容", "工作内容", "工会工作", "工会活动", "工作",
        "活动", "安排", "计划", "期间", "份",
    ];

    /// <summary>The heading at the beginning of a line, or null.</summary>
    public static TimeHeading? AtStart(string line)
    {
        if (Read(line, 0, isInline: false) is { } bare) return bare;
        if (BehindStage(line) is var stage && stage > 0 && Read(line, stage, isInline: false) is { } staged) return staged with { At = 0 };
        var mark = Marks.At(line, 0);
        if (mark.Kind is MarkKind.None or MarkKind.Lost || mark.Length >= line.Length) return null;
        // 一、常规工作 is a work area, 常规工作：… in a schedule is a time.
        return Read(line, mark.Length, isInline: false) is { } marked && !(marked.Time.Form == TimeForm.Loose && mark.Kind is MarkKind.ChineseComma or MarkKind.Chapter) ? marked with { At = 0, Mark = mark } : null;
    }

    /// <summary>The headings that stand within a line behind a sentence's end or a space: 3.体检。六月份。 and 4月：… 5月：….</summary>
    public static List<TimeHeading> Within(string line, int from)
    {
        var found = new List<TimeHeading>();
        for (var i = Math.Max(1, from); i < line.Length; i++)
        {
            if (line[i] is not ((>= '0' and <= '9') or (>= '一' and <= '龥')) || line[i - 1] is not ('。' or '；' or ';' or ' ' or '！' or '】' or '）')) continue;
            if (Read(line, i, isInline: true) is not { } heading) continue;
            found.Add(heading);
            i = Math.Max(i, heading.Content - 1);
        }

        return found;
    }

    private static TimeHeading? Read(string line, int at, bool isInline)
    {
        var bracket = at < line.Length && line[at] is '【' or '[' or '〔' or '〖' or '《' or '<' || !isInline && at < line.Length && line[at] is '（' or '(';
        var begin = bracket ? TimeScanner.Skip(line, at + 1) : at;
        if ((TimeScanner.At(line, begin) ?? Dates(line, begin, isInline)) is not { } time) return null;
        var end = begin + time.Length;
        if (time.Form != TimeForm.Loose) end = BehindSuffix(line, end);
        if (bracket)
        {
            if (end >= line.Length || line[end] is not ('】' or ']' or '〕' or '〗' or '》' or '>' or '）' or ')')) return null;
            end++;
        }

        var behindTheme = BehindBracketedTheme(line, end);
        var content = Separator(line, behindTheme, isInline, hasBracket: bracket || behindTheme > end, time);
        return content < 0 ? null : new TimeHeading(at, content, time, Mark.None);
    }

    /// <summary>7.1—8.31: a span of dates, or a date that is all of its line. 1.1 before a text is a number.</summary>
    private static TimeRef? Dates(string line, int at, bool isInline)
    {
        if (isInline || at >= line.Length || !Normalise.Han.IsDigit(line[at])) return null;
        var months = TimeScanner.Dates(line, at, out var behind);
        return months.IsEmpty || behind < line.Length && line.AsSpan(at, behind - at).IndexOfAny("—-~/".AsSpan()) < 0 ? null : TimeRef.Of(TimeForm.Day, behind - at, months);
    }

    /// <summary>第一阶段（2—4月）：, 第一阶段：2—4月</summary>
    private static int BehindStage(string line)
    {
        if (line.Length < 6 || line[0] != '第') return 0;
        var (_, length) = ChineseNumber.Any(line, 1);
        if (length == 0 || !line.AsSpan(1 + length).StartsWith("阶段", StringComparison.Ordinal)) return 0;
        var end = 3 + length;
        return end < line.Length && line[end] is '：' or ':' or ' ' ? end + 1 : end;
    }

    private static int BehindSuffix(string line, int end)
    {
        foreach (var suffix in Suffixes)
            if (line.AsSpan(end).StartsWith(suffix, StringComparison.Ordinal) && (end + suffix.Length == line.Length || line[end + suffix.Length] is '：' or ':' or '。' or ' ' or '】'))
                return end + suffix.Length;
        return end;
    }

    /// <summary>九月（师德建设月）：</summary>
    private static int BehindBracketedTheme(string line, int end)
    {
        if (end >= line.Length || line[end] is not ('（' or '(')) return end;
        var close = line.AsSpan(end, Math.Min(LongestTheme, line.Length - end)).IndexOfAny('）', ')');
        return close > 0 ? end + close + 1 : end;
    }

    /// <returns>Where the content begins, or -1 when what follows shows that the time is part of a sentence.</returns>
    private static int Separator(string line, int end, bool isInline, bool hasBracket, TimeRef time)
    {
        if (end >= line.Length) return isInline && time.Form == TimeForm.Loose ? -1 : line.Length;
        var isColon = line[end] is '：' or ':';
        if (time.Form == TimeForm.Loose && !isColon) return -1;
        if (isColon) return TimeScanner.Skip(line, end + 1);
        if (line[end] is '。' or '.' or '．')
        {
            var next = TimeScanner.Skip(line, end + 1);
            return next >= line.Length || line[end] == '。' && line[end - 1] == '份' || Marks.At(line, next).Kind != MarkKind.None || TimeScanner.At(line, next) is not null ? next : -1;
        }

        if (!isInline && (hasBracket || time.Form == TimeForm.Week && line[end - 1] is '）' or ')')) return TimeScanner.Skip(line, end);
        if (isInline) return line[end] == ' ' && Marks.At(line, TimeScanner.Skip(line, end)).Kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled ? TimeScanner.Skip(line, end) : -1;
        if (line[end] is ' ' or '\t' or '|' or '｜' or '│' or '丨') return TimeScanner.Skip(line, end + 1);
        if (line[end] is '—' or '–' or '-' && end + 1 < line.Length) return TimeScanner.Skip(line, line.AsSpan(end).IndexOfAnyExcept('—', '–', '-') is var dash && dash > 0 ? end + dash : end + 1);
        return Marks.At(line, end).Kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.Bullet ? end : -1;
    }
}
