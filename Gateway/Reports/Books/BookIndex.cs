using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>A school's line in the index of all books.</summary>
/// <param name="Group">Name of its group.</param>
public sealed record BookLine(SchoolCode School, string Name, string Group)
{
    /// <summary>Name of its file in the zip; null: there is none.</summary>
    public string? File { get; init; }

    public string Number { get; init; } = "";

    public string Digest { get; init; } = "";

    public int Sheets { get; init; }

    /// <summary>Kinds that the school is to keep.</summary>
    public int Ledgers { get; init; }

    public int Entries { get; init; }

    /// <summary>Names of kinds that are not kept as they should be.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Why there is no book; null: there is one.</summary>
    public string? Refused { get; init; }
}

/// <summary>The index workbook (目录) that lies first in the zip of all books.</summary>
public static class BookIndex
{
    /// <param name="askedAt">On the district's clock.</param>
    public static WorkbookData Shape(string district, int year, ImmutableArray<BookLine> lines, DateTimeOffset askedAt)
    {
        var day = Words.Day(DateOnly.FromDateTime(askedAt.DateTime));
        return new($"{district}{year}年各校一校一册目录", district, askedAt, [Sheet(district, year, lines, day)]);
    }

    private static SheetData Sheet(string district, int year, ImmutableArray<BookLine> lines, string day) => new()
    {
        Name = "目录",
        Title = $"{district}{year}年各校一校一册目录",
        Lines = [new($"单位（盖章）：{district}", $"{year}年", $"生成日期：{day}")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6),
            new Column("学校").Wide(24),
            new Column("分组") { Align = Align.Centre }.Wide(10),
            new Column("编号").Wide(28),
            new Column("摘要", ValueFormat.Id) { Align = Align.Left }.Wide(38),
            new Column("表数", ValueFormat.Count).Wide(6),
            new Column("应建台账", ValueFormat.Count).Wide(9),
            new Column("未齐", ValueFormat.Count).Wide(6),
            new Column("条目", ValueFormat.Count).Wide(8),
            new Column("未记或次数不足的台账").Wide(44),
            new Column("文件").Wide(40),
        ],
        Rows = SheetRows.Of(lines.Select((line, i) => Row(line, i + 1))),
        Totals =
        [
            SheetRow.Total(
                Cell.Of($"合计：{lines.Length} 所学校，{lines.Count(l => l.File is not null)} 册") with { Across = 4, Align = Align.Left },
                Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank,
                Cell.Of(lines.Sum(l => l.Sheets)), Cell.Of(lines.Sum(l => l.Ledgers)), Cell.Of(lines.Sum(l => l.Missing.Length)), Cell.Of(lines.Sum(l => l.Entries))),
        ],
        Notes = ["说明：编号和摘要可以在“核验”页面查询。未齐是未记或次数不足的台账种数，“无此情况”算齐。"],
        NameColumns = 2,
        Print = new(WhenTooWide: TooWide.UseA3),
    };

    private static SheetRow Row(BookLine line, int number) => line.Refused is { } reason
        ? SheetRow.Data(Cell.Of(number), Cell.Of(line.Name), Cell.Of(line.Group), Cell.Of($"没有生成：{reason}") with { Across = 7, Look = Look.Bad })
        : SheetRow.Data(
            Cell.Of(number), Cell.Of(line.Name), Cell.Of(line.Group), Cell.Of(line.Number), Cell.Of(BookWords.Grouped(line.Digest)), Cell.Of(line.Sheets), Cell.Of(line.Ledgers),
            Cell.Of(line.Missing.Length), Cell.Of(line.Entries), line.Missing.IsEmpty ? Cell.None : Cell.Of(string.Join("、", line.Missing)), Cell.Of(line.File));
}
