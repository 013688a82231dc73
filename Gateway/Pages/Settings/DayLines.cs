using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>
/// Days in lines, as people copy them from notices: 10月1日至8日, 2026年2月15日—2月23日, 1月4日、2月28日. A month and a year hold until
/// another one is named; a range whose end lies before its beginning ends in the next year.
/// </summary>
public static partial class DayLines
{
    /// <summary>A longer range is a slip of the pen, or a school holiday, which lies between terms.</summary>
    private const int LongestRange = 62;

    /// <param name="year">Year of days that name none.</param>
    /// <returns>The days, ascending; and the lines in which there was none, or one that does not exist.</returns>
    public static (ImmutableArray<DateOnly> Days, ImmutableArray<string> Unread) Read(string text, int year)
    {
        var days = new SortedSet<DateOnly>();
        var unread = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var found = Of(Plain(line), year);
            if (found.IsEmpty) unread.Add(line);
            foreach (var (_, stretch) in found) days.UnionWith(stretch);
        }

        return ([.. days], unread.ToImmutable());
    }

    /// <summary>What a notice of the State Council's office says: days off, and weekends that are worked.</summary>
    public static (ImmutableArray<DateOnly> Off, ImmutableArray<DateOnly> Worked) ReadNotice(string text, int year)
    {
        var (off, worked) = (new SortedSet<DateOnly>(), new SortedSet<DateOnly>());
        foreach (var sentence in text.Split(['。', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var plain = Plain(sentence);
            foreach (var (at, stretch) in Of(plain, year))
            {
                // A day belongs to the first verb behind it: 10月1日至7日放假，10月10日上班.
                var verb = Verb().Match(plain, at);
                if (verb.Success) (verb.Groups["work"].Success ? worked : off).UnionWith(stretch);
            }
        }

        return ([.. off], [.. worked]);
    }

    /// <summary>Stretches of days, a line each: 2026年10月1日至10月8日.</summary>
    public static string Write(IEnumerable<DateOnly> days)
    {
        var lines = new StringBuilder();
        DateOnly? first = null, last = null;
        foreach (var day in days.Order())
        {
            if (last is { } before && day == before.AddDays(1))
            {
                last = day;
                continue;
            }

            Flush();
            (first, last) = (day, day);
        }

        Flush();
        return lines.ToString().TrimEnd('\n');

        void Flush()
        {
            if (first is not { } begins || last is not { } ends) return;
            lines.Append(Words.Day(begins));
            if (ends != begins) lines.Append(CultureInfo.InvariantCulture, $"至{(ends.Year == begins.Year ? $"{ends.Month}月{ends.Day}日" : Words.Day(ends))}");
            lines.Append('\n');
        }
    }

    private static ImmutableArray<(int At, ImmutableArray<DateOnly> Days)> Of(string line, int year)
    {
        var found = ImmutableArray.CreateBuilder<(int, ImmutableArray<DateOnly>)>();
        var month = 0;
        (DateOnly Day, int End)? before = null;
        foreach (Match match in Day().Matches(line))
        {
            var isYearNamed = match.Groups["y"].Success;
            if (isYearNamed) year = Number(match, "y");
            var named = match.Groups["m"].Success ? Number(match, "m") : month;
            var number = match.Groups["d"].Success ? Number(match, "d") : Number(match, "o");
            if (named is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, named)) return [];
            var day = new DateOnly(year, named, number);
            if (before is { } first && Between().IsMatch(line[first.End..match.Index]))
            {
                if (day < first.Day && !isYearNamed) day = day.AddYears(1);
                if (day < first.Day || day.DayNumber - first.Day.DayNumber > LongestRange) return [];
                found[^1] = (match.Index, [.. Enumerable.Range(0, day.DayNumber - first.Day.DayNumber + 1).Select(first.Day.AddDays)]);
                before = null;
            }
            else
            {
                found.Add((match.Index, [day]));
                before = (day, match.Index + match.Length);
            }

            (year, month) = (day.Year, named);
        }

        return found.ToImmutable();
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>Narrow digits, without spaces and what stands in brackets (周四).</summary>
    private static string Plain(string line) => Bracketed().Replace(line.FormKC().Replace(" ", "", StringComparison.Ordinal), "");

    [GeneratedRegex(@"(?:(?<y>20\d{2})[年./-])?(?<!\d)(?<m>\d{1,2})[月./-](?<d>\d{1,2})(?!\d)[日号]?|(?<!\d)(?<o>\d{1,2})[日号]")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?:至|到|-|—+|–|~|～|―)$")]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<work>上班|上课|补班|补课)|放假|休息|调休|停课")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracketed();
}
