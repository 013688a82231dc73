using System.Collections.Immutable;
using DistrictUnion.Accounts.Import;
using DistrictUnion.Documents.Grids;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Writing;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>An uploaded sheet of accounts between its preview and its application.</summary>
/// <param name="Content">The file as it came, to be given back with its flaws marked.</param>
/// <param name="Name">Its name.</param>
public sealed record UploadedAccounts(string Name, ReadOnlyMemory<byte> Content, Grid Grid, ImmutableArray<ImportRow> Rows);

/// <summary>The preview of an import.</summary>
/// <param name="Key">What the address of the next step names.</param>
public sealed record ImportModel(AccountsFrame Frame, ImportPreview? Preview, string? Key);

/// <summary>The template of an import, and reading it back.</summary>
internal static class AccountSheet
{
    public static ImmutableArray<string> Heads { get; } =
    [
        AccountTexts.ColSchool, AccountTexts.ColTitle, AccountTexts.ColRole, AccountTexts.ColName, AccountTexts.ColPhone, AccountTexts.ColFrom, AccountTexts.ColTo,
        AccountTexts.ColAreas, AccountTexts.ColLedgers,
    ];

    private static ImmutableArray<string> Required { get; } = [AccountTexts.ColSchool, AccountTexts.ColTitle, AccountTexts.ColName];

    /// <summary>Null: it is no workbook that can be read.</summary>
    public static Grid? Read(ReadOnlyMemory<byte> content) => GridReader.Read(content, Heads, Required, AccountImport.MostRows + 1);

    public static ImmutableArray<ImportRow> Rows(Grid grid) =>
    [
        .. grid.Rows.Select(row => new ImportRow(
            row.Number, row.Text(AccountTexts.ColSchool), row.Text(AccountTexts.ColTitle), row.Text(AccountTexts.ColRole), row.Text(AccountTexts.ColName),
            row.Text(AccountTexts.ColPhone), row.Text(AccountTexts.ColFrom), row.Text(AccountTexts.ColTo), row.Text(AccountTexts.ColAreas),
            row.Text(AccountTexts.ColLedgers))),
    ];

    /// <summary>The uploaded file with its flaws in it; null when it cannot be written back.</summary>
    public static byte[]? Marked(UploadedAccounts upload, ImportPreview preview)
    {
        var marks = preview.Lines.SelectMany(line => line.Flaws.Select(flaw => new FlawMark(line.Row, ColumnOf(upload.Grid, flaw.Place), flaw.Text))).ToArray();
        return FlawMarks.Write(upload.Content, upload.Grid.Sheet, upload.Grid.HeadRow, AccountTexts.ColFlaws, marks);
    }

    public static WorkbookData Template(AccountsFrame frame, DateTimeOffset now) => new(AccountTexts.TemplateTitle, frame.Name, now,
    [
        new()
        {
            Name = AccountTexts.TemplateSheet,
            Title = AccountTexts.TemplateTitle,
            Heads = [.. Heads.Select(head => new Column(head) { MinWidth = 14, MaxWidth = 14 })],
            MinimumRows = 20,
        },
        new()
        {
            Name = AccountTexts.TemplateHelp,
            Title = AccountTexts.TemplateHelp,
            Heads = [new Column(AccountTexts.TemplateColumn) { MinWidth = 14, MaxWidth = 14 }, new Column(AccountTexts.TemplateMeaning) { MinWidth = 70, MaxWidth = 70 }],
            Rows = SheetRows.Of(Meanings.Select(m => SheetRow.Data(Cell.Of(m.Column), Cell.Of(m.Meaning)))),
        },
    ]);

    private static (string Column, string Meaning)[] Meanings { get; } =
    [
        (AccountTexts.ColSchool, AccountTexts.HelpSchool), (AccountTexts.ColTitle, AccountTexts.HelpTitle), (AccountTexts.ColRole, AccountTexts.HelpRole),
        (AccountTexts.ColName, AccountTexts.HelpName), (AccountTexts.ColPhone, AccountTexts.HelpPhone), (AccountTexts.ColFrom, AccountTexts.HelpDates),
        (AccountTexts.ColTo, AccountTexts.HelpDates), (AccountTexts.ColAreas, AccountTexts.HelpLimits), (AccountTexts.ColLedgers, AccountTexts.HelpLedgers),
    ];

    private static int? ColumnOf(Grid grid, string? head) => head is not null && grid.Columns.TryGetValue(head, out var column) ? column : null;
}
