using DistrictUnion.Domain;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>工作总结 in a school book: those of the year that were handed in, section by section.</summary>
public static class SummarySheet
{
    /// <param name="summaries">Of the school; those of other years and those without text are passed over.</param>
    /// <param name="day">The day of the print.</param>
    public static BookPart Part(IEnumerable<SummaryView> summaries, int year, DateOnly day) => new(
        "工作总结",
        [.. summaries.Where(s => s.Period.Year == year && s.LastSubmittedAt is not null && s.Content is not null).OrderBy(s => s.Period.ToString(), StringComparer.Ordinal).Select(s => Of(s, day))]);

    private static SheetData Of(SummaryView summary, DateOnly day) => new()
    {
        Name = summary.Period.Title,
        Title = $"{summary.SchoolName}{summary.Period.Title}",
        Lines = [new($"单位（盖章）：{summary.SchoolName}", Words.Of(summary.State), $"填报日期：{Words.Day(day)}")],
        Heads = [new Column("部分").Wide(16), new Column("内容").Wide(96)],
        Rows = SheetRows.Of(summary.Content!.Sections.Where(s => !string.IsNullOrWhiteSpace(s.Text)).Select(s => SheetRow.Data([Cell.Of(s.Title), Cell.Of(s.Text)]))),
        Signatures = ["工会主席（签字）：", "年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };
}
