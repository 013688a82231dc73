using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Reports.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>封面: whose book it is, number and digest with their QR code, what is in it, and where it is stamped.</summary>
internal static class BookCoverSheet
{
    private const double QrSide = 134;
    private const int QrRows = 5;

    /// <summary>Rows, from zero, in which number, digest and seal will stand.</summary>
    private const int NumberRow = 3, DigestRow = 6, SealRow = 7;

    public static SheetData Of(SchoolBook book, BookContent content) => new()
    {
        Name = BookCheck.CoverName,
        Title = $"{book.School}{content.Year.Year}年度工会工作一校一册",
        Lines = [new($"单位（盖章）：{book.School}", "", $"签发日期：{book.Day}")],
        Heads = [new Column("").Wide(16), new Column("").Wide(43), new Column("").Wide(27)],
        Rows = SheetRows.Of([.. Items(book, content)]),
        RowHeight = 28,
        Notes =
        [
            "核验：打开区教育工会平台的“核验”页面，输入编号和摘要（二维码里是同样的文字），或上传本文件；不登录也能用。本册末页有核验办法。",
            content.WithPrivate ? "本册含个人信息，按规定保管，不得外传。" : "个人信息按规定隐去；已清除的写“已按规定清除”。空格留给手填，和 0 不同。",
        ],
        Signatures = ["工会主席（签字）：", "党支部（盖章）：", "年　　月　　日"],
        Print = PrintSetup.A4Portrait,
    };

    /// <summary>The same with number, digest, seal and QR code.</summary>
    public static SheetData Issued(SheetData draft, IssuedBook issued)
    {
        var text = BookWords.QrText(issued.Number, issued.Digest);
        var rows = draft.Rows.ToArray();
        rows[NumberRow] = With(rows[NumberRow], Cell.Of(issued.Number));
        rows[DigestRow] = With(rows[DigestRow], Cell.Of(BookWords.Grouped(issued.Digest)) with { Across = 1 });
        if (issued.Seal is { } seal) rows[SealRow] = With(rows[SealRow], Cell.Of(BookWords.Seal(seal)) with { Across = 1 });
        return draft with
        {
            Rows = SheetRows.Of(rows),
            Picture = new([.. QrPicture.Png(text)], $"二维码：{text}", 0, 2, QrSide),
        };
    }

    private static IEnumerable<SheetRow> Items(SchoolBook book, BookContent content)
    {
        var (year, filled) = (content.Year, content.Ledgers.Count(l => l.Entries > 0));
        yield return SheetRow.Data(Label("学校（单位）"), Cell.Of(book.School), Cell.Blank with { Down = QrRows - 1 });
        yield return SheetRow.Data(Label("上级工会"), Cell.Of(year.DistrictName));
        yield return SheetRow.Data(Label("年度"), Cell.Of($"{year.Year}年"));
        yield return SheetRow.Data(Label("编号"), Cell.Blank);
        yield return SheetRow.Data(Label("数据截至"), Cell.Of(book.AskedAt) with { Align = Align.Left });
        yield return SheetRow.Data(Label("含个人信息"), Cell.Of(content.WithPrivate ? "是" : "否，已隐去"), Cell.Of("扫码得编号和摘要") with { Align = Align.Centre, Look = Look.Muted });
        yield return SheetRow.Data(Label("摘要"), Cell.Blank with { Across = 1 });
        yield return SheetRow.Data(Label(BookCheck.SealLabel), Cell.Blank with { Across = 1 });
        yield return SheetRow.Group(Cell.Of("内容") with { Across = 2 });
        yield return Item("工作计划", $"{year.Plans.Length} 个，共 {year.Plans.Sum(Tasks)} 项任务");
        foreach (var quarter in year.Quarters) yield return Item(quarter.Quarter.Name, BookWords.Of(quarter));
        yield return Item("台账", $"应建 {content.Ledgers.Length} 种，有条目的 {filled} 种，共 {content.Ledgers.Sum(l => l.Entries)} 条");
        yield return Item("佐证材料", $"{EvidenceSection.FilesOf(content).Length} 份");
        yield return SheetRow.Group(Cell.Of("盖章") with { Across = 2 });
        yield return SheetRow.Data(Label("学校工会\n（盖章）\n\n"), Cell.Of("\n\n　　　　　　年　　月　　日") with { Across = 1, Align = Align.Right });
        yield return SheetRow.Data(Label("区教育工会\n（盖章）\n\n"), Cell.Of("\n\n　　　　　　年　　月　　日") with { Across = 1, Align = Align.Right });
    }

    private static int Tasks(PlanView plan) => (plan.Versions.IsEmpty ? plan.Tasks : plan.Versions[^1].Tasks).Length;

    private static Cell Label(string text) => Cell.Of(text) with { Align = Align.Centre };

    private static SheetRow Item(string name, string text) => SheetRow.Data(Label(name), Cell.Of(text) with { Across = 1 });

    private static SheetRow With(SheetRow row, Cell value) => row with { Cells = row.Cells.SetItem(1, value) };
}
