using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports;

/// <summary>The district workbook: who reported, how far every school is, key tasks, who is missing, charts.</summary>
public static class DistrictWorkbook
{
    /// <summary>Shapes the last quarter of a comparison; its earlier quarters give 上期排名 and the lines of the chart.</summary>
    /// <param name="comparison">At least one quarter.</param>
    /// <param name="keyTasks">Of the same question.</param>
    public static WorkbookData Shape(ComparisonView comparison, KeyTaskView keyTasks)
    {
        var book = new DistrictBook(comparison);
        ImmutableArray<SheetData> sheets =
        [
            FilingSheet.Of(book),
            CompletionSheet.Of(book),
            KeyTaskSheet.Of(book, keyTasks),
            MissingSheet.Of(book),
            ChartSheet.Of(book),
            CompletionNumbersSheet.Of(book),
        ];
        return new($"{book.Quarter}工会工作完成情况", comparison.DistrictName, book.AskedAt, [NotesSheet.Of(book, sheets), .. sheets]);
    }

    /// <summary>区_2026年第三季度_工会工作完成情况.xlsx.</summary>
    public static WorkbookFileName FileName(ComparisonView comparison)
    {
        var quarter = comparison.Tables[^1].Quarter;
        return WorkbookFileName.Of(
            (comparison.DistrictName, comparison.District.Value), (quarter.Name, quarter.ToString()), ("工会工作完成情况", "district"));
    }
}
