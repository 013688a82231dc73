using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

/// <summary>Title, school, year and period of a plan, each by the first place that says it.</summary>
/// <param name="IsSchoolYear">August to December lie in <see cref="Year"/>, January to July in the next.</param>
internal sealed record PlanIdentity(string? Title, string? School, int? Year, PlanPeriod Period, bool IsSchoolYear)
{
    private const int PreambleLines = 8;
    private const int SignatureLines = 4;
    private const int ShortLine = 40;
    private const int HeadLines = 3;
    private const int FarthestName = 500;
    private static readonly string[] Semester = ["学期", "上半年", "下半年"];
    private static readonly string[] SchoolFields = ["学校：", "学校:", "单位：", "单位:", "填报单位", "学校名称", "制定单位"];
    private static readonly string[] OurSchool = ["我校", "我园", "学校", "校工会", "工会", "本校", "全校", "是", "我们", "园工会", "教工会", "我院", "本园"];

    public static PlanIdentity Of(PlanText plan)
    {
        // A title that also names last year's summary names its own year last.
        var title = plan.TitleText is { } text && text.IndexOf("总结", StringComparison.Ordinal) is var summary and >= 0 ? text[summary..] : plan.TitleText ?? "";
        var heading = title + Subtitle(plan) + string.Concat(plan.Byline.Select(line => line.Tight));
        var preamble = Preamble(plan);
        var signature = Signature(plan);
        var year = YearIn(heading) ?? signature.Select(line => DateYear(line.Tight)).FirstOrDefault(y => y is not null) ?? PreambleYear(preamble) ?? YearIn(plan.CollectionTitle ?? "");
        var period = PeriodOf(heading) ?? PreamblePeriod(preamble) ?? PeriodOf(plan.CollectionTitle ?? "") ?? PlanPeriod.Unknown;
        return new PlanIdentity(plan.TitleText, SchoolOf(plan, signature), year, period, IsSchoolYearOf(heading, preamble, period));
    }

    /// <summary>A short line below the title: （2023—2024学年第一学期）, the school's name.</summary>
    private static string Subtitle(PlanText plan)
    {
        var subtitle = "";
        foreach (var line in plan.Body.Take(2))
        {
            var text = line.Tight;
            if (text.Length > ShortLine || Marks.At(line.Text, 0).Kind is not (MarkKind.None or MarkKind.Bullet) || line.IsRow || Months.TimeHeading.AtStart(line.Text) is not null && YearIn(text) is null) break;
            if (YearIn(text) is not null && PeriodOf(text) is not null && !text.Contains('，', StringComparison.Ordinal)) subtitle += text;
        }

        return subtitle;
    }

    private static List<Piece> Preamble(PlanText plan)
    {
        var preamble = new List<Piece>();
        var headings = 0;
        foreach (var line in plan.Body.Take(PreambleLines))
        {
            if (Marks.At(line.Text, 0).Kind is MarkKind.ChineseComma or MarkKind.Chapter && ++headings > 1) break;
            preamble.Add(line);
        }

        return preamble;
    }

    private static List<Piece> Signature(PlanText plan) => plan.Body.Count <= SignatureLines
        ? []
        : [.. plan.Body.Skip(plan.Body.Count - SignatureLines).Where(line => line.Text.Length <= ShortLine && Marks.At(line.Text, 0).Kind == MarkKind.None)];

    private static string? SchoolOf(PlanText plan, List<Piece> signature)
    {
        string? best = null;
        var lines = plan.Byline.Select(line => line.Tight)
            .Append(plan.TitleText ?? "")
            .Concat(plan.Body.Take(HeadLines).Select(line => line.Tight).Where(Schools.IsSchoolLine))
            .Concat(signature.Select(line => line.Tight).Where(Schools.IsSchoolLine));
        lines = lines.Concat(plan.Body.Take(HeadLines).Select(line => line.Tight).Where(line => line.Length <= ShortLine && Array.Exists(SchoolFields, field => line.StartsWith(field, StringComparison.Ordinal))));
        foreach (var line in lines)
            if (Schools.In(line) is { } name && (best is null || name.Length > best.Length)) best = name;
        return best ?? CallsItself(plan) ?? CalledInText(plan);
    }

    /// <summary>2023年，青禾小学工会将…: the name directly before 工会, in the plan's first lines.</summary>
    private static string? CallsItself(PlanText plan)
    {
        foreach (var line in plan.Body.Take(HeadLines).Select(line => Han.First(line.Text, FarthestName)))
            foreach (var name in Schools.InProse(line))
                if (line.Contains(name + "工会", StringComparison.Ordinal) || line.Contains(name + "）工会", StringComparison.Ordinal)) return name;
        return null;
    }

    /// <summary>A name in running text counts when the plan uses it at least twice.</summary>
    private static string? CalledInText(PlanText plan)
    {
        var names = plan.Body.SelectMany(line => Schools.InProse(line.Text)).GroupBy(name => name).Where(group => group.Count() >= 2).OrderByDescending(group => group.Count());
        return names.FirstOrDefault()?.Key;
    }

