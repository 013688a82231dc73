using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Items;

/// <summary>An item of a schedule, before the months have got their year.</summary>
/// <param name="Target">The cell of the table that sets its target; empty where there is none.</param>
internal readonly record struct ScheduleEntry(ImmutableArray<int> Months, int? PrintedYear, int? Week, int? WeekEnd, Piece Text, string? Owner, Piece Target = default)
{
    /// <param name="owner">Null: whom the item itself names.</param>
    public static ScheduleEntry At(TimeRef time, Piece text, string? owner = null) => new(time.Months, time.Year, time.Week, time.WeekEnd, text, owner ?? Owners.In(text.Text));
}
