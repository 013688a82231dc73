using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>A group with the places of its schools in the view, best first; ties and schools without a rank by their order there.</summary>
/// <param name="Group">Null for schools that are in none.</param>
/// <param name="Total">The group's sums; null when there is no group.</param>
internal sealed record GroupOfSchools(SchoolGroup? Group, ComparedTotal? Total, ImmutableArray<int> Schools)
{
    public string Name => Group?.Name ?? "未分组";
}

/// <summary>What all sheets of the district workbook take from the comparison: its last quarter, grouped.</summary>
internal sealed class DistrictBook
{
    public DistrictBook(ComparisonView view)
    {
        View = view;
        Table = view.Tables[^1];
        Before = view.Tables.Length > 1 ? view.Tables[^2] : null;
        Zone = Zones.Find(view.TimeZone);
        AskedAt = TimeZoneInfo.ConvertTime(view.AskedAt, Zone);
        Today = Zones.DayOf(view.AskedAt, view.TimeZone);
        Groups = [.. Enumerable.Range(0, view.Groups.Length).Select(GroupAt).Append(GroupAt(-1)).Where(group => !group.Schools.IsEmpty)];
    }

    public ComparisonView View { get; }

    /// <summary>The last asked quarter: the one that the workbook is about.</summary>
    public QuarterTable Table { get; }

    /// <summary>The asked quarter before it, for 上期排名.</summary>
    public QuarterTable? Before { get; }

    /// <summary>On the district's clock.</summary>
    public DateTimeOffset AskedAt { get; }

    public DateOnly Today { get; }

    public TimeZoneInfo Zone { get; }

    public ImmutableArray<GroupOfSchools> Groups { get; }

    public string Quarter => Table.Quarter.Name;

    /// <summary>The basis; named on every sheet.</summary>
    public string Basis => $"口径：{Words.Of(View.Basis)}";

    /// <summary>The line under every title.</summary>
    public TitleLine Line => new($"单位（盖章）：{View.DistrictName}", Basis, $"截至：{Words.Day(Today)} {AskedAt:HH:mm}");

    public ComparedSchool School(int place) => Table.Rows[place];

    public Rate Completion(int school, int area) => Table.Cells.Completion(CellAt(school, area));

    /// <summary>Place of a school's sums in an area.</summary>
    public int CellAt(int school, int area) => (school * View.Areas.Length) + area;

    /// <summary>Schools of a group: all that are counted or exempt, and those with tasks though nobody expects a report.</summary>
    GroupOfSchools GroupAt(int group) => new(
        group < 0 ? null : View.Groups[group],
        group < 0 ? null : Table.Groups[group],
        [
            .. Enumerable.Range(0, Table.Rows.Length)
                .Where(place => School(place).Group == group && IsListed(School(place)))
                .OrderBy(place => School(place).Rank ?? int.MaxValue),
        ]);

    static bool IsListed(ComparedSchool school) => school.IsCounted || school.Standing is Standing.Exempt || school.Rates.Year.Exists;
}
