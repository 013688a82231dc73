using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>各项得分: schools × items, 综评 where there is one, else what the inspectors handed in.</summary>
internal static class ItemMarksSheet
{
    public const string Name = "各项得分";

    /// <summary>Columns under one head: what a page holds, so that a long part begins again on the next.</summary>
    private const int MostInPart = 20;

    public static SheetData Of(SummaryBook book)
    {
        var (board, items) = (book.Board, book.Board.Rubric.Items.ToArray());
        var width = WidthFor(items.Length);
        return new()
        {
            Name = Name,
            Title = book.Title(Name),
            Lines = [new($"单位（盖章）：{board.DistrictName}", $"{board.Round.Year}年　{board.Rubric.Name}", $"截至{Words.Day(board.Today)}")],
            Heads =
            [
                new Column("学校（单位）").Wide(20),
                new Column("状态") { Align = Align.Centre }.Wide(8),
                .. board.Rubric.Sections.SelectMany(section => section.Items.Chunk(MostInPart).Select((part, i) => new HeadGroup(
                    i == 0 ? section.Name : $"{section.Name}（续）",
                    [.. part.Select(item => new Column(string.Create(CultureInfo.InvariantCulture, $"{item.Number}.{item.Name}\n（{item.Marks:0.##}）"), ValueFormat.Quantity) { Align = Align.Centre }.Wide(width))]))),
            ],
            Rows = SheetRows.Of(book.Rows.Select(row => Row(row, items))),
            Notes = ["已综评的是综评得分，其余是已提交的考评分；低于满分六成的有底色。括号里是分值。"],
            NameColumns = 1,
            Print = new(WhenTooWide: TooWide.UseA3),
        };
    }

    /// <summary>
    /// The widest columns, from 9 down to 6, with which so many items stay on one A3 page; where even the narrow ones do not, the parts of the
    /// rubric go over several pages, the schools on each.
    /// </summary>
    private static int WidthFor(int items) => items switch { <= 20 => 9, <= 22 => 8, <= 25 => 7, <= 29 => 6, _ => 8 };

    private static SheetRow Row(BoardRow row, RubricItem[] items) => SheetRow.Data(
    [
        Cell.Of(row.School.Name),
        Cell.Of(Words.Of(row.State)),
        .. items.Select(item => row.Marks.TryGetValue(item.Number, out var marks) ? Cell.Of(marks) with { Look = marks < item.Marks * 0.6m ? Look.Heat2 : Look.Plain } : Cell.None),
    ]);
}
