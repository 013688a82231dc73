using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Comparison;

/// <summary>Which schools of 报送情况 are shown; sums are never narrowed by it.</summary>
/// <param name="State">Only reports in this state, or null.</param>
/// <param name="Light">Only schools with this light, or null.</param>
/// <param name="OnlyNotOnTime">Only those whose report is missing, empty, returned, awaiting review or late.</param>
public sealed record MatrixFilter(WorkState? State = null, Light? Light = null, bool OnlyNotOnTime = false)
{
    public bool Shows(ComparedSchool school) =>
        (State is not { } state || (school.State == state && school.Standing is Standing.Expected or Standing.Exempt))
        && (Light is not { } light || school.Rates.Light == light)
        && (!OnlyNotOnTime || (school.Standing is Standing.Expected && school.Filing is not Filing.OnTime));
}

/// <summary>报送情况: schools × quarters of a calendar year up to the asked one. The page and the sheet draw this and nothing else.</summary>
public sealed class ReportingMatrix
{
    /// <param name="view">The quarters of one calendar year, the asked one last, of all groups or of one.</param>
    public ReportingMatrix(ComparisonView view, MatrixFilter filter)
    {
        (View, Filter) = (view, filter);
        Earlier = [.. view.Tables.Take(view.Tables.Length - 1).Where(table => table.Round is not null)];
        Listed = [.. Enumerable.Range(0, view.Schools.Length).Where(IsListed)];
        Shown = Listed.RemoveAll(school => !filter.Shows(Table.Rows[school]));
    }

    public ComparisonView View { get; }

    public MatrixFilter Filter { get; }

    /// <summary>The asked quarter.</summary>
    public QuarterTable Table => View.Tables[^1];

    /// <summary>The quarters of the year before it that had a round.</summary>
    public ImmutableArray<QuarterTable> Earlier { get; }

    /// <summary>Places of the schools that were asked for a report in one of the quarters, exempt ones among them.</summary>
    public ImmutableArray<int> Listed { get; }

    /// <summary>Those of them that the filter shows.</summary>
    public ImmutableArray<int> Shown { get; }

    /// <summary>Sums over all listed schools, whatever the filter shows.</summary>
    public ComparedTotal Total => Table.District;

    /// <summary>On time, late and not reported add up to the expected.</summary>
    public MatrixSums Sums => new(
        (int)Total.Reporting.Whole,
        Listed.Count(school => Table.Rows[school].Standing is Standing.Exempt),
        (int)Total.Punctuality.Part,
        (int)(Total.Reporting.Part - Total.Punctuality.Part),
        (int)(Total.Reporting.Whole - Total.Reporting.Part));

    /// <summary>Listed schools whose report stands like this, in the order of the comparison.</summary>
    public ImmutableArray<int> Filed(Filing filing) => [.. Listed.Where(school => Table.Rows[school].Filing == filing)];

    private bool IsListed(int school) =>
        Earlier.Append(Table).Any(table => table.Rows[school].Standing is Standing.Expected or Standing.Exempt);
}

/// <summary>How many schools are asked, and how their reports stand.</summary>
/// <param name="Expected">应报: on the frozen list and not exempt.</param>
/// <param name="NotReported">未报, with 空报, 退回未再报 and, on 审定数, 待审.</param>
public sealed record MatrixSums(int Expected, int Exempt, int OnTime, int Late, int NotReported);
