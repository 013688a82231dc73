using System.Collections.Immutable;

namespace DistrictUnion.Documents.Months;

internal enum TimeForm { Month, Day, Quarter, HalfYear, Holiday, Week, Loose }

/// <summary>A time as printed: 八、九月份, 第3周（9.11—9.17）, 第一季度, 暑假, 学期初.</summary>
/// <param name="Months">As printed, over New Year as 12, 1; empty for loose times and weeks without dates.</param>
/// <param name="Year">The printed year, if there is one.</param>
/// <param name="Length">How many characters it takes.</param>
internal readonly record struct TimeRef(TimeForm Form, ImmutableArray<int> Months, int? Year, int? Week, int? WeekEnd, int Length)
{
    public static TimeRef Of(TimeForm form, int length, params ImmutableArray<int> months) => new(form, months, null, null, null, length);
}
