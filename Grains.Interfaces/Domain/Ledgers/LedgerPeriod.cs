using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>
/// What one ledger covers: <c>all</c>, a calendar year <c>2026</c>, a school year <c>2026-2027</c>, a term of office <c>t2026</c>, a year of
/// mutual aid <c>a2026</c>; the last two by the year in which they begin.
/// </summary>
/// <param name="Year">The year in which it begins; 0 for <see cref="LedgerPeriodKind.Continuous"/>.</param>
[JsonConverter(typeof(PeriodJsonConverter<LedgerPeriod>))]
public readonly record struct LedgerPeriod(LedgerPeriodKind Kind, int Year) : IPeriod<LedgerPeriod>
{
    /// <summary>First month of a school year.</summary>
    private const int SchoolYearMonth = 9;

    public static LedgerPeriod Continuous { get; } = new(LedgerPeriodKind.Continuous, 0);

    /// <summary>As people say it: 2026年; 2026—2027学年; 2024年起的一届; 2026互助年度; 长期.</summary>
    public string Name => Kind switch
    {
        LedgerPeriodKind.CalendarYear => $"{Year}年",
        LedgerPeriodKind.SchoolYear => $"{Year}—{Year + 1}学年",
        LedgerPeriodKind.Term => $"{Year}年起的一届",
        LedgerPeriodKind.MutualAidYear => $"{Year}互助年度",
        _ => "长期",
    };

    /// <summary>The period of a kind of ledger that a day lies in. A term of office is known by the ledgers that exist, so the day's year stands for a new one.</summary>
    /// <param name="mutualAidMonth">First month of a year of mutual aid, 1 to 12.</param>
    public static LedgerPeriod Of(LedgerPeriodKind kind, DateOnly day, int mutualAidMonth) => kind switch
    {
        LedgerPeriodKind.Continuous => Continuous,
        LedgerPeriodKind.SchoolYear => new(kind, day.Month >= SchoolYearMonth ? day.Year : day.Year - 1),
        LedgerPeriodKind.MutualAidYear => new(kind, day.Month >= mutualAidMonth ? day.Year : day.Year - 1),
        _ => new(kind, day.Year),
    };

    /// <summary>Whether a ledger of this period may hold entries of a calendar year.</summary>
    public bool Concerns(int year) => Kind switch
    {
        LedgerPeriodKind.CalendarYear => Year == year,
        LedgerPeriodKind.SchoolYear or LedgerPeriodKind.MutualAidYear => Year == year || Year == year - 1,
        LedgerPeriodKind.Term => Year <= year,
        _ => true,
    };

    /// <summary>The periods that concern a year (<see cref="Concerns"/>) but terms of office, of which every one that began by then does.</summary>
    public static ImmutableArray<LedgerPeriod> Concerning(int year) =>
    [
        Continuous, new(LedgerPeriodKind.CalendarYear, year), new(LedgerPeriodKind.SchoolYear, year - 1), new(LedgerPeriodKind.SchoolYear, year),
        new(LedgerPeriodKind.MutualAidYear, year - 1), new(LedgerPeriodKind.MutualAidYear, year),
    ];

    /// <summary>Entries of this day may be changed no more: what lasts longer than a year stays open.</summary>
    public bool IsClosed(DateOnly on, IReadOnlyCollection<int> closedYears) => EndsWithYears && closedYears.Contains(on.Year);

    /// <summary>Nothing can be said of the ledger as a whole any more: every year that it lies in is closed.</summary>
    public bool IsClosed(IReadOnlyCollection<int> closedYears) =>
        EndsWithYears && closedYears.Contains(Year) && (Kind is LedgerPeriodKind.CalendarYear || closedYears.Contains(Year + 1));

    /// <summary>Whether the closing of a year closes entries of the ledger.</summary>
    public bool ClosesWith(int year) => EndsWithYears && Concerns(year);

    private bool EndsWithYears => Kind is LedgerPeriodKind.CalendarYear or LedgerPeriodKind.SchoolYear or LedgerPeriodKind.MutualAidYear;

    /// <summary>The day itself where it lies in the period, otherwise the period's nearest day.</summary>
    /// <param name="mutualAidMonth">First month of a year of mutual aid, 1 to 12.</param>
    public DateOnly Nearest(DateOnly day, int mutualAidMonth)
    {
        if (Kind is LedgerPeriodKind.Continuous or LedgerPeriodKind.Term || Of(Kind, day, mutualAidMonth) == this) return day;
        var first = new DateOnly(Year, Kind switch { LedgerPeriodKind.SchoolYear => SchoolYearMonth, LedgerPeriodKind.MutualAidYear => mutualAidMonth, _ => 1 }, 1);
        return day < first ? first : first.AddYears(1).AddDays(-1);
    }

    public static bool TryParse(string? text, out LedgerPeriod value)
    {
        value = default;
        if (text is null) return false;
        if (text == "all") value = Continuous;
        else if (text is { Length: 4 } && Periods.TryYear(text, out var year)) value = new(LedgerPeriodKind.CalendarYear, year);
        else if (text is { Length: 5 } && text[0] is 't' or 'a' && Periods.TryYear(text[1..], out var begins))
            value = new(text[0] is 't' ? LedgerPeriodKind.Term : LedgerPeriodKind.MutualAidYear, begins);
        else if (text is { Length: 9 } && text[4] == '-' && Periods.TryYear(text[..4], out var first) && Periods.TryYear(text[5..], out var last) && last == first + 1)
            value = new(LedgerPeriodKind.SchoolYear, first);
        else return false;
        return true;
    }

    public override string ToString() => Kind switch
    {
        LedgerPeriodKind.CalendarYear => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        LedgerPeriodKind.SchoolYear => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Year + 1:0000}"),
        LedgerPeriodKind.Term => string.Create(CultureInfo.InvariantCulture, $"t{Year:0000}"),
        LedgerPeriodKind.MutualAidYear => string.Create(CultureInfo.InvariantCulture, $"a{Year:0000}"),
        _ => "all",
    };
}
