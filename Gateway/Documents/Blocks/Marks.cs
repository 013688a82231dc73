using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Blocks;

/// <summary>Recognises the numbering at a place of a line. Knows forms, not levels: levels come from the order in the document.</summary>
internal static class Marks
{
    private const string Bullets = "★☆●○◎■□◆◇▲△▶►▷➢➤※√✓✔☑✦✿❖•·＊*";
    private const int DeepestNumber = 5;

    /// <summary>A longer run of one sign is a rule across the page, no bullet.</summary>
    private const int LongestBullet = 64;

    /// <summary>How far behind 一是 a 二是 shows that both are parts of a sentence.</summary>
    private const int FarthestNext = 2_000;
    private const string Separators = "、.．，,：:";
    private const string CountedBehindSpace = "月日年周次名个人元点号时分";
    /// <summary>Behind a bare number at the beginning of a line they make it a count or a date: 3月, 20余名, 5支队伍.</summary>
    private const string CountedDirectly = "月日年周次名个人元点号时分届期级班项场条篇本件岁天位所支万千百余多几部台套张份对门户节课轮种类秒米里公斤寸层楼室后前以至到、度线倍成折比";
    private static readonly string[] CountedWords = ["学期", "学年", "学时", "学分", "教室", "组："];
    private const int LeastBehindBare = 5;
    private static readonly string[] NamedWords = ["要点", "项目", "任务", "措施", "重点", "工程", "专题", "板块", "行动", "举措", "模块", "篇章", "实事", "好事", "品牌", "抓手", "步骤", "亮点"];

    public static Mark At(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return Mark.None;
        var mark = text[at] switch
        {
            '第' => Chapter(text, at),
            '(' or '（' or '【' or '[' or '〔' or '〈' or '<' or '＜' => Bracketed(text, at),
            >= '㈠' and <= '㈩' => new(MarkKind.ChineseParen, text[at] - '㈠' + 1, text[at].ToString(), 1),
            >= '①' and <= '⑳' => new(MarkKind.Circled, text[at] - '①' + 1, text[at].ToString(), 1),
            >= '❶' and <= '❿' => new(MarkKind.Circled, text[at] - '❶' + 1, text[at].ToString(), 1),
            >= '⑴' and <= '⒇' => new(MarkKind.ArabicParen, text[at] - '⑴' + 1, text[at].ToString(), 1),
            >= '⒈' and <= '⒛' => new(MarkKind.Arabic, text[at] - '⒈' + 1, (text[at] - '⒈' + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), 1),
            >= 'Ⅰ' and <= 'Ⅻ' => new(MarkKind.Chapter, text[at] - 'Ⅰ' + 1, text[at].ToString(), 1, "Ⅰ"),
            >= '0' and <= '9' => Arabic(text, at),
            (>= 'a' and <= 'h') or (>= 'A' and <= 'H') => Letter(text, at),
            '甲' or '乙' or '丙' or '丁' or '戊' when at + 2 < text.Length && text[at + 1] is '、' or '．' or '.' => new(MarkKind.Letter, "甲乙丙丁戊".IndexOf(text[at], StringComparison.Ordinal) + 1, text[at].ToString(), 2, "甲"),
            '、' or '．' when at + 1 < text.Length && (Han.Is(text[at + 1]) || text[at + 1] is '“' or '"' or '《' or '「') => new(MarkKind.Lost, 0, null, 1),
            '—' or '-' or '–' or '─' => Dash(text, at),
            _ when Bullets.Contains(text[at], StringComparison.Ordinal) => Bullet(text, at),
            _ when Emoji.IsPicture(text, at) => at + 2 < text.Length ? new(MarkKind.Bullet, 0, null, 2, text.Slice(at, 2).ToString()) : Mark.None,
            _ => Chinese(text, at),
        };
        return mark.Kind == MarkKind.None ? mark : mark with { Length = SkipBehind(text, at, at + mark.Length) - at };
    }

    /// <summary>Spaces and a separator that is printed behind a complete mark (`①、`, `（一）、`).</summary>
    private static int SkipBehind(ReadOnlySpan<char> text, int at, int end)
    {
        while (end < text.Length && text[end] == ' ') end++;
        if (end < text.Length && end > at && text[end] is '、' or '．' or '.') end++;
        while (end < text.Length && text[end] == ' ') end++;
        return end;
    }