    public static int? YearIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var (value, length) = ChineseNumber.Any(text, i);
            if (length == 0) continue;
            var isWestern = Han.IsDigit(text[i]);
            if (length is 4 or 8 && value is >= 1950 and <= 2100 && (isWestern || i + 4 < text.Length && text[i + 4] == '年')) return value;
            i += length - 1;
        }

        return null;
    }

    private static int? DateYear(string text) => text.Length <= 24 && text.Contains('月', StringComparison.Ordinal) || text.Count(c => c is '.' or '．' or '/' or '-') == 2 ? YearIn(text) : null;

    /// <summary>2023年，我校工会…: the plan says its year itself. Years of documents that it quotes do not count.</summary>
    private static int? PreambleYear(List<Piece> preamble)
    {
        foreach (var line in preamble)
        {
            for (var i = line.Text.IndexOf('年', StringComparison.Ordinal); i >= 4; i = line.Text.IndexOf('年', i + 1))
            {
                var isSchoolYear = i >= 5 && line.Text[i - 1] == '学';
                if (YearIn(line.Text[(i - (isSchoolYear ? 5 : 4))..(i + 1)].Replace("学", "", StringComparison.Ordinal)) is not { } year) continue;
                var behind = BehindTerm(line.Text.AsSpan(i + 1)).TrimStart("，, 度".AsSpan());
                foreach (var word in OurSchool)
                    if (behind.StartsWith(word, StringComparison.Ordinal)) return year;
                if (Schools.BeginsWithName(behind[..Math.Min(behind.Length, ShortLine)].ToString())) return year;
                if (line.Text.AsSpan(Math.Max(0, i - 7)).StartsWith("现将", StringComparison.Ordinal) || line.Text.AsSpan(0, i).EndsWith("现就" + line.Text[(i - 4)..i], StringComparison.Ordinal)) return year;
            }
        }

        return null;
    }

    /// <summary>2022年春季学期，我园…: what may stand between the year and the school.</summary>
    private static ReadOnlySpan<char> BehindTerm(ReadOnlySpan<char> text)
    {
        foreach (var term in (ReadOnlySpan<string>)["春季学期", "秋季学期", "春季", "秋季", "上半年", "下半年", "第一学期", "第二学期"])
            if (text.StartsWith(term, StringComparison.Ordinal)) return text[term.Length..];
        return text;
    }

    private static PlanPeriod? PeriodOf(string text)
    {
        if (Array.Exists(Semester, word => text.Contains(word, StringComparison.Ordinal)) || HasSeason(text)) return PlanPeriod.Semester;
        if (text.Contains("学年", StringComparison.Ordinal)) return PlanPeriod.SchoolYear;
        return text.Contains('年', StringComparison.Ordinal) || YearIn(text) is not null ? PlanPeriod.CalendarYear : null;
    }

    private static bool HasSeason(string text) => text.Contains("春季", StringComparison.Ordinal) || text.Contains("秋季", StringComparison.Ordinal) || text.Contains("年春", StringComparison.Ordinal) || text.Contains("年秋", StringComparison.Ordinal);

    private static PlanPeriod? PreamblePeriod(List<Piece> preamble)
    {
        var text = string.Concat(preamble.Select(line => line.Text));
        if (text.Contains("本学期", StringComparison.Ordinal) || text.Contains("新学期", StringComparison.Ordinal) || text.Contains("这学期", StringComparison.Ordinal)) return PlanPeriod.Semester;
        if (text.Contains("学年度", StringComparison.Ordinal) || text.Contains("本学年", StringComparison.Ordinal) || text.Contains("新学年", StringComparison.Ordinal)) return PlanPeriod.SchoolYear;
        return PreambleYear(preamble) is not null || text.Contains("新的一年", StringComparison.Ordinal) || text.Contains("全年", StringComparison.Ordinal) || text.Contains("今年", StringComparison.Ordinal) || text.Contains("本年度", StringComparison.Ordinal) || YearIn(text) is not null && text.Contains("年度", StringComparison.Ordinal)
            ? PlanPeriod.CalendarYear
            : null;
    }

    /// <summary>2022—2023学年第二学期 counts by the school year, 2025年上半年 by the calendar.</summary>
    private static bool IsSchoolYearOf(string heading, List<Piece> preamble, PlanPeriod period) => period switch
    {
        PlanPeriod.SchoolYear => true,
        PlanPeriod.Semester => heading.Contains("学年", StringComparison.Ordinal) || heading.Contains("秋季", StringComparison.Ordinal) || heading.Contains("第一学期", StringComparison.Ordinal)
            || YearIn(heading) is null && string.Concat(preamble.Select(line => line.Text)).Contains("学年", StringComparison.Ordinal),
        _ => false,
    };
}
