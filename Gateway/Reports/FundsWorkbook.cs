using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Ledgers;

namespace DistrictUnion.Reports;

/// <summary>经费汇总 of a district as a workbook: income, expense and balance; budget, members and what to look at.</summary>
public static class FundsWorkbook
{
    /// <param name="askedAt">The moment of the question.</param>
    public static WorkbookData Shape(DistrictView district, FundsSummary summary, DateTimeOffset askedAt)
    {
        var book = new FundsBook(district, summary, Zones.DayOf(askedAt, district.TimeZone));
        return new(
            $"{summary.Year}年工会经费汇总", district.Name, TimeZoneInfo.ConvertTime(askedAt, Zones.Find(district.TimeZone)),
            [FundsSheet.Of(book), FundsBudgetSheet.Of(book)]);
    }

    /// <summary>青岚区教育工会_2026年_工会经费汇总表.xlsx.</summary>
    public static WorkbookFileName FileName(DistrictView district, FundsSummary summary) =>
        WorkbookFileName.Of((district.Name, district.Code.Value), ($"{summary.Year}年", $"{summary.Year}"), ("工会经费汇总表", "funds"));
}