    private static Mark Chapter(ReadOnlySpan<char> text, int at)
    {
        var (value, length) = ChineseNumber.Any(text, at + 1);
        if (length is 0 or > 3) return Mark.None;
        var end = at + 1 + length;
        if (end >= text.Length) return Mark.None;
        var printed = text.Slice(at + 1, length).ToString();
        if (text[end] is '章' or '篇') return new(MarkKind.Chapter, value, printed, Behind(text, end + 1) - at, "章");
        foreach (var word in (ReadOnlySpan<string>)["部分", "板块", "单元", "方面"])
            if (text[end..].StartsWith(word, StringComparison.Ordinal)) return new(MarkKind.Chapter, value, printed, Behind(text, end + word.Length) - at, word);
        return text[end] is '，' or ',' or '、' or '：' or ':' ? new(MarkKind.Chapter, value, printed, end + 1 - at, "第") : Mark.None;
    }

    private static int Behind(ReadOnlySpan<char> text, int end) => end < text.Length && Separators.Contains(text[end], StringComparison.Ordinal) ? end + 1 : end;

    private static Mark Bracketed(ReadOnlySpan<char> text, int at)
    {
        var inner = at + 1;
        while (inner < text.Length && text[inner] == ' ') inner++;
        if (inner >= text.Length) return Mark.None;
        var western = ChineseNumber.Western(text, inner);
        var chinese = western.Length == 0 ? ChineseNumber.Chinese(text, inner) : (0, 0);
        var length = western.Length > 0 ? western.Length : chinese.Item2 > 0 ? chinese.Item2 : char.IsAsciiLetter(text[inner]) ? 1 : 0;
        var close = inner + length;
        while (close < text.Length && text[close] == ' ') close++;
        if (length is 0 or > 3 || close >= text.Length || text[close] is not (')' or '）' or '】' or ']' or '〕' or '〉' or '>' or '＞')) return Mark.None;
        var printed = text.Slice(inner, length).ToString();
        if (western.Length > 0) return western.Value > 99 ? Mark.None : new(MarkKind.ArabicParen, western.Value, printed, close + 1 - at);
        return chinese.Item2 > 0
            ? new(MarkKind.ChineseParen, chinese.Item1, printed, close + 1 - at)
            : new(MarkKind.Letter, char.ToLowerInvariant(text[inner]) - 'a' + 1, printed, close + 1 - at);
    }

    private static Mark Arabic(ReadOnlySpan<char> text, int at)
    {
        var (value, length) = ChineseNumber.Western(text, at);
        var end = at + length;
        if (length is 0 or > 2 || end >= text.Length) return Mark.None;
        var printed = text.Slice(at, length).ToString();
        if (text[end] is ')' or '）') return new(MarkKind.ArabicParen, value, printed, end + 1 - at);
        if (text[end] is '.' or '．' && end + 1 < text.Length && Han.IsDigit(text[end + 1])) return Dotted(text, at, end, value);
        if (Separators.Contains(text[end], StringComparison.Ordinal) && !(text[end] is ':' or '：' && end + 1 < text.Length && Han.IsDigit(text[end + 1])))
            return new(MarkKind.Arabic, value, printed, end + 1 - at);
        if (text[end] == ' ') return IsProseBehindSpace(text, end) ? new(MarkKind.Arabic, value, printed, end + 1 - at) : Mark.None;
        return at == 0 && value is > 0 and < 30 && text.Length > end + LeastBehindBare && Han.Is(text[end]) && !IsCounted(text[end..]) ? new(MarkKind.Arabic, value, printed, end - at) : Mark.None;
    }

    private static bool IsCounted(ReadOnlySpan<char> behind)
    {
        foreach (var word in CountedWords)
            if (behind.StartsWith(word, StringComparison.Ordinal)) return true;
        return CountedDirectly.Contains(behind[0], StringComparison.Ordinal);
    }

    private static bool IsProseBehindSpace(ReadOnlySpan<char> text, int space)
    {
        var next = text[space..].IndexOfAnyExcept(' ');
        return next > 0 && (Han.Is(text[space + next]) || text[space + next] is '“' or '《') && !CountedBehindSpace.Contains(text[space + next], StringComparison.Ordinal);
    }

