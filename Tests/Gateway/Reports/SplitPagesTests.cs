using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A table over several pages: what stands around it is whole wherever it is printed.</summary>
public sealed class SplitPagesTests
{
    private const string Unit = "单位（盖章）：青岚区松岭路实验小学工会委员会";

    public static TheoryData<string> Kinds => [.. ShippedLedgers.All.Where(kind => kind.Source is LedgerSource.Entries).Select(kind => kind.Code.Value)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_OfAnyLedger_PutNoPieceOfATextIntoColumnsThatComeAgain(string code)
    {
        var book = LedgerWorkbook.Shape(LedgerSheetTests.ViewOf(ShippedLedgers.Of(new(code))[^1]), A.Noon(2026, 11, 22));
        Assert.All(book.Sheets, sheet => Whole(new(sheet, sheet.Name)));
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 12)]
    [InlineData(2, 30)]
    [InlineData(3, 8)]
    public void Rows_OfATableWithNameColumns_PutNoPieceOfATextIntoThem(int names, int width)
    {
        var layout = new SheetLayout(Wide(names, width), "宽表");

        Assert.True(layout.Page.IsSplit);
        Whole(layout);
        var rows = layout.Rows().Take(2).Select(row => row.Cells.ToArray().Select(cell => cell.Cell.Text).ToArray()).ToArray();
        Assert.Contains(Unit, rows[1]);
        Assert.Equal(names * width >= Unit.Length * 2 ? 0 : names, Array.IndexOf(rows[1], Unit));
    }

    /// <summary>Name columns are printed with every page: a text lies within them, or not over them at all.</summary>
    private static void Whole(SheetLayout layout)
    {
        var rows = layout.Rows().Select(row => (row.Number, Texts: row.Cells.ToArray().Select((cell, i) => (cell.Style.Role, cell.Cell.Text, Column: i + 1)).Where(c => c.Text is { Length: > 0 }).ToArray())).ToArray();
        if (!layout.Page.IsSplit) return;
        foreach (var (number, texts) in rows)
        {
            foreach (var (role, text, column) in texts.Where(t => t.Role is not (Role.Title or Role.Head)))
            {
                var last = layout.Merges.Where(m => m.Row == number && m.Column == column).Select(m => m.LastColumn).DefaultIfEmpty(column).Single();
                Assert.True(column > layout.NameColumns || last <= layout.NameColumns, $"{role} {text} reaches from column {column} to {last}.");
                if (role is not (Role.Line or Role.Note or Role.Signature)) continue;
                Assert.InRange(last, column, layout.Span);
                var room = layout.Widths[(column - 1)..last].Sum();
                Assert.True(role is Role.Note || TextMeasure.Longest(text!) <= room, $"{role} {text} has room for {room}.");
            }
        }
    }

    private static SheetData Wide(int names, int width) => new()
    {
        Name = "宽表",
        Title = "文体活动登记表",
        Lines = [new(Unit, "2026年度", "填报日期：2026年11月22日"), new(Right: "单位：元")],
        Heads = [.. Enumerable.Range(1, 24).Select(i => new Column($"列{i}", ValueFormat.Text) { MinWidth = width, MaxWidth = width })],
        NameColumns = names,
        Notes = ["一次活动一页，附签到表和照片。有支出的附审批表、发票、明细和领取名单，负责人和工会主席签字。"],
        Signatures = ["经办人：", "负责人：", "工会主席（签字）："],
        Rows = SheetRows.Of([SheetRow.Data([.. Enumerable.Range(1, 24).Select(i => Cell.Of($"值{i}"))])]),
    };
}
