using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>What is filled in by a workbook, as the pages of its round trip name it.</summary>
/// <param name="Back">Address and name of the page that it belongs to.</param>
/// <param name="Title">Whose and of when it is: 春晖学校2026年第三季度工会工作报告.</param>
/// <param name="About">What becomes of an upload.</param>
/// <param name="Template">Words of the link to the template.</param>
/// <param name="IdName">What the ids of its rows are called.</param>
/// <param name="At">Address of the round trip.</param>
public sealed record SheetFrame(string DistrictName, (string Address, string Name) Back, string Title, string About, string Template, string IdName, string At)
{
    /// <summary>The office says why it writes for others.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>What is said when all was taken: {0} rows.</summary>
    public string Done { get; init; } = SheetTexts.Done;

    /// <summary>What is said when {0} rows were taken and {1} wait.</summary>
    public string Taken { get; init; } = SheetTexts.Taken;
}

/// <summary>Something that is filled in by a workbook: its template, what a workbook would do with it, and how it is taken.</summary>
/// <param name="Look">Lays a workbook beside it as it is now; with why the office writes for others, or null. Refused where nothing could be written at all.</param>
/// <param name="Take">Writes the good rows, with the same; answers what stopped it. Sent again it repeats nothing.</param>
internal sealed record SheetImport(
    SheetFrame Frame, Func<TableTemplate> Template, WorkbookFileName TemplateName, Func<SourceFile, string?, Task<Outcome<IImportPlan>>> Look, Func<IImportPlan, string?, Task<ImmutableArray<Refusal>>> Take)
{
    /// <summary>Largest workbook in bytes.</summary>
    public const long MaxFile = 8L * 1024 * 1024;

    /// <inheritdoc cref="CarriedTable.MaxField"/>
    public static int MaxCarried => CarriedTable.MaxField(MaxFile);

    public static ReadingLimits Limits { get; } = ReadingLimits.Default with { MaxFileBytes = MaxFile };
}

/// <summary>A workbook laid beside what it is for.</summary>
/// <param name="Because">Why the office writes for others, as it was typed.</param>
/// <param name="Taken">Rows that were just taken; null: none yet.</param>
public sealed record SheetPreview(SheetFrame Frame, CarriedTable Table, IImportPlan Plan, string? Because, int? Taken = null);