    /// <summary>1.1 is a number of a heading; 9.1—9.5 and 3.8节 are dates; 1.2019年 is the item 1.</summary>
    private static Mark Dotted(ReadOnlySpan<char> text, int at, int dot, int first)
    {
        var depth = 1;
        var end = dot;
        var last = first;
        while (depth <= DeepestNumber && end + 1 < text.Length && text[end] is '.' or '．' && Han.IsDigit(text[end + 1]))
        {
            var (part, length) = ChineseNumber.Western(text, end + 1);
            if (length is 0 or > 2) return depth == 1 ? new(MarkKind.Arabic, first, text[at..dot].ToString(), dot + 1 - at) : Mark.None;
            (last, end) = (part, end + 1 + length);
            depth++;
        }

        if (depth > DeepestNumber || end >= text.Length || text[end] is '—' or '-' or '–' or '~' or '～' or '至' or '到' or '节' or '妇' or '日' or '号' or '%' or ')' or '）') return Mark.None;
        var sign = depth.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return text[end] is ' ' or '、' or '.' or '．' || Han.Is(text[end]) ? new(MarkKind.Dotted, last, text[at..end].ToString(), end - at, sign) : Mark.None;
    }

    private static Mark Letter(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at + 1] is ')' or '）' or '、' or '．' or '.' && !char.IsAsciiLetterOrDigit(text[at + 2])
            ? new(MarkKind.Letter, char.ToLowerInvariant(text[at]) - 'a' + 1, text[at].ToString(), 2, char.IsUpper(text[at]) ? "A" : "a")
            : Mark.None;

    private static Mark Dash(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= 4 && text[end] is '—' or '-' or '–' or '─') end++;
        var sign = text[at] == '-' ? end - at == 1 ? "-" : "--" : "—";
        return end - at <= 4 && end < text.Length && !Han.IsDigit(text[end]) ? new(MarkKind.Bullet, 0, null, end - at, sign) : Mark.None;
    }

    private static Mark Bullet(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestBullet && (text[end] == text[at] || text[end] == ' ')) end++;
        return end < text.Length && end - at <= LongestBullet ? new(MarkKind.Bullet, 0, null, end - at, text[at].ToString()) : Mark.None;
    }

    private static Mark Chinese(ReadOnlySpan<char> text, int at)
    {
        foreach (var word in NamedWords)
            if (text[at..].StartsWith(word, StringComparison.Ordinal)) return Named(text, at, word);

        // 參、 of 壹、貳、參、 is 参 in Simplified script.
        if (text[at] == '参' && at + 2 < text.Length && text[at + 1] is '、' or '．') return new(MarkKind.ChineseComma, 3, "参", 2, "壹");
        var (value, length) = ChineseNumber.Chinese(text, at);
        var end = at + length;
        if (length is 0 or > 3 || end >= text.Length || text[at] is '两' or '零' or '〇' or '○') return Mark.None;
        var printed = text.Slice(at, length).ToString();
        if (text[end] is ')' or '）') return new(MarkKind.ChineseParen, value, printed, end + 1 - at);
        var sign = "壹贰叁肆伍陆柒捌玖".Contains(text[at], StringComparison.Ordinal) ? "壹" : "";
        if (Separators.Contains(text[end], StringComparison.Ordinal)) return new(MarkKind.ChineseComma, value, printed, end + 1 - at, sign);
        if (text[end] == ' ' && IsProseBehindSpace(text, end)) return new(MarkKind.ChineseComma, value, printed, end + 1 - at, sign);
        return text[end] == '是' && text.Slice(end + 1, Math.Min(FarthestNext, text.Length - end - 1)).IndexOf(Next(value), StringComparison.Ordinal) < 0 ? new(MarkKind.OneIs, value, printed, end + 1 - at) : Mark.None;
    }

    /// <summary>一是…；二是… within one paragraph is prose.</summary>
    private static string Next(int value) => value is >= 1 and < 9 ? "一二三四五六七八九"[value] + "是" : "\0";

    private static Mark Named(ReadOnlySpan<char> text, int at, string word)
    {
        var (value, length) = ChineseNumber.Any(text, at + word.Length);
        var end = at + word.Length + length;
        if (length is 0 or > 3 || end >= text.Length || !(Separators.Contains(text[end], StringComparison.Ordinal) || text[end] is ' ' or '|' or '）')) return Mark.None;
        return new(MarkKind.Named, value, text.Slice(at + word.Length, length).ToString(), end + 1 - at, word);
    }
}
