using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Gateway.Districts.Import;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>What is wrong with a list, in the list itself; a kind of workbook that we cannot write comes back as a table of ours.</summary>
internal static class ImportFlaws
{
    private const double TextWidth = 60;
    private const double ColumnWidth = 20;

    public static IResult Workbook(SchoolPreview preview, SourceFile file, DateTimeOffset at)
    {
        var name = WorkbookFileName.Of((Path.GetFileNameWithoutExtension(file.Name), "schools"), (RegisterTexts.FlawFile, "flaws"));
        var heads = preview.Sheets.ToDictionary(sheet => sheet.Name, sheet => sheet.HeadRow);
        var flaws = preview.AllFlaws.Select(flaw => new MarkedFlaw(flaw.Sheet, flaw.Row, flaw.Column, flaw.Text));
        return FlawedWorkbook.Mark(file.Content, heads, flaws, at) is { } marked
            ? new BytesDownload(marked, name)
            : new TableDownload(Table(preview), name, at);
    }

    private static TableTemplate Table(SchoolPreview preview)
    {
        var columns = SchoolTable.Shape.Columns;
        return new(
            RegisterTexts.ListFile, RegisterTexts.FlawFile, "",
            [.. columns.Select(c => new TemplateColumn(c.Heading, ColumnWidth, c.MustStand, c.Heading)), new(FlawedWorkbook.Heading, TextWidth, false, RegisterTexts.FlawFile)],
            [], [],
            [
                .. preview.Rows.Where(r => r.Kind is ImportKind.Wrong).Select(r => columns
                    .Select(c => r.Row.Text(c.Key) ?? "").Append(string.Join("\n", r.Flaws.Select(f => f.Text))).ToImmutableArray()),
            ]);
    }
}
