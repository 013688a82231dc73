using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Letters;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>一、报送情况: how many reported, by group, and who did not or did so late.</summary>
/// <param name="beside">The same quarter on the other basis.</param>
internal sealed class CircularFiling(DistrictBook book, DistrictBook beside)
{
    /// <summary>What does not count as reported, in the order in which it is named.</summary>
    private static readonly ImmutableArray<Filing> NotReported = [Filing.Missing, Filing.Returned, Filing.Empty, Filing.AwaitingReview];

    public IEnumerable<LetterBlock> Blocks()
    {
        yield return new LetterHead(1, "报送情况");
        yield return new LetterParagraph(Sum());
        yield return new LetterParagraph($"按{Words.Of(beside.View.Basis)}，{Counts(beside.Table.District)}。");
        yield return SheetGrid.Of(Groups(), LetterPaper.Of(LetterPage.Letter).TextWidth);
        foreach (var (title, schools) in Lists())
        {
            yield return new LetterHead(2, $"{title}（{schools.Length}所）");
            yield return new LetterParagraph(CircularWords.Names(schools) + "。");
        }
    }

    private string Sum()
    {
        var total = book.Table.District;
        var open = NotReported.Select(filing => (filing, Count: Filed(filing).Length)).Where(of => of.Count > 0).Select(of => $"{FilingWords.Of(of.filing)}{of.Count}所").ToArray();
        var exempt = book.Table.Rows.Count(row => row.Standing is Standing.Exempt);
        return $"{Counts(total)}；还没有算作已报的{total.Reporting.Whole - total.Reporting.Part}所{(open.Length == 0 ? "" : $"，其中{string.Join("、", open)}")}。"
            + (exempt == 0 ? "" : $"另有免报{exempt}所，不计入应报数。");
    }

    /// <summary>应报45所，已报40所，报送率88.9%（40/45）；按时36所，及时率80.0%（36/45），迟报4所.</summary>
    private static string Counts(ComparedTotal total) =>
        $"应报{total.Reporting.Whole}所，已报{total.Reporting.Part}所，报送率{CircularWords.OfSchools(total.Reporting)}；"
        + $"其中按时{total.Punctuality.Part}所，及时率{CircularWords.OfSchools(total.Punctuality)}，迟报{total.Reporting.Part - total.Punctuality.Part}所";

    private SheetData Groups() => new()
    {
        Name = "各组报送情况",
        Title = "各组报送情况",
        Heads =
        [
            new Column("组别").Wide(12), Count("应报"), Count("已报"), Count("按时"), Count("迟报"), Count("未报"),
            new Column("报送率", ValueFormat.Percent) { Align = Align.Centre }.Wide(8), new Column("及时率", ValueFormat.Percent) { Align = Align.Centre }.Wide(8),
        ],
        Rows = SheetRows.Of(book.Groups.Where(group => group.Total is not null).Select(group => SheetRow.Data(Row(group.Name, group.Total!)))),
        Totals = [SheetRow.Total(Row("合计", book.Table.District))],
    };

    private static ImmutableArray<Cell> Row(string name, ComparedTotal total) =>
    [
        Cell.Of(name), Cell.Of(total.Reporting.Whole), Cell.Of(total.Reporting.Part), Cell.Of(total.Punctuality.Part),
        Cell.Of(total.Reporting.Part - total.Punctuality.Part), Cell.Of(total.Reporting.Whole - total.Reporting.Part), RateCells.Of(total.Reporting), RateCells.Of(total.Punctuality),
    ];

    private static Column Count(string text) => new Column(text, ValueFormat.Count) { Align = Align.Centre }.Wide(6);

    private IEnumerable<(string Title, ImmutableArray<string> Schools)> Lists()
    {
        var good = Listed().Where(s => s.Filing is Filing.OnTime && s.Rates.Light is Light.Green).Select(s => s.Name).ToImmutableArray();
        if (!good.IsEmpty) yield return ("按时报送且达到计划进度的学校", good);
        var late = Listed().Where(s => s.Filing is Filing.Late).ToArray();
        if (late.Length > 0) yield return ("迟报的学校", [.. late.Select(s => LateDays.Of(s, book.View.TimeZone) is { } days ? $"{s.Name}（迟{days}天）" : s.Name)]);
        foreach (var filing in NotReported)
            if (Filed(filing) is { IsEmpty: false } schools) yield return ($"{FilingWords.Of(filing)}的学校", [.. schools.Select(s => s.Name)]);
    }

    private ImmutableArray<ComparedSchool> Filed(Filing filing) => [.. Listed().Where(s => s.Filing == filing)];

    private IEnumerable<ComparedSchool> Listed() => book.Groups.SelectMany(group => group.Schools).Select(book.School).Where(s => s.Standing is Standing.Expected);
}
