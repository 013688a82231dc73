using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>报送情况 as the page draws it. No number is made here.</summary>
/// <param name="Chase">Of the group that is asked for, on 上报数.</param>
/// <param name="Notices">Reminders of the quarter, oldest first.</param>
/// <param name="Contacts">Whom to call.</param>
/// <param name="Today">In the district's zone.</param>
public sealed record MatrixModel(
    ReportingMatrix Matrix,
    DistrictView District,
    MatrixAsk Ask,
    ChaseList Chase,
    ImmutableArray<DistrictUnion.Domain.Districts.Notice> Notices,
    ImmutableDictionary<SchoolCode, ImmutableArray<SchoolContact>> Contacts,
    TodayCounts TodayCounts,
    DateOnly Today)
{
    public ComparisonView View => Matrix.View;

    public QuarterTable Table => Matrix.Table;

    /// <summary>The round of the asked quarter; the page is drawn for opened rounds only.</summary>
    public RoundSummary Round => Table.Round!;

    public string Scope => View.Groups.FirstOrDefault(g => g.Code == Ask.Group)?.Name ?? Texts.AllGroups;

    /// <summary>Rows of this page.</summary>
    public ImmutableArray<int> Rows => Ask.Page == 0 ? Matrix.Shown : [.. Matrix.Shown.Skip(First).Take(MatrixAsk.PageSize)];

    /// <summary>Rows before this page.</summary>
    public int First => (Ask.Page - 1) * MatrixAsk.PageSize;

    public bool HasNext => Ask.Page > 0 && First + MatrixAsk.PageSize < Matrix.Shown.Length;

    /// <summary>Whether the day on which an unreported school becomes late is past.</summary>
    public bool IsOverdue(ComparedSchool school) => school.DueUntil < Today;

    /// <summary>The rows of this page under their groups; of one group alone there are no group rows.</summary>
    public IEnumerable<(int? Group, ImmutableArray<int> Schools)> Parts => Ask.Group is null
        ? Rows.GroupBy(school => Table.Rows[school].Group).Select(part => (part.Key >= 0 ? part.Key : (int?)null, part.ToImmutableArray()))
        : [(null, Rows)];

    public string CellAddress(int school, Quarter quarter) => Ask.SchoolAddress(View.Schools[school].School, quarter);

    /// <summary>What waits is opened in the review, anything else on the school's page.</summary>
    public string StateAddress(int school) => Table.Rows[school].State is Domain.Plans.WorkState.Submitted or Domain.Plans.WorkState.InReview
        ? $"/districts/{Ask.District}/review/{View.Schools[school].School}/quarters/{Ask.Quarter}"
        : CellAddress(school, Ask.Quarter);
}
