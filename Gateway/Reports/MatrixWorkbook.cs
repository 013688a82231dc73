using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Comparison;

namespace DistrictUnion.Reports;

/// <summary>报送情况 as a workbook: the same rows as the page shows, and who is missing.</summary>
public static class MatrixWorkbook
{
    public static WorkbookData Shape(ReportingMatrix matrix)
    {
        var book = new DistrictBook(matrix.View);
        return new($"{book.Quarter}工会工作报送情况", matrix.View.DistrictName, book.AskedAt, [MatrixSheet.Of(book, matrix), MissingSheet.Of(book)]);
    }

    /// <summary>区_2026年第三季度_工会工作报送情况.xlsx.</summary>
    public static WorkbookFileName FileName(ComparisonView comparison)
    {
        var quarter = comparison.Tables[^1].Quarter;
        return WorkbookFileName.Of(
            (comparison.DistrictName, comparison.District.Value), (quarter.Name, quarter.ToString()), ("工会工作报送情况", "reporting"));
    }
}
