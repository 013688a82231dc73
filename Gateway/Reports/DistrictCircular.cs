using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Comparison;
using DistrictUnion.Reports.Letters;

namespace DistrictUnion.Reports;

/// <summary>《关于2026年第三季度工会工作完成情况的通报》: what the office sends to all schools after a quarter, filled in from the comparison.</summary>
public static class DistrictCircular
{
    /// <summary>What the letter calls itself, without 《》.</summary>
    public static string Subject(Quarter quarter) => $"关于{quarter.Name}工会工作完成情况的通报";

    /// <summary>Shapes the last quarter of a comparison.</summary>
    /// <param name="comparison">The quarter on the basis that the letter is about; its earlier quarters give 上期排名. It has a round.</param>
    /// <param name="other">The same quarter on the other basis, which is named beside it.</param>
    public static LetterData Shape(ComparisonView comparison, ComparisonView other)
    {
        var (book, beside) = (new DistrictBook(comparison), new DistrictBook(other));
        var (filing, progress) = (new CircularFiling(book, beside), new CircularProgress(book, beside));
        var annex = FilingSheet.Of(book);
        var quarter = book.Table.Quarter;
        return new(Subject(quarter), comparison.DistrictName, book.AskedAt,
        [
            new(LetterPage.Letter,
            [
                new LetterTitle([comparison.DistrictName, $"关于{quarter.Name}工会工作", "完成情况的通报"]),
                new LetterAddressee("各学校（单位）工会"),
                new LetterParagraph(Opening(book)),
                .. filing.Blocks(),
                .. progress.Blocks(),
                .. CircularRequests.Blocks(book),
                new LetterAttachments([annex.Title]),
                new LetterSignature(comparison.DistrictName, book.Today),
            ]),
            new(LetterPage.Wide,
            [
                new LetterAttachmentMark("附件"),
                new LetterTitle([annex.Title]),
                .. annex.Lines.Select(line => new LetterLine(line)),
                SheetGrid.Of(annex, LetterPaper.Of(LetterPage.Wide).TextWidth),
                .. annex.Notes.Select(note => new LetterNote(note)),
            ]),
        ]);
    }

    /// <summary>区_2026年第三季度_工会工作完成情况的通报.docx.</summary>
    public static WorkbookFileName FileName(ComparisonView comparison)
    {
        var quarter = comparison.Tables[^1].Quarter;
        return WorkbookFileName.OfLetter((comparison.DistrictName, comparison.District.Value), (quarter.Name, quarter.ToString()), ("工会工作完成情况的通报", "circular"));
    }

    private static string Opening(DistrictBook book) =>
        $"现将{book.Quarter}工会工作完成情况通报如下。数据取自{Words.Day(book.Today)}{book.AskedAt:HH:mm}的进度对比，{(book.Table.IsLocked ? "填报已锁定" : "填报尚未锁定，以后还会变化")}；"
        + $"除另行说明的以外，一律为{Words.Of(book.View.Basis)}。上报数（含未审）是学校报送即算，退回的在再报之前不算；审定数只算审核通过的内容。"
        + $"通报范围：{string.Join("、", book.Groups.Select(group => $"{group.Name}{group.Schools.Length}所"))}，计入合计{book.Table.District.Counted}所。";
}
