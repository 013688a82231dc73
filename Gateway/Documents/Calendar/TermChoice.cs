using System.Collections.Immutable;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Calendar;

/// <summary>Which terms of the calendar a plan may be meant for, by the words of its heading (第二学期, 秋季, 上半年) and its year.</summary>
internal static class TermChoice
{
    private const int HeadingLines = 4;
    private const int LongestHeading = 40;
    private const int LongestHead = 400;
    private const int FirstAutumnMonth = 8;

    private static readonly string[] Spring = ["第二学期", "第2学期", "下学期", "春季", "年春", "上半年"];
    private static readonly string[] Autumn = ["第一学期", "第1学期", "上学期", "秋季", "年秋", "下半年"];

    /// <returns>Every term that fits. A plan for a whole year without such a word fits both of its terms.</returns>
    public static ImmutableArray<CalendarTerm> Fitting(string received, ReadPlan plan, ImmutableArray<CalendarTerm> terms)
    {
        var heading = Heading(received, plan);
        var isSpring = Array.Exists(Spring, word => heading.Contains(word, StringComparison.Ordinal));
        var isAutumn = Array.Exists(Autumn, word => heading.Contains(word, StringComparison.Ordinal));
        // Both or neither: the words do not tell.
        bool? wantsAutumn = isSpring == isAutumn ? null : isAutumn;
        var isSchoolYear = plan.Period == PlanPeriod.SchoolYear || heading.Contains("学年", StringComparison.Ordinal);
        return [.. terms.Where(term => (wantsAutumn is null || wantsAutumn == IsAutumn(term)) && (plan.Year is not { } year || YearOf(term, isSchoolYear) == year))];
    }

    private static bool IsAutumn(CalendarTerm term) => term.First.Month >= FirstAutumnMonth;

    /// <summary>2025学年第二学期 begins in 2026; 2026年春季 too.</summary>
    private static int YearOf(CalendarTerm term, bool isSchoolYear) => isSchoolYear && !IsAutumn(term) ? term.First.Year - 1 : term.First.Year;

    /// <summary>The title and the short lines below it.</summary>
    private static string Heading(string received, ReadPlan plan)
    {
        var head = Normaliser.Normalise(received.Substring(plan.Span.Start, Math.Min(plan.Span.Length, LongestHead))).Text;
        var lines = head.Split('\n').Select(line => Han.Tight(line)).Where(line => line.Length > 0).Take(HeadingLines).Where(line => line.Length <= LongestHeading);
        return string.Join('\n', lines.Prepend(plan.Title ?? ""));
    }
}
