using System.Globalization;
using DistrictUnion.Domain.Books;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>核验: number, salt, digests and seal, as the check reads them, and how anybody may count them again.</summary>
internal static class BookCheckSheet
{
    public static SheetData Of(IssuedBook issued, string salt) => new()
    {
        Name = BookCheck.SheetName,
        Title = "核验",
        Heads =
        [
            new Column(BookCheck.ItemHead) { Align = Align.Centre }.Wide(12),
            new Column(BookCheck.ValueHead).Wide(40),
            new Column(BookCheck.DigestHead, ValueFormat.Id) { Align = Align.Left }.Wide(46),
        ],
        Rows = SheetRows.Of(
        [
            SheetRow.Data(Cell.Of(BookCheck.NumberLabel), Cell.Of(issued.Number), Cell.Blank),
            SheetRow.Data(Cell.Of(BookCheck.SaltLabel), Cell.Of(salt) with { Format = ValueFormat.Id }, Cell.Blank),
            SheetRow.Data(Cell.Of(BookCheck.DigestLabel), Cell.Blank, Cell.Of(Lines(issued.Digest))),
            .. Seal(issued),
            .. issued.Sheets.Select((sheet, i) => SheetRow.Data(Cell.Of(i + 1), Cell.Of(sheet.Name), Cell.Of(Lines(sheet.Digest)))),
        ]),
        RowHeight = 30,
        Print = PrintSetup.A4Portrait,
        Notes =
        [
            "一、在区教育工会平台的“核验”页面输入编号和摘要，或上传本文件：与签发时一致，签发以后哪些数据有变化，或本文件的哪几张表被改动过，都会说明。",
            "二、离线核验：DistrictUnion verify-book 文件.xlsx，不连数据库。",
            "三、自行计算：每张表的摘要是 SHA-256（UTF-8，每行以换行结束），依次为“DistrictUnion-sheet/1”、随机码、表名，再按行从左到右，每个有内容的单元格一行：“地址 n 数值”（最多 15 位有效数字）"
                + "或“地址 s 文字”（反斜杠写两遍，换行写 \\n）；封面上的编号、摘要和封存不计入。全册摘要是 SHA-256，依次为“DistrictUnion-book/2”、编号、随机码、“封存号 封存摘要”，再每张表一行“摘要 表名”；没有封存的旧册是“DistrictUnion-book/1”，少那一行。",
            "四、封存是签发前平台日志的总摘要，本册用到的数据都在其内；系统管理员可用 DistrictUnion verify --seal 封存号:封存摘要 核对当时的日志没有被改动或截短。签发记录本身在下一次封存里。",
            "五、核验只证明本册与签发时的数据是否一致，不证明填报内容属实。用 Excel、WPS 打开另存不影响核验；改动任何一格，或者隐藏有内容的表、行、列，都会被发现。",
        ],
    };

    private static IEnumerable<SheetRow> Seal(IssuedBook issued)
    {
        if (issued.Seal is { } seal)
            yield return SheetRow.Data(Cell.Of(BookCheck.SealLabel), Cell.Of(seal.Number.ToString(CultureInfo.InvariantCulture)) with { Format = ValueFormat.Id }, Cell.Of(Lines(seal.Digest)));
    }

    /// <summary>In two lines of four groups, so that no font breaks it elsewhere; blanks are no part of a digest.</summary>
    private static string Lines(string digest) => $"{BookWords.Grouped(digest[..32])}\n{BookWords.Grouped(digest[32..])}";
}
