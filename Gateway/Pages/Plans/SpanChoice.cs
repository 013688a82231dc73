using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>Months that a new plan may cover, with the id that is made for it, so that nobody has to think of one.</summary>
public sealed record SpanChoice(PlanId Id, PlanSpan Span)
{
    private const char Cut = '~';

    /// <summary>The months that one chooses oneself.</summary>
    public const string Other = "other";

    private const int LastMonthForThisYear = 8;
    private const int MonthsBack = 12;
    private const int MonthsAhead = 30;

    /// <summary>What the form sends: id, first and last month.</summary>
    public string Value => $"{Id}{Cut}{Span.First}{Cut}{Span.Last}";

    public string Name => $"{Words.Of(Span)}{(IsAutumn ? PlansTexts.Autumn : IsSpring ? PlansTexts.Spring : "")}";

    private bool IsAutumn => Span.First.Month == 9 && Span.Months == 5;

    private bool IsSpring => Span.First.Month == 2 && Span.Months == 6;

    /// <summary>The usual spans around a day, those first that have no plan yet.</summary>
    public static ImmutableArray<SpanChoice> Near(DateOnly today, ImmutableArray<PlanView> plans)
    {
        var (year, isLate) = (today.Year, today.Month > LastMonthForThisYear);
        PlanSpan[] usual = isLate
            ? [Year(year + 1), Autumn(year), Spring(year + 1), School(year), Year(year)]
            : [Year(year), Spring(year), Autumn(year), School(year), Year(year + 1)];
        return [.. usual.OrderBy(span => plans.Any(p => p.Span == span)).Select(span => new SpanChoice(IdFor(span, plans), span))];
    }

    /// <summary>The months to choose from by hand, around a day.</summary>
    public static IEnumerable<YearMonth> Months(DateOnly today) =>
        Enumerable.Range(new YearMonth(today.Year, today.Month).Ordinal - MonthsBack, MonthsBack + MonthsAhead).Select(YearMonth.FromOrdinal);

    public static bool TryParse(string text, out SpanChoice? choice)
    {
        choice = text.Split(Cut) is [var id, var first, var last]
            && PlanId.TryParse(id, out var plan) && YearMonth.TryParse(first, out var from) && YearMonth.TryParse(last, out var to)
            ? new(plan, new(from, to))
            : null;
        return choice is not null;
    }

    /// <summary>2026; 2026-2027; 2026-autumn; 2027-spring; else its first month; with a number behind where that is taken.</summary>
    public static PlanId IdFor(PlanSpan span, ImmutableArray<PlanView> plans)
    {
        var year = span.First.Year.ToString(CultureInfo.InvariantCulture);
        var name = (span.First.Month, span.Months) switch
        {
            (1, 12) => year,
            (9, 12) => $"{year}-{span.Last.Year}",
            (9, 5) => $"{year}-autumn",
            (2, 6) => $"{year}-spring",
            _ => span.First.ToString(),
        };
        var taken = plans.Select(p => p.Id.Value).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains(number == 1 ? name : $"{name}-{number}")) number++;
        return new(number == 1 ? name : $"{name}-{number}");
    }

    private static PlanSpan Year(int year) => new(new(year, 1), new(year, 12));

    private static PlanSpan School(int year) => new(new(year, 9), new(year + 1, 8));

    private static PlanSpan Autumn(int year) => new(new(year, 9), new(year + 1, 1));

    private static PlanSpan Spring(int year) => new(new(year, 2), new(year, 7));
}
