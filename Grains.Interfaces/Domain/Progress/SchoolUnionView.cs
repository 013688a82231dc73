using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>A school's plans and quarters of a calendar year: what its workbook and its home page show.</summary>
/// <param name="Plans">Plans whose span touches the year.</param>
/// <param name="Quarters">The year's quarters that have a round or a report.</param>
public sealed record SchoolYearView(
    DistrictCode District,
    string DistrictName,
    string TimeZone,
    School School,
    int Year,
    ImmutableArray<WorkArea> Areas,
    ImmutableArray<PlanView> Plans,
    ImmutableArray<ReportView> Quarters);

/// <summary>What the district says about a school and a year, for the school's own views.</summary>
public sealed record SchoolTerms(
    DistrictCode District, string DistrictName, School School, ImmutableArray<WorkArea> Areas, ImmutableArray<int> ClosedYears, ImmutableArray<RoundTerms> Quarters);
