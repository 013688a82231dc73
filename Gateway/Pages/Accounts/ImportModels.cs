using System.Collections.Immutable;
using DistrictUnion.Accounts.Import;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>A sheet of accounts that was handed in, laid beside the accounts that there are.</summary>
/// <param name="Preview">A line for each row of <paramref name="Reading"/>; null: the workbook is none that can be read.</param>
public sealed record AccountImportModel(AccountsFrame Frame, CarriedTable Table, TableReading Reading, ImportPreview? Preview)
{
    public string At => $"{Frame.At}/import";

    public int Good => Count(ImportState.New) + Count(ImportState.Changed);

    /// <summary>Every row with what it would do; wrong ones first.</summary>
    public IEnumerable<(TableRow Row, ImportLine Line)> Lines =>
        Reading.Rows.Zip(Preview?.Lines ?? []).OrderBy(line => line.Second.State is not ImportState.Wrong);

    /// <summary>Every flaw at its cell.</summary>
    public IEnumerable<TableFlaw> Flaws => Reading.Flaws.Concat(Lines.SelectMany(l => l.Line.Flaws.Select(flaw => l.Row.Flaw(flaw.Code, flaw.Text, flaw.Place))));

    public int Count(ImportState state) => Preview?.Count(state) ?? 0;
}

/// <summary>Accounts as a table: its columns, their rows, and the template in which they are handed in.</summary>
internal static class AccountTable
{
    private const double ColumnWidth = 18;

    /// <summary>Columns by their headings, which are also the places of what is wrong.</summary>
    public static TableShape Shape { get; } = new(
        [
            new(ImportColumns.School, ImportColumns.School, true, "学校", "学校名称", "单位", "单位名称"),
            new(ImportColumns.Title, ImportColumns.Title, true, "职务", "岗位名称", "工会职务"),
            new(ImportColumns.Role, ImportColumns.Role, false),
            new(ImportColumns.Name, ImportColumns.Name, true, "教师姓名", "人员姓名"),
            new(ImportColumns.Phone, ImportColumns.Phone, false, "手机", "电话", "联系电话", "手机号码"),
            new(ImportColumns.From, ImportColumns.From, false, "任职日期", "起始日期"),
            new(ImportColumns.To, ImportColumns.To, false, "截止日期", "到期日期"),
            new(ImportColumns.Areas, ImportColumns.Areas, false),
            new(ImportColumns.Ledgers, ImportColumns.Ledgers, false),
        ],
        AccountImport.MostRows);

    public static ImmutableArray<ImportRow> Rows(TableReading reading) =>
    [
        .. reading.Rows.Select(row => new ImportRow(
            row.Number, Text(row, ImportColumns.School), Text(row, ImportColumns.Title), Text(row, ImportColumns.Role), Text(row, ImportColumns.Name),
            Text(row, ImportColumns.Phone), Day(row, ImportColumns.From), Day(row, ImportColumns.To), Text(row, ImportColumns.Areas),
            Text(row, ImportColumns.Ledgers))),
    ];

    public static TableTemplate Template(AccountsFrame frame) => new(
        AccountTexts.Accounts, AccountTexts.TemplateTitle, frame.Name,
        [
            Column(ImportColumns.School, true, AccountTexts.HelpSchool),
            Column(ImportColumns.Title, true, AccountTexts.HelpTitle),
            Column(ImportColumns.Role, false, AccountTexts.HelpRole, [.. frame.GivableRoles.Where(role => role is not Role.Inspector).Select(AccountWords.Of)]),
            Column(ImportColumns.Name, true, AccountTexts.HelpName),
            Column(ImportColumns.Phone, false, AccountTexts.HelpPhone),
            Column(ImportColumns.From, false, AccountTexts.HelpDates),
            Column(ImportColumns.To, false, AccountTexts.HelpDates),
            Column(ImportColumns.Areas, false, AccountTexts.HelpLimits),
            Column(ImportColumns.Ledgers, false, AccountTexts.HelpLedgers),
        ],
        ["示例", "工会主席", AccountWords.Of(Role.SchoolChair), "王老师", "13800000000", "2026年9月1日", "", "", ""], [AccountTexts.ImportText], []);

    private static TemplateColumn Column(string heading, bool isRequired, string note, params ImmutableArray<string> choices) =>
        new(heading, ColumnWidth, isRequired, note, choices);

    private static string Text(TableRow row, string key) => row.Text(key) ?? "";

    /// <summary>A day in one way of writing; what is none stays as it stands, and the import says so.</summary>
    private static string Day(TableRow row, string key) => new RowReader(row, Shape, []).Day(key) is { } day ? $"{day:yyyy-MM-dd}" : Text(row, key);
}
