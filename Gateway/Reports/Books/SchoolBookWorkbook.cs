using System.Collections.Immutable;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Ledgers;
using DistrictUnion.Reports.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>
/// The school book (一校一册): cover, contents, plan, quarters, every ledger with entries, evidence, reviews, and how it is checked. It is shaped
/// twice over the same sheets: as a draft, of which the digests are taken, and issued, when it has a number.
/// </summary>
public static class SchoolBookWorkbook
{
    /// <summary>Every number format that a cell of a book may have, as Excel writes it.</summary>
    public static ImmutableArray<string> NumberFormats { get; } = [.. Enum.GetValues<ValueFormat>().Select(format => format.Code()).Distinct()];

    /// <summary>The book before it has a number.</summary>
    public static WorkbookData Draft(BookContent content)
    {
        var book = new SchoolBook(content.Year, content.AskedAt);
        var sections = Sections(book, content);
        ImmutableArray<SheetData> sheets = [.. sections.SelectMany(section => section.Sheets)];
        return new(
            $"{book.School}{content.Year.Year}年度工会台账", book.School, book.AskedAt,
            [BookCoverSheet.Of(book, content), BookContentsSheet.Of(book, sections), .. sheets.Select(Held)])
        {
            HasManySheets = true,
        };
    }

    /// <summary>The digests of a draft's sheets.</summary>
    public static ImmutableArray<SheetMark> Marks(WorkbookData draft, string salt) => BookMarks.Of(draft, salt);

    /// <summary>The draft with number, digest, QR code and the sheet by which it is checked.</summary>
    public static WorkbookData Issued(WorkbookData draft, IssuedBook issued, string salt) => draft with
    {
        Mark = issued.Number,
        Sheets = [BookCoverSheet.Issued(draft.Sheets[0], issued), .. draft.Sheets[1..], BookCheckSheet.Of(issued, salt)],
    };

    /// <summary>学校_2026年_一校一册.xlsx; one with private values says so.</summary>
    public static WorkbookFileName FileName(BookContent content) => WorkbookFileName.Of(
        (content.Year.School.Name, content.Year.School.Code.Value),
        ($"{content.Year.Year}年", $"{content.Year.Year}"),
        (content.WithPrivate ? "一校一册（含个人信息）" : "一校一册", content.WithPrivate ? "book-open" : "book"));

    /// <summary>Rows are read twice, for the digests and for the file.</summary>
    private static SheetData Held(SheetData sheet) => sheet with { Rows = SheetRows.Of([.. sheet.Rows]) };

    private static ImmutableArray<BookSection> Sections(SchoolBook book, BookContent content)
    {
        var year = content.Year;
        return
        [
            new("工作计划", [BreakdownSheet.Of(book)], $"计划 {year.Plans.Length} 个"),
            .. year.Quarters.Select(quarter => new BookSection($"{quarter.Quarter.Name}进度", [ProgressSheet.Of(book, quarter)], BookWords.Of(quarter))),
            .. content.Ledgers.Where(ledger => ledger.View is not null).Select(ledger => Of(book, content, ledger, ledger.View!)),
            .. content.Parts.Select(part => new BookSection(part.Name, part.Sheets, part.Sheets.IsEmpty ? "无" : "")),
            EvidenceSection.Of(book, content),
            new("审核记录", [ReviewSheet.Of(book)], ""),
        ];
    }

    private static BookSection Of(SchoolBook book, BookContent content, BookLedger ledger, LedgerView view)
    {
        var name = $"{ledger.Kind.Code.Value.ToUpperInvariant()} {ledger.Kind.Name}";
        var isShown = content.WithEmpty || ledger.Entries > 0;
        return new(name, isShown ? [LedgerSheet.Of(view, content.Day) with { Name = name }] : [], BookWords.Of(book, ledger, view)) { Entries = ledger.Entries };
    }
}

/// <summary>A line of the contents, with its sheets.</summary>
/// <param name="Sheets">None: there is nothing of it in the book.</param>
/// <param name="Remark">How it stands.</param>
internal sealed record BookSection(string Name, ImmutableArray<SheetData> Sheets, string Remark)
{
    /// <summary>Entries of a ledger or files; null: not counted.</summary>
    public int? Entries { get; init; }
}
