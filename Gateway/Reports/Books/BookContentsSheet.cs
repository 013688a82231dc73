using System.Collections.Immutable;
using DistrictUnion.Reports.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>目录: every part of the book with a link, and what there is nothing of.</summary>
internal static class BookContentsSheet
{
    public const string Name = "目录";

    public static SheetData Of(SchoolBook book, ImmutableArray<BookSection> sections)
    {
        var number = 0;
        return new()
        {
            Name = Name,
            Title = $"{book.School}{book.View.Year}年度工会工作目录",
            Lines = [book.Line($"{book.View.Year}年")],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6),
                new Column("名称").Wide(40),
                new Column("条目", ValueFormat.Count) { Align = Align.Centre }.Wide(8),
                new Column("情况").Wide(34),
            ],
            Rows = SheetRows.Of(sections.Select(section => SheetRow.Data(
                Cell.Of(++number),
                section.Sheets is [var sheet, ..] ? Cell.Link(section.Name, sheet.Name) : Cell.Of(section.Name) with { Look = Look.Muted },
                section.Entries is { } entries ? Cell.Of(entries) : Cell.None,
                Cell.Of(section.Remark) with { Look = section.Sheets.IsEmpty ? Look.Muted : Look.Plain }))),
            RowHeight = 20,
            Notes = ["说明：点名称可以转到该表。没有条目的台账只列在这里，不附空表；“无此情况”由学校填写，日期为填写日期。"],
            Print = PrintSetup.A4Portrait,
        };
    }
}
