using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Gateway.Log;

/// <summary>What a question to the log may be narrowed by.</summary>
internal sealed record LogFilter
{
    private const int UsualTake = 50;

    /// <summary>Code of a school.</summary>
    public string? School { get; init; }

    /// <summary>Id of an account.</summary>
    public string? Account { get; init; }

    /// <summary>First day, <c>2026-11-21</c>.</summary>
    public string? Since { get; init; }

    /// <summary>Last day, included.</summary>
    public string? Until { get; init; }

    /// <summary>Groups of kinds, several with commas between them.</summary>
    public string? Subject { get; init; }

    /// <summary>Kinds, several with commas between them.</summary>
    public string? Kind { get; init; }

    /// <summary>Part of the sentence.</summary>
    public string? Text { get; init; }

    /// <summary>The mark <c>position.number</c> that the page before ended with.</summary>
    public string? Before { get; init; }

    /// <summary>Absent: 50.</summary>
    public int? Take { get; init; }

    /// <summary>The question, or why it cannot be read: query.bad-code, query.bad-day, query.bad-subject, query.bad-mark.</summary>
    public Outcome<LogQuery> Query()
    {
        if (School is not null && !Codes.IsCode(School)) return Bad("query.bad-code", "学校编号不对。", "school");
        if (!TryDay(Since, out var from)) return Bad("query.bad-day", "日期要写成 2026-11-21。", "since");
        if (!TryDay(Until, out var until)) return Bad("query.bad-day", "日期要写成 2026-11-21。", "until");
        if (!TryMark(out var before)) return Bad("query.bad-mark", "before 要用上一页给出的 next，写成 位置.序号。", "before");
        var subjects = Parts(Subject).Select(part => (Known: Enum.TryParse<LogSubject>(part, ignoreCase: true, out var subject) && !int.TryParse(part, out _), subject)).ToArray();
        if (subjects.Any(s => !s.Known)) return Bad("query.bad-subject", "没有这个日志类别。", "subject");
        return new LogQuery(
            School is null ? null : new SchoolCode(School), Blank(Account) is { } account ? [account] : [], from, until, [.. subjects.Select(s => s.subject)], [.. Parts(Kind)], Blank(Text), before,
            Take ?? UsualTake);
    }

    private static string[] Parts(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && read.Year is >= 2000 and <= 2100 ? read : null;
        return text is null || day is not null;
    }

    private bool TryMark(out LogMark? mark)
    {
        mark = Before?.Split('.') is [var position, var number]
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? new(p, n)
                : null;
        return Before is null || mark is not null;
    }

    private static Refusal Bad(string code, string text, string place) => new(code, RefusalKind.Invalid, text, place);
}
