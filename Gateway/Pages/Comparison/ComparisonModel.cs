using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Pages.Comparison;

/// <summary>
/// The comparison as the page draws it: the view, and which of its rows and columns are shown in which order. No number is made here.
/// </summary>
public sealed class ComparisonModel
{
    public ComparisonModel(ComparisonView view, KeyTaskView keyTasks, DistrictView district, ComparisonAsk ask)
    {
        (View, KeyTasks, District, Ask) = (view, keyTasks, district, ask);
        GroupIndex = ask.Group is { } code ? IndexOf(view.Groups, code) : -1;
        Total = GroupIndex < 0 ? Table.District : Table.Groups[GroupIndex];
        ImmutableArray<int> inGroup = [.. Enumerable.Range(0, Table.Rows.Length).Where(s => GroupIndex < 0 || Table.Rows[s].Group == GroupIndex)];
        var counted = inGroup.Where(s => Table.Rows[s].IsCounted);
        Schools =
        [
            .. ask.Order switch
            {
                Ordering.HighFirst => counted.OrderByDescending(s => RateOf(s).InMillionths() ?? -1),
                Ordering.LowFirst => counted.OrderBy(s => RateOf(s).InMillionths() ?? long.MaxValue),
                _ => counted,
            },
        ];
        NotCounted = inGroup.RemoveAll(s => Table.Rows[s].IsCounted);
        Areas = [.. Enumerable.Range(0, view.Areas.Length).Where(a => Schools.Any(s => CellOf(s, a).Exists))];
    }

    public ComparisonView View { get; }

    /// <summary>Of the asked quarter, group and area.</summary>
    public KeyTaskView KeyTasks { get; }

    public DistrictView District { get; }

    public ComparisonAsk Ask { get; }

    /// <summary>The asked quarter; the tables before it are for the lines of the chart.</summary>
    public QuarterTable Table => View.Tables[^1];

    /// <summary>Of the chosen group, or of the district.</summary>
    public ComparedTotal Total { get; }

    /// <summary>Index of the chosen group; −1: all groups.</summary>
    public int GroupIndex { get; }

    /// <summary>Rows of the heat table: indexes of the counted schools, in the asked order.</summary>
    public ImmutableArray<int> Schools { get; }

    /// <summary>Schools of the group that the sums leave out: exempt, or not on the list.</summary>
    public ImmutableArray<int> NotCounted { get; }

    /// <summary>Columns of the heat table: indexes of areas in which a shown school has something to do.</summary>
    public ImmutableArray<int> Areas { get; }

    public string Scope => GroupIndex < 0 ? Texts.AllGroups : View.Groups[GroupIndex].Name;

    /// <summary>Counted schools whose report stands like this, in the asked order.</summary>
    public ImmutableArray<int> Filed(Filing filing) => [.. Schools.Where(s => Table.Rows[s].Filing == filing)];

    public Rate RateOf(int school)
    {
        var rates = Table.Rows[school].Rates;
        return Ask.Shown is Shown.Year ? rates.Year : rates.Completion;
    }

    public Rate CellOf(int school, int area)
    {
        var index = (school * View.Areas.Length) + area;
        return Ask.Shown is Shown.Year ? Table.Cells.Year(index) : Table.Cells.Completion(index);
    }

    /// <summary>The light of a cell of 全年进度: against what was due of it.</summary>
    public Light LightOf(int school, int area)
    {
        var index = (school * View.Areas.Length) + area;
        return Lights.OfProgress(Table.Cells.DueWeight[index], Table.Cells.Year(index), overdue: 0);
    }

    public string AddressOf(int school, int? area = null) =>
        Ask.SchoolAddress(View.Schools[school].School, area is { } a ? View.Areas[a].Code : null);

    private static int IndexOf(ImmutableArray<SchoolGroup> groups, GroupCode code)
    {
        for (var i = 0; i < groups.Length; i++)
            if (groups[i].Code == code) return i;
        return -1;
    }
}
