using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Ledgers;

namespace DistrictUnion.Reports;

/// <summary>One ledger as a workbook of one sheet.</summary>
public static class LedgerWorkbook
{
    /// <param name="view">All entries that are to stand in it: the view of one page would give a part, and sums of the whole.</param>
    /// <param name="askedAt">The moment of the question, on the district's clock.</param>
    public static WorkbookData Shape(LedgerView view, DateTimeOffset askedAt) =>
        new($"{view.SchoolName}{view.Kind.Name}", view.SchoolName, askedAt, [LedgerSheet.Of(view, view.Today)]);

    /// <summary>学校_2026年_工会会议记录.xlsx.</summary>
    public static WorkbookFileName FileName(LedgerView view) => FileName(view, "", "");

    /// <param name="words">What is added to the name: 模板.</param>
    /// <param name="code">The same in ASCII.</param>
    public static WorkbookFileName FileName(LedgerView view, string words, string code) => WorkbookFileName.Of(
        (view.SchoolName, view.School.Value), (view.Period.Name, view.Period.ToString()), (view.Kind.Name + words, view.Kind.Code.Value + code));
}
