using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Reports.Inspections;

/// <summary>The schools of a group, in the order in which they are printed.</summary>
internal sealed record SummaryGroup(SchoolGroup Group, ImmutableArray<BoardRow> Rows)
{
    public int Concluded => Rows.Count(row => row.Concluded is not null);
}

/// <summary>A round as its workbook needs it.</summary>
internal sealed record SummaryBook(InspectionBoard Board, RoundFindings Findings)
{
    /// <summary>By group, ranked schools first.</summary>
    public ImmutableArray<SummaryGroup> Groups { get; } =
    [
        .. from rows in Board.Rows.GroupBy(row => row.School.Group)
           let @group = Board.Groups.FirstOrDefault(g => g.Code == rows.Key) ?? new SchoolGroup(rows.Key, rows.Key.Value, int.MaxValue)
           orderby @group.Order, @group.Code
           select new SummaryGroup(@group, [.. rows.OrderBy(row => row.Rank ?? int.MaxValue).ThenBy(row => row.School.School)]),
    ];

    public IEnumerable<BoardRow> Rows => Groups.SelectMany(group => group.Rows);

    public string Title(string table) => $"{Board.DistrictName}{Board.Round.Name}{table}";

    public string GroupName(BoardRow row) => Board.Groups.FirstOrDefault(g => g.Code == row.School.Group)?.Name ?? row.School.Group.Value;

    /// <summary>20 分, 2.5 分.</summary>
    public static string Marks(decimal marks) => $"{Number(marks)} 分";

    public static string Number(decimal marks) => marks.ToString("0.##", CultureInfo.InvariantCulture);
}
