using System.Globalization;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Summaries;

/// <summary>Which work summary it is.</summary>
public enum SummaryKind
{
    /// <summary>半年小结, of January to June.</summary>
    HalfYear,

    /// <summary>年度总结.</summary>
    Year,
}

/// <summary>What a work summary is about, written <c>2026H1</c> (半年小结) or <c>2026Y</c> (年度总结).</summary>
/// <param name="Year">2000 to 2100.</param>
[JsonConverter(typeof(PeriodJsonConverter<SummaryPeriod>))]
public readonly record struct SummaryPeriod(int Year, SummaryKind Kind) : IPeriod<SummaryPeriod>, IComparable<SummaryPeriod>
{
    /// <summary>As people say it: 2026年上半年; 2026年.</summary>
    public string Name => Kind is SummaryKind.HalfYear ? $"{Year}年上半年" : $"{Year}年";

    /// <summary>What the summary calls itself: 2026年上半年工会工作小结; 2026年工会工作总结.</summary>
    public string Title => Kind is SummaryKind.HalfYear ? $"{Name}工会工作小结" : $"{Name}工会工作总结";

    public Quarter LastQuarter => new(Year, Kind is SummaryKind.HalfYear ? 2 : 4);

    /// <summary>The first day on which it may be handed in: of its last month.</summary>
    public DateOnly Opens => LastQuarter.LastMonth.FirstDay;

    public DateOnly LastDay => LastQuarter.LastDay;

    /// <summary>The last day on time: of the same year, of the next for a whole year.</summary>
    public DateOnly Due(DistrictSettings settings) => Kind is SummaryKind.HalfYear ? settings.HalfYearSummaryDay.In(Year) : settings.YearSummaryDay.In(Year + 1);

    /// <summary>The summaries of a calendar year, in their order.</summary>
    public static IEnumerable<SummaryPeriod> OfYear(int year) => [new(year, SummaryKind.HalfYear), new(year, SummaryKind.Year)];

    /// <summary>The one that is written, or was due last, on a day: the year's from December to May, the half-year's from June on.</summary>
    public static SummaryPeriod At(DateOnly day) => day.Month switch
    {
        12 => new(day.Year, SummaryKind.Year),
        >= 6 => new(day.Year, SummaryKind.HalfYear),
        _ => new(day.Year - 1, SummaryKind.Year),
    };

    public static bool TryParse(string? text, out SummaryPeriod value)
    {
        value = default;
        if (text is not { Length: >= 5 } || !Periods.TryYear(text[..4], out var year)) return false;
        if (text[4..] is not ("H1" or "Y")) return false;
        value = new(year, text[4] is 'H' ? SummaryKind.HalfYear : SummaryKind.Year);
        return true;
    }

    public int CompareTo(SummaryPeriod other) => (Year, Kind).CompareTo((other.Year, other.Kind));

    public static bool operator <(SummaryPeriod left, SummaryPeriod right) => left.CompareTo(right) < 0;

    public static bool operator >(SummaryPeriod left, SummaryPeriod right) => left.CompareTo(right) > 0;

    public static bool operator <=(SummaryPeriod left, SummaryPeriod right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SummaryPeriod left, SummaryPeriod right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}{(Kind is SummaryKind.HalfYear ? "H1" : "Y")}");
}
