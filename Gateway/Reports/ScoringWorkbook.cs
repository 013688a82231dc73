using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Reports;

/// <summary>Sheets of marks as a workbook: a sheet for each school, and a hidden one that remembers what stood on them.</summary>
public static class ScoringWorkbook
{
    /// <param name="sheets">At least one; all of one round and owner.</param>
    /// <param name="askedAt">The moment of the question.</param>
    public static WorkbookData Shape(DistrictView district, ImmutableArray<ScoredSheet> sheets, DateTimeOffset askedAt) => new(
        $"{sheets[0].View.Round.Name}评分表", district.Name, TimeZoneInfo.ConvertTime(askedAt, Zones.Find(district.TimeZone)),
        [.. sheets.Select(ScoringSheet.Of), ScoringBase.Sheet(sheets)]);

    /// <summary>望湖小学_2026年度考核_评分表.xlsx.</summary>
    public static WorkbookFileName FileName(ScoredSheet sheet) => WorkbookFileName.Of(
        (sheet.View.SchoolName, sheet.View.School.Value), (sheet.View.Round.Name, sheet.View.Round.Code.Value),
        sheet.Kind is SheetKind.Self ? ("自评表", "self-scores") : ("评分表", "scores"));

    /// <summary>青岚区教育工会_2026年度考核_第一组_评分表.xlsx.</summary>
    /// <param name="team">Null: all schools of the round.</param>
    public static WorkbookFileName FileName(DistrictView district, InspectionRound round, string? team) => team is null
        ? WorkbookFileName.Of((district.Name, district.Code.Value), (round.Name, round.Code.Value), ("评分表", "scores"))
        : WorkbookFileName.Of((district.Name, district.Code.Value), (round.Name, round.Code.Value), (team, "team"), ("评分表", "scores"));
}
