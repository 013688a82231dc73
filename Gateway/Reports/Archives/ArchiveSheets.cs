using DistrictUnion.Domain;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Archives;

/// <summary>The lists of a year's archive. Columns of the 目录: 件号, 责任者, 题名, 日期, 页数, 备注.</summary>
internal static class ArchiveSheets
{
    private const int LeastRows = 12;

    public static SheetData List(SchoolArchive archive, Retention retention, IReadOnlyCollection<ArchivePiece> pieces, DateOnly day) => new()
    {
        Name = $"目录（{Words.Of(retention)}）",
        Title = $"{archive.SchoolName}工会归档文件目录",
        Lines = [new($"单位（盖章）：{archive.SchoolName}", $"{archive.Year}年　保管期限：{Words.Of(retention)}", $"填表日期：{Words.Day(day)}")],
        Heads =
        [
            new Column("件号", ValueFormat.Count) { Align = Align.Centre }.Wide(6), new Column("责任者").Wide(26), new Column("题名").Wide(48),
            new Column("日期", ValueFormat.Date) { Align = Align.Centre }.Wide(16), new Column("页数").Wide(8), new Column("备注").Wide(18),
        ],
        Rows = SheetRows.Of(pieces.Select(p => SheetRow.Data(
            [Cell.Of(p.Number), Cell.Of(p.Responsible), Cell.Of(p.Title), p.Date is { } date ? Cell.Of(date) : Cell.Blank, Cell.Blank, Cell.Of(Remark(p))]))),
        MinimumRows = LeastRows,
        Notes = ["件号在每个保管期限内从 1 起编；页数在纸质件装盒时填写。"],
        Signatures = ["整理人：", "检查人：", "年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };

    /// <summary>补归档记录: what came when the year was closed already, with its reason.</summary>
    public static SheetData Additions(SchoolArchive archive, DateOnly day) => new()
    {
        Name = "补归档记录",
        Title = $"{archive.SchoolName}{archive.Year}年补归档记录",
        Lines = [new($"单位（盖章）：{archive.SchoolName}", $"{archive.Year}年", $"截至{Words.Day(day)}")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6), new Column("补归档日期", ValueFormat.Date) { Align = Align.Centre }.Wide(16), new Column("件号") { Align = Align.Centre }.Wide(9),
            new Column("题名").Wide(36), new Column("补归档的内容").Wide(30), new Column("理由").Wide(30),
        ],
        Rows = SheetRows.Of(archive.Pieces.SelectMany(piece => piece.Additions, (piece, late) => (piece, late)).OrderBy(a => a.late.On).Select((a, i) => SheetRow.Data(
            [Cell.Of(i + 1), Cell.Of(a.late.On), Cell.Of(a.piece.Code), Cell.Of(a.piece.Title), Cell.Of(a.late.What), Cell.Of(a.late.Reason)]))),
        Signatures = ["整理人：", "检查人：", "年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };

    private static string Remark(ArchivePiece piece) =>
        piece.Additions.IsEmpty ? "" : $"补归档 {piece.Additions.Length} 项（{Words.Day(piece.Additions[^1].On)}）";

    public static SheetData Missing(SchoolArchive archive, DateOnly day) => new()
    {
        Name = "归档检查",
        Title = $"{archive.SchoolName}{archive.Year}年归档检查表",
        Lines = [new($"单位（盖章）：{archive.SchoolName}", $"缺 {archive.Missing} 项，共 {archive.Checks.Length} 项", $"截至{Words.Day(day)}")],
        Heads = [new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6), new Column("类别").Wide(12), new Column("应归档").Wide(40), new Column("情况") { Align = Align.Centre }.Wide(8), new Column("说明").Wide(36)],
        Rows = SheetRows.Of(archive.Checks.Select((check, i) => SheetRow.Data(
            [Cell.Of(i + 1), Cell.Of(Words.Of(check.Part)), Cell.Of(check.Name), Cell.Of(check.IsThere ? "● 有" : "○ 缺"), Cell.Of(check.Note ?? "")]))),
        Signatures = ["检查人：", "年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };
}
