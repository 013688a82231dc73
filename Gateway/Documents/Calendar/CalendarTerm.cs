using System.Collections.Immutable;

namespace DistrictUnion.Documents.Calendar;

/// <summary>A term of a school calendar (校历), as far as a reading needs it.</summary>
/// <param name="First">First day of its first week.</param>
/// <param name="Last">Last day, included.</param>
/// <param name="Weeks">Week 1 first.</param>
public sealed record CalendarTerm(string Name, DateOnly First, DateOnly Last, ImmutableArray<CalendarWeek> Weeks);

/// <summary>A week of a term.</summary>
/// <param name="Months">First days of the months that its work falls into, ascending; at least one.</param>
public sealed record CalendarWeek(DateOnly First, DateOnly Last, ImmutableArray<DateOnly> Months);
