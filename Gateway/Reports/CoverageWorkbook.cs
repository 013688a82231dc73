using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Ledgers;

namespace DistrictUnion.Reports;

/// <summary>台账齐全率 of a district as a workbook of one sheet.</summary>
public static class CoverageWorkbook
{
    /// <param name="askedAt">The moment of the question.</param>
    public static WorkbookData Shape(DistrictView district, LedgerCoverage coverage, DateTimeOffset askedAt) => new(
        $"{coverage.Year}年台账齐全情况", district.Name, TimeZoneInfo.ConvertTime(askedAt, Zones.Find(district.TimeZone)),
        [CoverageSheet.Of(district, coverage, Zones.DayOf(askedAt, district.TimeZone))]);

    /// <summary>青岚区教育工会_2026年_台账齐全情况表.xlsx.</summary>
    public static WorkbookFileName FileName(DistrictView district, LedgerCoverage coverage) =>
        WorkbookFileName.Of((district.Name, district.Code.Value), ($"{coverage.Year}年", $"{coverage.Year}"), ("台账齐全情况表", "ledger-coverage"));
}
