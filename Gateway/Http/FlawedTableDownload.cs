using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Http;

/// <summary>What is wrong with a workbook, in the workbook itself; a kind of workbook that we cannot write comes back as a table of ours.</summary>
internal static class FlawedTableDownload
{
    private const double TextWidth = 60;
    private const double ColumnWidth = 20;

    /// <param name="rows">Flawed rows with what is wrong with each: what a table of ours holds.</param>
    public static IResult Of(
        SourceFile file, TableShape shape, IEnumerable<TableSheet> sheets, IEnumerable<TableFlaw> flaws, IEnumerable<(TableRow Row, string Words)> rows,
        WorkbookFileName name, DateTimeOffset at)
    {
        var heads = sheets.ToDictionary(sheet => sheet.Name, sheet => sheet.HeadRow);
        var marks = flaws.Select(flaw => new MarkedFlaw(flaw.Sheet, flaw.Row, flaw.Column, flaw.Text));
        return FlawedWorkbook.Mark(file.Content, heads, marks, at) is { } marked ? new BytesDownload(marked, name) : new TableDownload(Table(shape, rows), name, at);
    }

    private static TableTemplate Table(TableShape shape, IEnumerable<(TableRow Row, string Words)> rows) => new(
        FlawedWorkbook.Heading, FlawedWorkbook.Heading, "",
        [.. shape.Columns.Select(c => new TemplateColumn(c.Heading, ColumnWidth, c.MustStand, c.Heading)), new(FlawedWorkbook.Heading, TextWidth, false, FlawedWorkbook.Heading)],
        [], [],
        [.. rows.Select(r => shape.Columns.Select(c => r.Row.Text(c.Key) ?? "").Append(r.Words).ToImmutableArray())]);
}
