using System.Collections.Immutable;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports;

/// <summary>The school workbook: cover, tasks (L07), a progress sheet for each quarter (L08), reviews.</summary>
public static class SchoolWorkbook
{
    /// <summary>Shapes a school's year as it was asked at a moment.</summary>
    public static WorkbookData Shape(SchoolYearView year, DateTimeOffset askedAt)
    {
        var book = new SchoolBook(year, askedAt);
        ImmutableArray<SheetData> sheets =
        [
            BreakdownSheet.Of(book),
            .. year.Quarters.Select(quarter => ProgressSheet.Of(book, quarter)),
            ReviewSheet.Of(book),
        ];
        return new($"{year.Year}年工会工作计划与进度", book.School, book.AskedAt, [CoverSheet.Of(book, sheets), .. sheets]);
    }

    /// <summary>学校_2026年_工会工作计划与进度.xlsx.</summary>
    public static WorkbookFileName FileName(SchoolYearView year) => WorkbookFileName.Of(
        (year.School.Name, year.School.Code.Value), ($"{year.Year}年", $"{year.Year}"), ("工会工作计划与进度", "progress"));
}
