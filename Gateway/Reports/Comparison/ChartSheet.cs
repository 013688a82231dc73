using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>图表: three charts, and below them the cells that they draw. A missing number is an empty cell, which a chart leaves out; "—" would be drawn as zero.</summary>
internal static class ChartSheet
{
    public const string Name = "图表";

    /// <summary>More columns than this cannot be told apart on a page.</summary>
    const int MostSchools = 60;

    /// <summary>Width of all columns with values together: with the names' column it fills the page.</summary>
    const int ValueWidth = 96;

    static readonly ImmutableArray<Filing> Filings =
        [Filing.OnTime, Filing.Late, Filing.AwaitingReview, Filing.Empty, Filing.Returned, Filing.Missing];

    public static SheetData Of(DistrictBook book)
    {
        var byGroup = ByGroup(book);
        var byState = ByState(book);
        var bySchool = BySchool(book);
        var values = Math.Max(book.View.Groups.Length + 1, Filings.Length);
        var rows = new[] { byGroup, byState, [.. Shares(book)], bySchool };
        var starts = rows.Select((_, i) => rows.Take(i).Sum(part => part.Length)).ToArray();
        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}图表",
            Lines = [book.Line],
            Heads = [new Column("").Wide(30), .. Enumerable.Range(0, values).Select(_ => new Column("", ValueFormat.Count).Wide(Math.Clamp(ValueWidth / values, 8, 16)))],
            Rows = SheetRows.Of(rows.SelectMany(part => part)),
            Charts =
            [
                new("各组完成率（按季度）", ChartKind.Lines, starts[0], byGroup.Length - 1, [.. Enumerable.Range(1, book.View.Groups.Length + 1)]) { IsShare = true },
                new("报送情况（所）", ChartKind.StackedColumns, starts[1], byState.Length - 1, [.. Enumerable.Range(1, Filings.Length)]),
                new(SchoolsTitle(book), ChartKind.Columns, starts[3], bySchool.Length - 1, [1]) { IsShare = true, IsTall = true },
            ],
            Notes = ["“占比”一行合计为 100.0%，用最大余额法取整。图由下列单元格画成，改动单元格，图随之改变。"],
            RowHeight = 18,
        };
    }

    static ImmutableArray<SheetRow> ByGroup(DistrictBook book) =>
    [
        SheetRow.Head([Cell.Of("完成率"), Cell.Of("全区"), .. book.View.Groups.Select(group => Cell.Of(group.Name))]),
        .. book.View.Tables.Select(table => SheetRow.Data(
        [
            Cell.Of(table.Quarter.Name), .. table.Groups.Prepend(table.District).Select(total => Value(total.Rates.Completion)),
        ])),
    ];

    static ImmutableArray<SheetRow> ByState(DistrictBook book) =>
    [
        SheetRow.Head([Cell.Of("报送情况（所）"), .. Filings.Select(filing => Cell.Of(FilingWords.Of(filing)))]),
        .. book.View.Tables.Select(table => SheetRow.Data([Cell.Of(table.Quarter.Name), .. Counts(table).Select(count => Cell.Of(count))])),
    ];

    static IEnumerable<SheetRow> Shares(DistrictBook book) =>
        [SheetRow.Total([Cell.Of($"{book.Quarter}占比"), .. RateCells.Shares(Counts(book.Table))])];

    static ImmutableArray<long> Counts(QuarterTable table) =>
        [.. Filings.Select(filing => table.Rows.LongCount(school => school.Filing == filing))];

    static ImmutableArray<SheetRow> BySchool(DistrictBook book) =>
    [
        SheetRow.Head(Cell.Of("学校（单位）"), Cell.Of("完成率")),
        .. Schools(book).Select(school => SheetRow.Data(Cell.Of(school.Name), Value(school.Rates.Completion))),
    ];

    static string SchoolsTitle(DistrictBook book) =>
        Ranked(book).Count > MostSchools ? $"完成率最低的 {MostSchools} 所学校" : "各校完成率";

    /// <summary>By group and rank; of many schools the ones furthest behind.</summary>
    static IEnumerable<ComparedSchool> Schools(DistrictBook book) => Ranked(book) is { Count: > MostSchools } many
        ? many.OrderBy(school => school.Rates.Completion.InMillionths()).Take(MostSchools)
        : Ranked(book);

    static List<ComparedSchool> Ranked(DistrictBook book) =>
        [.. book.Groups.SelectMany(group => group.Schools).Select(book.School).Where(school => school.IsCounted && school.Rates.Completion.Exists)];

    static Cell Value(Rate rate) => rate.Exists ? RateCells.Of(rate) : Cell.Blank;
}
