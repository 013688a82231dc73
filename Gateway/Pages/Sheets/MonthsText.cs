using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>The months of a task in one cell: 3月、9月; 3月至5月; 2026年12月 where the plan has several Decembers.</summary>
internal static partial class MonthsText
{
    /// <summary>With the year only where the plan's span has the month twice.</summary>
    public static string Of(ImmutableArray<YearMonth> months, PlanSpan span) => string.Join('、', months.Select(m =>
        span.All().Count(other => other.Month == m.Month) == 1 && span.Contains(m)
            ? string.Create(CultureInfo.InvariantCulture, $"{m.Month}月")
            : string.Create(CultureInfo.InvariantCulture, $"{m.Year}年{m.Month}月")));

    /// <returns>The months, ascending; null: something in the cell is none of the plan's.</returns>
    public static ImmutableArray<YearMonth>? Read(string text, PlanSpan span)
    {
        var found = new SortedSet<YearMonth>();
        foreach (var part in text.FormKC().Split(['、', ',', ';', ' ', '\n', '和', '及'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Stretch.Match(part) is not { Success: true } match || MonthOf(match, "1", span, null) is not { } first) return null;
            if (!match.Groups["m2"].Success)
            {
                found.Add(first);
                continue;
            }

            if (MonthOf(match, "2", span, first) is not { } last) return null;
            for (var month = first.Ordinal; month <= last.Ordinal; month++) found.Add(YearMonth.FromOrdinal(month));
        }

        return [.. found];
    }

    /// <summary>The first month of the plan of that name, not before another one.</summary>
    private static YearMonth? MonthOf(Match match, string part, PlanSpan span, YearMonth? after)
    {
        var month = int.Parse(match.Groups["m" + part].Value, CultureInfo.InvariantCulture);
        var year = match.Groups["y" + part] is { Success: true } named ? int.Parse(named.Value, CultureInfo.InvariantCulture) : (int?)null;
        return span.All().Where(m => m.Month == month && (year is null || m.Year == year) && (after is null || m >= after)).Select(m => (YearMonth?)m).FirstOrDefault();
    }

    [GeneratedRegex(@"^((?<y1>20\d\d)年)?(?<m1>1[0-2]|0?[1-9])月?((至|到|-|—|–|~)((?<y2>20\d\d)年)?(?<m2>1[0-2]|0?[1-9])月?)?$")]
    private static partial Regex Stretch { get; }
}
