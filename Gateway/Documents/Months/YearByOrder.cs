using System.Collections.Immutable;

namespace DistrictUnion.Documents.Months;

/// <summary>Gives the months of a schedule their calendar year, from the plan's year and the order in which they are printed.</summary>
/// <param name="planYear">The calendar year, or the year in which the school year begins.</param>
/// <param name="isSchoolYear">August to December lie in the plan's year, January to July in the next.</param>
internal sealed class YearByOrder(int? planYear, bool isSchoolYear)
{
    private const int SchoolYearBegins = 8;
    private int _last;
    private int? _lastYear;

    /// <returns>The year of the first month; null when the plan has none or no month is printed.</returns>
    public int? Of(ImmutableArray<int> months, int? printed)
    {
        if (months.IsEmpty) return null;
        var first = months[0];
        var year = printed ?? (isSchoolYear ? SchoolYear(first) : CalendarYear(first));
        // A printed year that would run backwards is a slip of the pen around New Year.
        if (printed is { } slip && _lastYear is { } before && slip == before && first < _last && first <= 2 && _last >= 11) year = slip + 1;
        if (year is null) return null;
        _last = months[^1] < first ? first : months[^1];
        _lastYear = year;
        return year;
    }

    private int? SchoolYear(int month) => month >= SchoolYearBegins ? planYear : planYear + 1;

    private int? CalendarYear(int month)
    {
        if (planYear is null) return null;
        if (_lastYear is { } year && year > planYear && month <= 7) return year;
        return month <= 2 && _last >= 11 && _lastYear == planYear ? planYear + 1 : planYear;
    }
}
