using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports;

/// <summary>检查考核汇总 of a round as a workbook.</summary>
public static class InspectionWorkbook
{
    /// <param name="askedAt">The moment of the question.</param>
    public static WorkbookData Shape(DistrictView district, InspectionBoard board, RoundFindings findings, DateTimeOffset askedAt)
    {
        var book = new SummaryBook(board, findings);
        ImmutableArray<SheetData> sheets = [SummarySheet.Of(book), ItemMarksSheet.Of(book), ItemStatisticsSheet.Of(book), FindingsSheet.Of(book)];
        return new(
            book.Title("汇总"), district.Name, TimeZoneInfo.ConvertTime(askedAt, Zones.Find(district.TimeZone)),
            [SummaryNotesSheet.Of(book, sheets), .. sheets]);
    }

    /// <summary>青岚区教育工会_2026年度考核_检查考核汇总.xlsx.</summary>
    public static WorkbookFileName FileName(DistrictView district, InspectionBoard board) => WorkbookFileName.Of(
        (district.Name, district.Code.Value), (board.Round.Name, board.Round.Code.Value), ("检查考核汇总", "inspection-summary"));
}
