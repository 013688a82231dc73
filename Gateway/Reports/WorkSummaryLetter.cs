using DistrictUnion.Domain;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Reports.Letters;

namespace DistrictUnion.Reports;

/// <summary>A school's work summary (半年小结, 年度总结) as a letter.</summary>
public static class WorkSummaryLetter
{
    /// <param name="content">What is printed: what was handed in, or what is being typed.</param>
    /// <param name="askedAt">The moment of the question, on the district's clock.</param>
    public static LetterData Shape(SummaryView view, SummaryContent content, DateTimeOffset askedAt)
    {
        var organ = $"{view.SchoolName}工会";
        var day = view.LastSubmittedAt is { } handedIn && ReferenceEquals(content, view.Content) ? Zones.DayOf(handedIn, view.TimeZone) : view.Today;
        return new(view.Period.Title, organ, askedAt,
        [
            new(LetterPage.Letter,
            [
                new LetterTitle([organ, view.Period.Title]),
                .. content.Sections.Where(section => !string.IsNullOrWhiteSpace(section.Text)).SelectMany(Blocks),
                new LetterSignature(organ, day),
            ]),
        ]);
    }

    /// <summary>学校_2026年上半年工会工作小结.docx.</summary>
    public static WorkbookFileName FileName(SummaryView view) =>
        WorkbookFileName.OfLetter((view.SchoolName, view.School.Value), (view.Period.Title, view.Period.ToString()));

    private static IEnumerable<LetterBlock> Blocks(SummarySection section) =>
        section.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (LetterBlock)new LetterParagraph(line))
            .Prepend(new LetterHead(1, section.Title));
}
